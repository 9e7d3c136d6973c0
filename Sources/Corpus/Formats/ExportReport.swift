/// Collects what a writer has to say of the rows it writes.
package struct ExportReport {
    private var report: ImportReport
    private var counts: [RowIssue.Severity: Int] = [:]

    /// - Parameter format: what a person calls the format.
    package init(_ format: String, rows: Int) {
        report = ImportReport(format: format, rows: rows, taken: 0)
    }

    package var finished: ImportReport { report }

    package mutating func wrote() { report.taken += 1 }

    package mutating func say(_ severity: RowIssue.Severity, line: Int, row: Int? = nil, _ reason: @autoclosure () -> String) {
        counts[severity, default: 0] += 1
        if counts[severity, default: 0] <= CorpusLimits.listedIssues {
            report.issues.append(RowIssue(severity, line: line, row: row, reason: reason()))
        } else {
            report.unlisted[severity, default: 0] += 1
        }
    }

    /// True when a text can be read back; else it is said why it is not written.
    package mutating func accepts(_ text: String, what: String, line: Int, row: Int) -> Bool {
        guard !text.isBlank, !text.utf8.contains(0) else {
            say(
                .refused, line: line, row: row, text.isBlank ? "the \(what) is empty: not written" : "the \(what) holds U+0000: not written"
            )
            return false
        }
        return true
    }

    /// The spans that a reader takes: inside the text, named, without overlap, sorted. The others are said to be left out.
    package mutating func spans(of example: Example, line: Int, row: Int) -> [EntityAnnotation] {
        guard !example.entities.isEmpty else { return [] }
        let count = example.text.codePointCount
        var kept: [EntityAnnotation] = []
        for span in example.entities.sorted(by: { ($0.start, -$0.end) < ($1.start, -$1.end) }) {
            let isFree = kept.last.map { $0.end <= span.start } ?? true
            if span.fits(count: count), isFree, !span.entity.isBlank {
                kept.append(span)
            } else {
                say(
                    .noted, line: line, row: row,
                    "the span \(span.start) to \(span.end) (\(span.entity.excerpt)) overlaps another or lies outside the text: left out")
            }
        }
        return kept
    }
}
