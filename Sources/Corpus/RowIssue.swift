/// One row of a file about which there is something to say.
package struct RowIssue: Hashable, Sendable, Codable {
    package enum Severity: String, Sendable, Codable, CodingKeyRepresentable, CaseIterable {
        /// The row could not be taken.
        case refused
        /// The row was taken after a repair that has one possible meaning.
        case mended
        /// The row was taken as it is, and somebody should know.
        case noted
    }

    package var severity: Severity
    /// The file among several that were read together (a folder, an archive); nil where there is one.
    package var file: String?
    /// 1-based line in the file where the row (or the value at fault) starts.
    package var line: Int
    /// 1-based column in code points; nil where the whole row is meant.
    package var column: Int?
    /// 1-based number of the row among the file's rows; nil where the file as a whole is meant.
    package var row: Int?
    /// What is wrong and what was done or has to be done, in plain words.
    package var reason: String

    package init(_ severity: Severity, file: String? = nil, line: Int, column: Int? = nil, row: Int? = nil, reason: String) {
        self.severity = severity
        self.file = file
        self.line = line
        self.column = column
        self.row = row
        self.reason = reason
    }
}
