import Foundation
import NLU

/// How a model did, in the files that `rasa test nlu` writes: `intent_report.json` and `intent_errors.json`.
package enum RasaReport {
    /// From the model's own evaluation.
    package static func files(_ evaluation: Evaluation) -> [WrittenData.File] {
        var pairs: [(truth: String, predicted: String, count: Int)] = []
        for cell in evaluation.confusion.cells {
            let labels = evaluation.confusion.labels
            guard labels.indices.contains(cell.truth), labels.indices.contains(cell.predicted) else { continue }
            pairs.append((labels[cell.truth], labels[cell.predicted], cell.count))
        }
        let errors = evaluation.wrong.map { (text: $0.text, truth: $0.intent, predicted: $0.predicted, confidence: $0.confidence) }
        return [report(pairs, as: "intent_report.json"), self.errors(errors, as: "intent_errors.json")]
    }

    /// From the categories of a Ludwig experiment; the first output is called intent, as scripts look for that.
    package static func files(_ scores: LudwigScores) -> [WrittenData.File] {
        var files: [WrittenData.File] = []
        for (name, output) in scores.outputs where !output.verdicts.isEmpty {
            let verdicts = output.verdicts
            var names = FileNames()
            let stem = files.isEmpty ? "intent" : names.name(for: name)
            let wrong = verdicts.filter { $0.truth != $0.predicted }
            files.append(report(verdicts.map { ($0.truth, $0.predicted, 1) }, as: "\(stem)_report.json"))
            files.append(
                errors(
                    wrong.map { ($0.text, $0.truth, $0.predicted, $0.confidence) }, as: "\(stem)_errors.json"))
        }
        return files
    }

    /// The two charts that `rasa test nlu` draws beside the reports: what is confused with what, and how sure right and wrong answers are.
    package static func charts(_ evaluation: Evaluation) -> [StatisticsChart] {
        let labels = evaluation.confusion.labels
        var counts = Array(repeating: Array(repeating: 0, count: labels.count), count: labels.count)
        for cell in evaluation.confusion.cells where labels.indices.contains(cell.truth) && labels.indices.contains(cell.predicted) {
            counts[cell.truth][cell.predicted] += cell.count
        }
        let bins = max(evaluation.rightByConfidence.count, evaluation.wrongByConfidence.count)
        let groups = (0..<bins).map { ChartScale.text(Double($0) / Double(bins), decimals: 1) + "–" }
        return [
            StatisticsChart(
                name: "intent_confusion_matrix", title: "Confusion matrix: intent", content: .matrix(counts, labels: labels)),
            StatisticsChart(
                name: "intent_histogram", title: "Confidence of right and of wrong answers",
                subtitle: "wrong ones should lie on the left, right ones on the right",
                content: .counts(
                    [
                        .init(name: "right", values: evaluation.rightByConfidence.map(Double.init)),
                        .init(name: "wrong", values: evaluation.wrongByConfidence.map(Double.init)),
                    ], groups: groups, horizontal: "confidence")),
        ]
    }

    private struct Counts {
        var both = 0
        var truth = 0
        var predicted = 0
        var confused: [String: Int] = [:]

        var precision: Double { LabelMatrix.share(both, predicted) }
        var recall: Double { LabelMatrix.share(both, truth) }
        var f1: Double { LabelMatrix.share(2 * both, truth + predicted) }
    }

    private static func report(_ pairs: [(truth: String, predicted: String, count: Int)], as name: String) -> WrittenData.File {
        var counts: [String: Counts] = [:]
        for (truth, predicted, count) in pairs {
            counts[truth, default: Counts()].truth += count
            counts[predicted, default: Counts()].predicted += count
            if truth == predicted {
                counts[truth, default: Counts()].both += count
            } else {
                counts[truth, default: Counts()].confused[predicted, default: 0] += count
            }
        }
        let total = counts.values.reduce(0) { $0 + $1.truth }
        func measures(_ precision: Double, _ recall: Double, _ f1: Double, _ support: Int) -> [(String, JSONText.Value)] {
            [("precision", .real(precision)), ("recall", .real(recall)), ("f1-score", .real(f1)), ("support", .number(support))]
        }
        let labels = counts.sorted { $0.key < $1.key }
        var members = labels.map { label, counts -> (String, JSONText.Value) in
            let confused = counts.confused.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
                ($0.key, JSONText.Value.number($0.value))
            }
            return (
                label, .object(measures(counts.precision, counts.recall, counts.f1, counts.truth) + [("confused_with", .object(confused))])
            )
        }
        func mean(_ value: (Counts) -> Double, weighted: Bool) -> Double {
            let weights = labels.map { weighted ? Double($0.value.truth) : 1 }
            let sum = weights.reduce(0, +)
            return sum == 0 ? 0 : zip(labels, weights).reduce(0) { $0 + value($1.0.value) * $1.1 } / sum
        }
        members.append(("accuracy", .real(LabelMatrix.share(labels.reduce(0) { $0 + $1.value.both }, total))))
        for (name, weighted) in [("macro avg", false), ("weighted avg", true)] {
            let scores = measures(
                mean(\.precision, weighted: weighted), mean(\.recall, weighted: weighted), mean(\.f1, weighted: weighted), total)
            members.append((name, .object(scores)))
        }
        return .init(path: name, bytes: JSONText.data(.object(members)))
    }

    private static func errors(
        _ wrong: [(text: String, truth: String, predicted: String, confidence: Double)], as name: String
    ) -> WrittenData.File {
        let errors = wrong.map { text, truth, predicted, confidence -> JSONText.Value in
            .object([
                ("text", .string(text)), ("intent", .string(truth)),
                ("intent_prediction", .object([("name", .string(predicted)), ("confidence", .real(confidence))])),
            ])
        }
        return .init(path: name, bytes: JSONText.data(.list(errors)))
    }
}
