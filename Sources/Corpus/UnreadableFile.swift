/// A file that cannot be read at all: one line that says what, where and what to do.
package struct UnreadableFile: Error, CustomStringConvertible, Sendable {
    /// What is wrong and what to do, without the place.
    package var message: String
    /// The file's name, where the reader was told one.
    package var file: String?
    package var line: Int?
    package var column: Int?

    package init(_ message: String, file: String? = nil, line: Int? = nil, column: Int? = nil) {
        // A message may quote the file, and the file may hold anything.
        self.message = message.split(whereSeparator: \.isNewline).joined(separator: " ")
        self.file = file
        self.line = line
        self.column = column
    }

    /// One line: file, line and column as far as they are known, then the message.
    package var description: String {
        let place = [file, line.map { "line \($0)" }, column.map { "column \($0)" }].compactMap(\.self).joined(separator: ", ")
        return place.isEmpty ? message : "\(place): \(message)"
    }
}
