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

    /// The charts of one kind, named as Ludwig names them.
    /// - Parameters:
    ///   - statistics: the training statistics for learning curves, else test statistics; several to compare.
    ///   - names: of the models to compare, in the order of the statistics.
    ///   - output: the output feature; all where nil.
    /// - Throws: when a file has not what the chart shows.
    package static func charts(
        _ kind: Kind, _ statistics: [(path: String, bytes: Data)], names: [String], output: String?
    ) throws(UnreadableFile) -> [StatisticsChart] {
        var roots: [(name: String, node: JSONNode)] = []
        for (index, file) in statistics.enumerated() {
            let node = try JSONNode.read(try SourceText(file.bytes, name: file.path))
            roots.append((index < names.count ? names[index] : "model \(index + 1)", node))
        }
        var charts: [StatisticsChart] = []
        if kind == .comparePerformance { charts = comparison(roots, output) }
        for (name, node) in roots {
            let own =
                switch kind {
                case .learningCurves: curves(node, output)
                case .confusionMatrix: matrices(node, output)
                case .calibration: calibration(node, output)
                case .comparePerformance: [StatisticsChart]()
                }
            charts += own.map { chart in
                var chart = chart
                // Of several models each has files of its own.
                if roots.count > 1 { (chart.name, chart.title) = ("\(chart.name)_\(name)", "\(chart.title) (\(name))") }
                return chart
            }
        }
        guard !charts.isEmpty else {
            throw UnreadableFile("there is nothing in it that \(kind.rawValue) shows", file: statistics.first?.path)
        }
        var files = FileNames()
        return charts.map { chart in
            var chart = chart
            chart.name = files.name(for: chart.name)
            return chart
        }
    }

    private static func curves(_ root: JSONNode, _ output: String?) -> [StatisticsChart] {
        let own = (root["learning_curves"]?.members ?? []).filter { output == nil || $0.key == output }
        guard !own.isEmpty else { return measures(root, output) }
        return own.compactMap { name, curves in
            let series = (curves.members ?? []).map { ChartImage.Series(name: $0.key, values: $0.value.reals) }
            return chart(
                "learning_curves_\(name)", "Learning curves: \(name)", "each candidate after each pass over the training data", series,
                "score on held-out data")
        }
    }

    /// Ludwig's own statistics: a list for each measure of each part.
    private static func measures(_ root: JSONNode, _ output: String?) -> [StatisticsChart] {
        outputs(root["training"] ?? root, output).flatMap { name, measures -> [StatisticsChart] in
            (measures.members ?? []).compactMap { measure, _ in
                let series = ["training", "validation", "test"].map { part in
                    ChartImage.Series(name: part, values: root[part]?[name]?[measure]?.reals ?? [])
                }
                return chart("learning_curves_\(name)_\(measure)", "Learning curves: \(name), \(measure)", "", series, measure)
            }
        }
    }

    private static func chart(
        _ file: String, _ title: String, _ subtitle: String, _ series: [ChartImage.Series], _ vertical: String
    ) -> StatisticsChart? {
        let series = series.filter { !$0.values.isEmpty }
        guard !series.isEmpty else { return nil }
        return StatisticsChart(
            name: file, title: title, subtitle: subtitle, content: .curves(series, horizontal: "epoch", vertical: vertical))
    }

    private static func outputs(_ root: JSONNode, _ output: String?) -> [(key: String, value: JSONNode)] {
        (root.members ?? []).filter { $0.key != "combined" && (output == nil || $0.key == output) }
    }

    private static func matrices(_ root: JSONNode, _ output: String?) -> [StatisticsChart] {
        outputs(root, output).compactMap { name, scores in
            guard let rows = scores["confusion_matrix"]?.list, let labels = scores["per_class_stats"]?.members?.map(\.key) else {
                return nil
            }
            let counts = rows.map { ($0.list ?? []).map { $0.integer ?? 0 } }
            guard counts.count == labels.count, counts.allSatisfy({ $0.count == labels.count }) else { return nil }
            return StatisticsChart(
                name: "confusion_matrix_\(name)", title: "Confusion matrix: \(name)", content: .matrix(counts, labels: labels))
        }
    }

    private static func calibration(_ root: JSONNode, _ output: String?) -> [StatisticsChart] {
        outputs(root, output).compactMap { name, scores in
            guard let node = scores["calibration"] else { return nil }
            let (right, confidence) = (node["accuracy"]?.reals ?? [], node["confidence"]?.reals ?? [])
            let bins = (node["count"]?.list ?? []).enumerated().filter { $0.offset < min(right.count, confidence.count) }.map {
                ChartImage.ConfidenceBin(count: $1.integer ?? 0, accuracy: right[$0], confidence: confidence[$0])
            }
            guard !bins.isEmpty else { return nil }
            return StatisticsChart(name: "calibration_\(name)", title: "Calibration: \(name)", content: .calibration(bins))
        }
    }

    private static func comparison(_ roots: [(name: String, node: JSONNode)], _ output: String?) -> [StatisticsChart] {
        let names = roots.first.map { outputs($0.node, output).map(\.key) } ?? []
        let overall = ["avg_f1_score_macro", "avg_precision_macro", "avg_recall_macro", "kappa_score"]
        return names.compactMap { name in
            let own = (roots[0].node[name]?.members ?? []).filter { $0.value.real != nil && !["loss", "edit_distance"].contains($0.key) }
            let measures = own.map(\.key) + overall.filter { roots[0].node[name]?["overall_stats"]?[$0]?.real != nil }
            guard !measures.isEmpty else { return nil }
            let series = roots.map { root in
                let scores = root.node[name]
                return ChartImage.Series(
                    name: root.name, values: measures.map { (scores?[$0] ?? scores?["overall_stats"]?[$0])?.real ?? 0 })
            }
            return StatisticsChart(
                name: "compare_performance_\(name)", title: "Performance: \(name)", subtitle: "on test data; 1 is perfect",
                content: .scores(series, groups: measures.map(words)))
        }
    }

    /// A measure's name as people say it.
    private static func words(_ measure: String) -> String {
        switch measure {
        case "avg_f1_score_macro": "macro F1"
        case "avg_precision_macro": "precision"
        case "avg_recall_macro": "recall"
        case "kappa_score": "kappa"
        case "hits_at_k": "in the best 3"
        default: measure.replacing("_", with: " ")
        }
    }
}

extension JSONNode {
    fileprivate var real: Double? { if case .number(let text) = value { Double(text) } else { nil } }
    fileprivate var reals: [Double] { (list ?? []).compactMap(\.real) }
}
