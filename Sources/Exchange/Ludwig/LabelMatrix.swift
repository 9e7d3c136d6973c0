/// A confusion matrix with the measures that Ludwig's `test_statistics.json` has of it.
struct LabelMatrix {
    let labels: [String]
    /// Rows are the truth, columns what was predicted.
    private(set) var counts: [[Int]]
    private var total = 0

    init(_ labels: [String], _ pairs: [(truth: String, predicted: String)]) {
        self.labels = labels
        counts = Array(repeating: Array(repeating: 0, count: labels.count), count: labels.count)
        let numbers = Dictionary(labels.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        for (truth, predicted) in pairs {
            guard let row = numbers[truth], let column = numbers[predicted] else { continue }
            counts[row][column] += 1
            total += 1
        }
    }

    var accuracy: Double { Self.share(labels.indices.reduce(0) { $0 + counts[$1][$1] }, total) }

    /// `confusion_matrix`, `overall_stats` and `per_class_stats`.
    var details: [(String, JSONText.Value)] {
        [
            ("confusion_matrix", .list(counts.map { .list($0.map { .number($0) }) })), ("overall_stats", .object(overall)),
            ("per_class_stats", .object(labels.indices.map { (labels[$0], .object(perClass($0))) })),
        ]
    }

    private struct Cells {
        var tp: Int
        var fp: Int
        var fn: Int
        var tn: Int
        var precision: Double { LabelMatrix.share(tp, tp + fp) }
        var recall: Double { LabelMatrix.share(tp, tp + fn) }
        var f1: Double { LabelMatrix.share(2 * tp, 2 * tp + fp + fn) }
    }

    private func cells(_ label: Int) -> Cells {
        let tp = counts[label][label]
        let truth = counts[label].reduce(0, +)
        let predicted = counts.reduce(0) { $0 + $1[label] }
        return Cells(tp: tp, fp: predicted - tp, fn: truth - tp, tn: total - truth - predicted + tp)
    }

    private var overall: [(String, JSONText.Value)] {
        let all = labels.indices.map(cells)
        let support = all.map { Double($0.tp + $0.fn) }
        func macro(_ value: (Cells) -> Double) -> Double { all.isEmpty ? 0 : all.reduce(0) { $0 + value($1) } / Double(all.count) }
        func weighted(_ value: (Cells) -> Double) -> Double {
            total == 0 ? 0 : zip(all, support).reduce(0) { $0 + value($1.0) * $1.1 } / Double(total)
        }
        let chance = all.reduce(0.0) { $0 + Double($1.tp + $1.fn) * Double($1.tp + $1.fp) } / Double(max(total * total, 1))
        return [
            ("token_accuracy", .real(accuracy)),
            ("avg_precision_macro", .real(macro(\.precision))), ("avg_recall_macro", .real(macro(\.recall))),
            ("avg_f1_score_macro", .real(macro(\.f1))),
            ("avg_precision_micro", .real(accuracy)), ("avg_recall_micro", .real(accuracy)), ("avg_f1_score_micro", .real(accuracy)),
            ("avg_precision_weighted", .real(weighted(\.precision))), ("avg_recall_weighted", .real(weighted(\.recall))),
            ("avg_f1_score_weighted", .real(weighted(\.f1))),
            ("kappa_score", .real(chance < 1 ? (accuracy - chance) / (1 - chance) : 0)),
        ]
    }

    private func perClass(_ label: Int) -> [(String, JSONText.Value)] {
        let cells = cells(label)
        let specificity = Self.share(cells.tn, cells.tn + cells.fp)
        let negative = Self.share(cells.tn, cells.tn + cells.fn)
        let product = Double(cells.tp + cells.fp) * Double(cells.tp + cells.fn) * Double(cells.tn + cells.fp) * Double(cells.tn + cells.fn)
        let difference = Double(cells.tp) * Double(cells.tn) - Double(cells.fp) * Double(cells.fn)
        return [
            ("sensitivity", .real(cells.recall)), ("hit_rate", .real(cells.recall)), ("miss_rate", .real(1 - cells.recall)),
            ("specificity", .real(specificity)), ("fall_out", .real(1 - specificity)),
            ("accuracy", .real(Self.share(cells.tp + cells.tn, total))),
            ("precision", .real(cells.precision)), ("recall", .real(cells.recall)), ("f1_score", .real(cells.f1)),
            ("true_positives", .number(cells.tp)), ("true_negatives", .number(cells.tn)), ("false_positives", .number(cells.fp)),
            ("false_negatives", .number(cells.fn)), ("true_positive_rate", .real(cells.recall)), ("true_negative_rate", .real(specificity)),
            ("false_positive_rate", .real(1 - specificity)), ("false_negative_rate", .real(1 - cells.recall)),
            ("positive_predictive_value", .real(cells.precision)), ("negative_predictive_value", .real(negative)),
            ("false_discovery_rate", .real(1 - cells.precision)), ("false_omission_rate", .real(1 - negative)),
            ("informedness", .real(cells.recall + specificity - 1)), ("markedness", .real(cells.precision + negative - 1)),
            ("matthews_correlation_coefficient", .real(product > 0 ? difference / product.squareRoot() : 0)),
            ("support", .number(cells.tp + cells.fn)),
        ]
    }

    /// 0 of nothing.
    static func share(_ part: Int, _ whole: Int) -> Double { whole == 0 ? 0 : Double(part) / Double(whole) }
}
