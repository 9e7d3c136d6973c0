/// Why the screen cannot be opened, in one line that says what to do.
package enum TerminalError: Error, Equatable, Sendable, CustomStringConvertible {
    /// Input or output is no terminal.
    case notATerminal
    /// `TERM` is not set.
    case noTerm
    /// The terminal's description is not installed.
    case unknownTerm(String)
    /// The terminal cannot place its cursor.
    case cannotAddressCursor(String)
    /// The system refused something, with its reason.
    case system(String)

    package var description: String {
        switch self {
        case .notATerminal: "the dashboard needs a terminal: input and output must not be redirected"
        case .noTerm: "TERM is not set: set it to the terminal's name, e.g. TERM=xterm-256color"
        case .unknownTerm(let term):
            "no description of the terminal '\(term)' is installed: try TERM=xterm-256color, or install ncurses-term"
        case .cannotAddressCursor(let term): "the terminal '\(term)' cannot place its cursor: try TERM=xterm-256color"
        case .system(let reason): "the terminal could not be opened: \(reason)"
        }
    }
}
