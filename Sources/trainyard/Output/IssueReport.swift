import Corpus

/// What is to be said of a file's rows, on standard error: the first issues by name, the rest by number.
struct IssueReport {
    var file: String
    var issues: [RowIssue]

    private static let shown = 20

    func tell() {
        for issue in issues.prefix(Self.shown) {
            let place = issue.column.map { "line \(issue.line), column \($0)" } ?? "line \(issue.line)"
            Console.error.line(PlainText.visible("\(file), \(place): \(issue.severity.rawValue): \(issue.reason)"))
        }
        if issues.count > Self.shown {
            Console.error.line("\(file): and \(PlainText.grouped(issues.count - Self.shown)) more (--json names them)")
        }
    }
}
