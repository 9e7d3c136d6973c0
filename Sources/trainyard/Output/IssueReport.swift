import Corpus

/// What is to be said of a file's rows, on standard error: the first issues by name, the rest by number.
struct IssueReport {
    var file: String
    var issues: [RowIssue]
    /// Issues that are not among these.
    var unlisted = 0

    private static let shown = 20

    func tell() {
        for issue in issues.prefix(Self.shown) {
            let line = issue.column.map { "line \(issue.line), column \($0)" } ?? "line \(issue.line)"
            let place = [file, issue.file, line].compactMap(\.self).joined(separator: ", ")
            Console.error.line(PlainText.visible("\(place): \(issue.severity.rawValue): \(issue.reason)"))
        }
        let further = max(0, issues.count - Self.shown) + unlisted
        if further > 0 {
            let wayThere = unlisted > 0 ? "--json names the first of them, --issues FILE all" : "--json names them"
            Console.error.line("\(file): and \(PlainText.grouped(further)) more (\(wayThere))")
        }
    }

    /// What could not be written as it is: rows are those of the data.
    func tellWritten() {
        for issue in issues.prefix(Self.shown) {
            let place = [file, issue.file, issue.row.map { "row \($0)" }].compactMap(\.self).joined(separator: ", ")
            Console.error.line(
                PlainText.visible("\(place): \(issue.severity == .refused ? "not written" : "written otherwise"): \(issue.reason)"))
        }
        if issues.count > Self.shown {
            Console.error.line("\(file): and \(PlainText.grouped(issues.count - Self.shown)) more (--json names them)")
        }
    }
}
