import Foundation

/// Standard output or standard error. Results go to the first, progress and complaints to the second.
struct Console {
    private let handle: FileHandle

    static var output: Console { Console(handle: .standardOutput) }
    static var input: Console { Console(handle: .standardInput) }
    static var error: Console { Console(handle: .standardError) }

    /// Writes at once.
    /// - Throws: `CommandFailure` when the other end cannot take it (a full disk).
    func write(_ text: String) throws {
        do {
            try handle.write(contentsOf: Data(text.utf8))
        } catch {
            throw CommandFailure("cannot write the result: \(error.localizedDescription)")
        }
    }

    /// A line of progress; what cannot be written is lost, as nothing depends on it.
    func line(_ text: String) { try? write(text + "\n") }

    /// Colour is for eyes: on a terminal, where nobody has asked for none.
    var paint: Paint {
        let environment = ProcessInfo.processInfo.environment
        let refused = !(environment["NO_COLOR"] ?? "").isEmpty || environment["TERM"] == "dumb"
        return Paint(isOn: isTerminal && !refused)
    }

    var isTerminal: Bool { isatty(handle.fileDescriptor) == 1 }
}
