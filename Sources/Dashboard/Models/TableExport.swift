import Foundation
import NLU
import Store
import Terminal

/// A table as a file takes it: CSV where the name says so, else columns of text.
package struct TableExport: Sendable, Equatable {
    package var name: String
    package var header: [String]
    package var rows: [[String]]

    package init(name: String, header: [String], rows: [[String]]) {
        self.name = name
        self.header = header
        self.rows = rows
    }

    /// RFC 4180.
    package var csv: String {
        func field(_ text: String) -> String {
            text.contains { ",\"\n\r".contains($0) } ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
        }
        return ([header] + rows).map { $0.map(field).joined(separator: ",") }.joined(separator: "\r\n") + "\r\n"
    }

    package var text: String {
        let all = [header] + rows
        let widths = header.indices.map { column in all.map { $0.indices.contains(column) ? $0[column].columns : 0 }.max() ?? 0 }
        let lines = all.map { row in
            row.enumerated().map { column, cell in
                column + 1 == row.count ? cell : cell + String(repeating: " ", count: widths[column] - cell.columns)
            }.joined(separator: "  ")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// - Returns: a word for the person.
    /// - Throws: `StoreError.refused` when there is a file of that name, `.storage` when it cannot be written.
    func write(to path: String) throws -> String {
        if FileManager.default.fileExists(atPath: path) { throw StoreError.refused("\(path) exists already; choose another name.") }
        do {
            try Data((path.lowercased().hasSuffix(".csv") ? csv : text).utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw StoreError.storage("\(path) cannot be written: \(error.localizedDescription)")
        }
        return "Wrote \(Format.plural(rows.count, "row")) to \(path)."
    }

    // MARK: What a pane shows

    static func ask(_ state: inout AppState) {
        if let table = table(state) { ask(table, &state) } else { state.show(.info, "There is nothing to export here yet.") }
    }

    static func ask(_ table: TableExport, _ state: inout AppState) {
        let file = String(table.name.map { $0.isLetter || $0.isNumber || $0 == "." ? $0 : "-" }) + ".csv"
        state.ask(.tablePath(table), title: "Export \(table.name)", note: "A file; .txt at the end writes columns of text.", text: file)
    }

    private static func table(_ state: AppState) -> TableExport? {
        switch state.place {
        case .jobs: state.selectedJob.map { leaderboard($0, state) }
        case .jobLog: state.selectedJob.map { log($0, state) }
        case .versions: versions(state)
        default: state.selectedModel.flatMap { model in state.models.detail?.shown.map { judged(model, $0, state) } }
        }
    }

    private static func leaderboard(_ job: ModelRecord, _ state: AppState) -> TableExport {
        TableExport(
            name: "\(job.name) candidates", header: ["candidate", "macro F1", "deviation", "folds", "seconds", "chosen"],
            rows: JobView.candidates(job, state).map {
                [
                    $0.name, $0.macroF1.map(Format.score) ?? "", $0.deviation.map(Format.score) ?? "", "\($0.foldsDone)",
                    Format.duration($0.seconds), $0.chosen ? "yes" : "",
                ]
            })
    }

    private static func log(_ job: ModelRecord, _ state: AppState) -> TableExport {
        TableExport(
            name: "\(job.name) log", header: ["time", "what"],
            rows: state.logLines(of: job.id).map { [LocalTime.clock($0.at), $0.text] })
    }

    private static func versions(_ state: AppState) -> TableExport {
        TableExport(
            name: "\(state.project?.name ?? "") models",
            header: ["model", "status", "i_acc", "i_f1", "e_acc", "e_f1", "test examples", "id"],
            rows: state.projectRecords.map { model in
                let score = ModelScore(model)
                let metrics = model.metrics
                return [
                    model.name, model.status.rawValue, (score.isEstimate ? "~" : "") + Format.score(score.accuracy), score.f1,
                    Format.score(metrics.entityAccuracy), Format.score(metrics.entityF1), "\(metrics.testExamples)", model.id.rawValue,
                ]
            })
    }

    private static func judged(_ model: ModelRecord, _ shown: Evaluation, _ state: AppState) -> TableExport {
        switch state.place {
        case .confusion:
            let labels = shown.confusion.labels
            var counts = labels.map { _ in labels.map { _ in 0 } }
            for cell in shown.confusion.cells where labels.indices.contains(cell.truth) && labels.indices.contains(cell.predicted) {
                counts[cell.truth][cell.predicted] = cell.count
            }
            return TableExport(
                name: "\(model.name) confusion", header: ["right \\ said"] + labels,
                rows: zip(labels, counts).map { [$0] + $1.map(String.init) })
        case .confidence:
            let bins = zip(shown.rightByConfidence, shown.wrongByConfidence).enumerated()
            return TableExport(
                name: "\(model.name) confidence", header: ["from", "right", "wrong"],
                rows: bins.map { ["\(Double($0) / 10)", "\($1.0)", "\($1.1)"] })
        default:
            return TableExport(
                name: "\(model.name) intents", header: ["intent", "precision", "recall", "f1", "examples"],
                rows: state.models.intents.map {
                    [$0.label, Format.score($0.precision), Format.score($0.recall), Format.score($0.f1), "\($0.support)"]
                })
        }
    }
}
