import Corpus
import Foundation
import NLU

/// A results directory in Ludwig's layout: `description.json`, `training_statistics.json`, `test_statistics.json`, predictions, `model/`.
package struct ResultsDirectory: Sendable {
    package let path: String

    /// A new directory `experiment_run`, or `experiment_run_1`, … when there is one already. The first is reached as `experiment_run_0`
    /// too, as the pages of Ludwig's users have it.
    package static func create(in folder: String, name: String) throws -> ResultsDirectory {
        let files = FileManager.default
        try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
        var candidate = "\(folder)/\(name)"
        var number = 0
        while files.fileExists(atPath: candidate) {
            number += 1
            candidate = "\(folder)/\(name)_\(number)"
        }
        try files.createDirectory(atPath: candidate, withIntermediateDirectories: false)
        let alias = "\(folder)/\(name)_0"
        if number == 0, !files.fileExists(atPath: alias) { try? files.createSymbolicLink(atPath: alias, withDestinationPath: name) }
        return ResultsDirectory(path: candidate)
    }

    package init(path: String) { self.path = path }

    package var model: String { path + "/model" }

    package func write(_ value: JSONText.Value, as name: String) throws { try write(JSONText.data(value), as: name) }

    package func write(_ bytes: Data, as name: String) throws {
        let file = URL(fileURLWithPath: path + "/" + name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try bytes.write(to: file, options: .atomic)
    }

    /// `predictions.csv` with all columns, and a file for each of an output's.
    package func write(_ predictions: [[LudwigPrediction]], of model: LudwigModel) throws {
        var all: [(name: String, cells: [String])] = []
        for (index, output) in model.outputs.enumerated() {
            let vocabulary = model.vocabulary(of: output)
            var columns: [(name: String, cells: [String])] = []
            for row in predictions {
                let cells = row[index].columns(output.name, vocabulary: vocabulary)
                if columns.isEmpty { columns = cells.map { ($0.0, []) } }
                for (column, cell) in cells.enumerated() { columns[column].cells.append(Self.cell(cell.1)) }
            }
            all += columns
        }
        try write(Data(Self.table(all).utf8), as: "predictions.csv")
        for column in all where !column.name.contains("_probabilities_") {
            try write(
                Data((column.cells.map(TaggedTable.cell).joined(separator: "\n") + "\n").utf8), as: Self.fileName(column.name) + ".csv")
        }
    }

    private static func fileName(_ column: String) -> String {
        var names = FileNames()
        return names.name(for: column)
    }

    private static func cell(_ value: JSONText.Value) -> String {
        switch value {
        case .string(let text): text
        case .list(let elements): elements.map(cell).joined(separator: " ")
        default: JSONText.line(value)
        }
    }

    private static func table(_ columns: [(name: String, cells: [String])]) -> String {
        var text = columns.map { TaggedTable.cell($0.name) }.joined(separator: ",") + "\n"
        for row in 0..<(columns.first?.cells.count ?? 0) {
            text += columns.map { TaggedTable.cell($0.cells[row]) }.joined(separator: ",") + "\n"
        }
        return text
    }

    // MARK: Shapes

    /// `test_statistics.json`.
    package static func statistics(_ scores: LudwigScores) -> JSONText.Value {
        .object(
            scores.outputs.map { name, scores in (name, .object(scores.numbers.map { ($0.name, .real($0.value)) } + scores.details)) }
                + [("combined", .object([("loss", .real(scores.loss))]))])
    }

    /// `training_statistics.json`: each measure a list with one value, for it is taken once, when training is done; the scores on
    /// held-out data while it went on are in `learning_curves`.
    package static func trainingStatistics(
        training: LudwigScores, validation: LudwigScores?, test: LudwigScores?, curves: [String: [CurvePoint]]
    ) -> JSONText.Value {
        func lists(_ scores: LudwigScores?) -> JSONText.Value {
            guard let scores else { return .object([]) }
            return .object(
                scores.outputs.map { name, scores in (name, .object(scores.numbers.map { ($0.name, .reals([$0.value])) })) }
                    + [("combined", .object([("loss", .reals([scores.loss]))]))])
        }
        let series = curves.sorted { $0.key < $1.key }.map { name, points in
            let names = points.reduce(into: [String]()) { names, point in if !names.contains(point.series) { names.append(point.series) } }
            return (
                name, JSONText.Value.object(names.map { series in (series, .reals(points.filter { $0.series == series }.map(\.score))) })
            )
        }
        return .object([
            ("training", lists(training)), ("validation", lists(validation)), ("test", lists(test)),
            ("evaluation_frequency", .object([("frequency", .number(1)), ("period", .string("epoch"))])),
            ("learning_curves", .object(series)),
        ])
    }
}
