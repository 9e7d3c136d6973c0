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
