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
    /// 1-based line in the file where the row (or the value at fault) starts.
    package var line: Int
    /// 1-based column in code points; nil where the whole row is meant.
    package var column: Int?
    /// 1-based number of the row among the file's rows; nil where the file as a whole is meant.
    package var row: Int?
    /// What is wrong and what was done or has to be done, in plain words.
    package var reason: String

    package init(_ severity: Severity, line: Int, column: Int? = nil, row: Int? = nil, reason: String) {
        self.severity = severity
        self.line = line
        self.column = column
        self.row = row
        self.reason = reason
    }
}

/// What came of reading a file: how many rows there were, how many were taken, and every row with a peculiarity.
package struct ImportReport: Sendable, Codable {
    /// The format found by looking, such as "NeuralSpace JSON".
    package var format: String
    package var rows: Int
    package var taken: Int
    /// In the file's order; at most `CorpusLimits.listedIssues` of each severity.
    package var issues: [RowIssue]
    /// How many more issues of each severity there are than `issues` lists.
    package var unlisted: [RowIssue.Severity: Int]

    package init(format: String, rows: Int, taken: Int, issues: [RowIssue] = [], unlisted: [RowIssue.Severity: Int] = [:]) {
        self.format = format
        self.rows = rows
        self.taken = taken
        self.issues = issues
        self.unlisted = unlisted
    }

    /// All issues of that severity, listed or not.
    package func count(_ severity: RowIssue.Severity) -> Int {
        issues.lazy.filter { $0.severity == severity }.count + unlisted[severity, default: 0]
    }
}

/// The values read from a file, with the report on it.
package struct ImportedData: Sendable {
    package var examples: [Example]
    package var definitions: [EntityDefinition]
    package var report: ImportReport

    package init(examples: [Example], definitions: [EntityDefinition], report: ImportReport) {
        self.examples = examples
        self.definitions = definitions
        self.report = report
    }
}

/// A file that cannot be read at all: one line that says what, where and what to do.
package struct UnreadableFile: Error, CustomStringConvertible, Sendable {
    /// What is wrong and what to do, without the place.
    package var message: String
    /// The file's name, where the reader was told one.
    package var file: String?
    package var line: Int?
    package var column: Int?

    package init(_ message: String, file: String? = nil, line: Int? = nil, column: Int? = nil) {
        self.message = message
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
