import Glibc

/// How the screen is opened. What is nil is found out.
package struct DisplayOptions: Sendable {
    /// Draw ASCII alone, whatever the terminal can.
    package var ascii: Bool
    package var mouse: Bool
    package var depth: ColourDepth?
    /// Where what the program prints on standard output and error goes while the screen is open; nil: to memory.
    /// Its end is shown after the screen was closed, by a crash too.
    package var logPath: String?
    package var environment: [String: String]

    package init(
        ascii: Bool = false, mouse: Bool = false, depth: ColourDepth? = nil, logPath: String? = nil,
        environment: [String: String] = terminalEnvironment()
    ) {
        self.ascii = ascii
        self.mouse = mouse
        self.depth = depth
        self.logPath = logPath
        self.environment = environment
    }

    /// Those variables of the program's environment that say something about the terminal.
    package static func terminalEnvironment() -> [String: String] {
        ["TERM", "COLORTERM", "NO_COLOR", "TMUX"].reduce(into: [:]) { found, name in
            if let value = getenv(name) { found[name] = String(cString: value) }
        }
    }
}
