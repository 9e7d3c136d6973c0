import Corpus
import Foundation

/// The rows of a table as a configuration wants them.
package struct LudwigRows: Sendable {
    package struct Row: Sendable {
        package var text: String
        /// The values of the outputs, in their order; nil where a row has none.
        package var outputs: [String?]
        /// The value that the division looks at.
        package var division: String?

        package init(text: String, outputs: [String?], division: String? = nil) {
            self.text = text
            self.outputs = outputs
            self.division = division
        }
    }

    package var rows: [Row]
    package var columns: [String]
    /// What Ludwig calls the file's format.
    package var format: String
    package var issues: [RowIssue]

    package init(rows: [Row], columns: [String], format: String, issues: [RowIssue]) {
        self.rows = rows
        self.columns = columns
        self.format = format
        self.issues = issues
    }

    /// - Parameter needsOutputs: whether rows without a value for any output are left out, as in training.
    /// - Throws: when the file is no table, or lacks a column.
    package static func read(
        _ path: String, _ configuration: LudwigConfiguration, needsOutputs: Bool
    ) throws(UnreadableFile) -> LudwigRows {
        guard let source = try SourceTree.open(path).only else {
            throw UnreadableFile("the data is one table: CSV, TSV, JSON or JSON lines", file: path)
        }
        var table = try TableRows(source)
        let division = configuration.split.column ?? "split"
        for feature in [configuration.input] + (needsOutputs ? configuration.outputs : []) where !table.columns.contains(feature.column) {
            throw UnreadableFile(
                "there is no column \(feature.column.excerpt) for the feature \(feature.name.excerpt); there are "
                    + table.columns.prefix(20).map(\.excerpt).joined(separator: ", "), file: path, line: 1)
        }
        if needsOutputs, configuration.statesSplit, configuration.split.kind != .random, let column = configuration.split.column,
            !table.columns.contains(column)
        {
            throw UnreadableFile("there is no column \(column.excerpt), which the split asks for", file: path, line: 1)
        }
        var read = LudwigRows(rows: [], columns: table.columns, format: format(path, source), issues: [])
        let wanted = [configuration.input.column, division] + configuration.outputs.map(\.column)
        var number = 0
        while let row = try table.next(wanted) {
            number += 1
            var fault = row.fault
            let outputs = row.cells.dropFirst(2).map { $0.flatMap { $0.isBlank ? nil : $0 } }
            if fault == nil, row.cells[0]?.isBlank != false { fault = "there is no text in \(configuration.input.column.excerpt)" }
            if fault == nil, needsOutputs, let missing = outputs.firstIndex(of: nil) {
                fault = "there is no value in \(configuration.outputs[missing].column.excerpt)"
            }
            if let fault {
                if read.issues.count < CorpusLimits.listedIssues {
                    read.issues.append(RowIssue(.refused, line: row.place.line, row: number, reason: fault))
                }
                // Predictions stay in step with the rows.
                if needsOutputs { continue }
            }
            read.rows.append(
                Row(text: row.cells.first.flatMap { $0 } ?? "", outputs: Array(outputs), division: row.cells.count > 1 ? row.cells[1] : nil)
            )
        }
        return read
    }

    private static func format(_ path: String, _ source: SourceText) -> String {
        switch source.firstByte {
        case ASCII.openBracket: "json"
        case ASCII.openBrace: "jsonl"
        default: path.hasSuffix(".tsv") ? "tsv" : "csv"
        }
    }
}
