/// What is wrong with a theme or a translation, and where. The program goes on: what is wrong falls back.
package struct FileIssue: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file, or its name where it has none.
    package let file: String
    /// 1 for the first; 0 when the fault has no line.
    package let line: Int
    /// `roles.text.fg`; empty when the fault is not at a key.
    package let key: String
    package let reason: String

    package init(file: String, line: Int, key: String, reason: String) {
        self.file = file
        self.line = line
        self.key = key
        self.reason = reason
    }

    package var description: String {
        file + (line > 0 ? ":\(line)" : "") + ": " + (key.isEmpty ? "" : "\(key): ") + reason
    }
}
