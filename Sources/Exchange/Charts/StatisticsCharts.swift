import Corpus
import Foundation

/// The charts of `ludwig visualize`, from the statistics files of a results directory.
package enum StatisticsCharts {
    package enum Kind: String, Sendable, CaseIterable {
        case learningCurves = "learning_curves"
        case confusionMatrix = "confusion_matrix"
        case comparePerformance = "compare_performance"
        case calibration
    }

    /// The files of one kind of chart, named as Ludwig names them.
    /// - Parameters:
    ///   - statistics: the training statistics for learning curves, else test statistics; several to compare.
    ///   - names: of the models to compare, in the order of the statistics.
    ///   - output: the output feature; all where nil.
    /// - Throws: when a file has not what the chart shows.
    package static func draw(
        _ kind: Kind, _ statistics: [(path: String, bytes: Data)], names: [String], output: String?
    ) throws(UnreadableFile) -> [WrittenData.File] {
        var roots: [(name: String, path: String, node: JSONNode)] = []
        for (index, file) in statistics.enumerated() {
            let node = try JSONNode.read(try SourceText(file.bytes, name: file.path))
            roots.append((index < names.count ? names[index] : "model \(index + 1)", file.path, node))
        }
        let files: [WrittenData.File] =
            switch kind {
            case .learningCurves: roots.flatMap { curves($0.node, output) }
            case .confusionMatrix: roots.flatMap { matrices($0.node, output) }
            case .calibration: roots.flatMap { calibration($0.node, output) }
            case .comparePerformance: comparison(roots.map { ($0.name, $0.node) }, output)
            }
        guard !files.isEmpty else {
            throw UnreadableFile("there is nothing in it that \(kind.rawValue) shows", file: statistics.first?.path)
        }
        return files
    }

    private static func curves(_ root: JSONNode, _ output: String?) -> [WrittenData.File] {
        (root["learning_curves"]?.members ?? []).filter { output == nil || $0.key == output }.compactMap { name, curves in
            let series = (curves.members ?? []).map { ChartImage.Series(name: $0.key, values: $0.value.reals) }.filter {
                !$0.values.isEmpty
            }
            guard !series.isEmpty else { return nil }
            let image = ChartImage.lines(series, title: "Learning curves: \(name)", horizontal: "epoch", vertical: "score on held-out data")
            return .init(path: "learning_curves_\(fileName(name))", bytes: image)
        }
    }

    private static func outputs(_ root: JSONNode, _ output: String?) -> [(key: String, value: JSONNode)] {
        (root.members ?? []).filter { $0.key != "combined" && (output == nil || $0.key == output) }
    }

    private static func matrices(_ root: JSONNode, _ output: String?) -> [WrittenData.File] {
        outputs(root, output).compactMap { name, scores in
            guard let rows = scores["confusion_matrix"]?.list, let labels = scores["per_class_stats"]?.members?.map(\.key) else {
                return nil
            }
            let counts = rows.map { ($0.list ?? []).map { $0.integer ?? 0 } }
            guard counts.count == labels.count, counts.allSatisfy({ $0.count == labels.count }) else { return nil }
            return .init(
                path: "confusion_matrix_\(fileName(name))",
                bytes: ChartImage.matrix(counts, labels: labels, title: "Confusion matrix: \(name)"))
        }
    }

    private static func calibration(_ root: JSONNode, _ output: String?) -> [WrittenData.File] {
        outputs(root, output).compactMap { name, scores in
            guard let bins = scores["calibration"] else { return nil }
            let series = [
                ChartImage.Series(name: "accuracy of the predictions in the bin", values: bins["accuracy"]?.reals ?? []),
                ChartImage.Series(name: "their mean confidence", values: bins["confidence"]?.reals ?? []),
            ]
            let groups = (bins["count"]?.list ?? []).map { "\($0.integer ?? 0)" }
            guard !groups.isEmpty else { return nil }
            return .init(
                path: "calibration_\(fileName(name))",
                bytes: ChartImage.bars(
                    series, groups: groups, title: "Calibration: \(name) (predictions a tenth of confidence)", vertical: "share"))
        }
    }

    private static func comparison(_ roots: [(name: String, node: JSONNode)], _ output: String?) -> [WrittenData.File] {
        let names = roots.first.map { outputs($0.node, output).map(\.key) } ?? []
        return names.compactMap { name in
            let measures = (roots[0].node[name]?.members ?? []).filter { $0.value.real != nil && $0.key != "loss" }.map(\.key)
            guard !measures.isEmpty else { return nil }
            let series = roots.map { root in
                ChartImage.Series(name: root.name, values: measures.map { root.node[name]?[$0]?.real ?? 0 })
            }
            return .init(
                path: "compare_performance_\(fileName(name))",
                bytes: ChartImage.bars(series, groups: measures, title: "Performance: \(name)", vertical: "score"))
        }
    }

    private static func fileName(_ name: String) -> String {
        var names = FileNames()
        return names.name(for: name) + ".svg"
    }
}

extension JSONNode {
    fileprivate var real: Double? { if case .number(let text) = value { Double(text) } else { nil } }
    fileprivate var reals: [Double] { (list ?? []).compactMap(\.real) }
}
