import Corpus
import Foundation

/// How a model did on rows, in Ludwig's measures.
package struct LudwigScores: Sendable {
    /// One output's measures: numbers by name, and what is more than a number.
    package struct Output: Sendable {
        package var numbers: [(name: String, value: Double)]
        package var details: [(String, JSONText.Value)]
        /// Of categories, in the order of the data.
        package var verdicts: [Verdict] = []
    }

    /// One example of a category output.
    package struct Verdict: Sendable {
        package var text: String
        package var truth: String
        package var predicted: String
        package var confidence: Double
    }

    package var outputs: [(name: String, scores: Output)]

    /// The sum of the losses of the categories.
    package var loss: Double { outputs.reduce(0) { sum, output in sum + (output.scores.numbers.first { $0.name == "loss" }?.value ?? 0) } }

    package static func of(
        _ rows: [LudwigRows.Row], _ predictions: [[LudwigPrediction]], _ model: LudwigModel
    ) -> LudwigScores {
        var scores = LudwigScores(outputs: [])
        for (index, output) in model.outputs.enumerated() {
            let pairs = zip(rows, predictions).compactMap { row, predictions in
                row.outputs[index].map { (text: row.text, truth: $0, prediction: predictions[index]) }
            }
            guard !pairs.isEmpty else { continue }
            let vocabulary = model.vocabulary(of: output)
            scores.outputs.append((output.name, output.kind == .category ? category(pairs, vocabulary) : sequence(pairs)))
        }
        return scores
    }

    private typealias Pair = (text: String, truth: String, prediction: LudwigPrediction)

    private static func category(_ pairs: [Pair], _ vocabulary: [String]) -> Output {
        var loss = 0.0
        var hits = 0
        var verdicts: [Verdict] = []
        for (text, truth, prediction) in pairs {
            guard case .category(let ranking) = prediction, let best = ranking.first else { continue }
            verdicts.append(Verdict(text: text, truth: truth, predicted: best.value, confidence: best.probability))
            loss -= log(max(ranking.first { $0.value == truth }?.probability ?? 0, 1e-7))
            if ranking.prefix(3).contains(where: { $0.value == truth }) { hits += 1 }
        }
        let labels = vocabulary + Set(verdicts.map(\.truth)).subtracting(vocabulary).sorted()
        let matrix = LabelMatrix(labels, verdicts.map { ($0.truth, $0.predicted) })
        let count = Double(max(verdicts.count, 1))
        return Output(
            numbers: [("accuracy", matrix.accuracy), ("hits_at_k", Double(hits) / count), ("loss", loss / count)],
            details: matrix.details + [("calibration", calibration(verdicts))], verdicts: verdicts)
    }

    /// For each tenth of confidence how many predictions have it, how many of them are right, and their mean confidence.
    private static func calibration(_ verdicts: [Verdict]) -> JSONText.Value {
        var bins = [(count: Int, right: Int, confidence: Double)](repeating: (0, 0, 0), count: 10)
        for verdict in verdicts {
            let bin = min(max(Int(verdict.confidence * 10), 0), 9)
            bins[bin].count += 1
            bins[bin].right += verdict.truth == verdict.predicted ? 1 : 0
            bins[bin].confidence += verdict.confidence
        }
        return .object([
            ("count", .list(bins.map { .number($0.count) })),
            ("accuracy", .reals(bins.map { $0.count == 0 ? 0 : Double($0.right) / Double($0.count) })),
            ("confidence", .reals(bins.map { $0.count == 0 ? 0 : $0.confidence / Double($0.count) })),
        ])
    }

    private static func sequence(_ pairs: [Pair]) -> Output {
        var tags: [(String, String)] = []
        var whole = 0
        var edits = 0.0
        var (found, gold, predicted) = (0, 0, 0)
        for (text, truth, prediction) in pairs {
            guard case .tags(let tagged) = prediction else { continue }
            let stated = truth.split(separator: " ").map(String.init)
            let own = tagged.dropFirst().dropLast().map(\.tag)
            guard stated.count == own.count else { continue }
            tags += zip(stated, own)
            let wrong = zip(stated, own).count { $0 != $1 }
            whole += wrong == 0 ? 1 : 0
            edits += Double(wrong) / Double(max(stated.count, 1))
            let goldSpans = Set(spans(truth, of: text) ?? [])
            let ownSpans = Set(spans(own.joined(separator: " "), of: text) ?? [])
            found += goldSpans.intersection(ownSpans).count
            gold += goldSpans.count
            predicted += ownSpans.count
        }
        let matrix = LabelMatrix(Set(tags.flatMap { [$0.0, $0.1] }).sorted(), tags)
        let count = Double(max(pairs.count, 1))
        return Output(
            numbers: [
                ("token_accuracy", matrix.accuracy), ("sequence_accuracy", Double(whole) / count), ("edit_distance", edits / count),
                ("span_f1", gold + predicted == 0 ? 0 : 2 * Double(found) / Double(gold + predicted)),
            ], details: matrix.details)
    }

    /// The spans of a row of tags; nil when there is not one a word.
    static func spans(_ tags: String, of text: String) -> [EntityAnnotation]? {
        let place = SourcePosition(offset: 0, line: 1, lineStart: 0)
        return TagSequence.spans(tags.split(separator: " ").map(String.init), of: text, at: place)?.compactMap { span in
            guard let start = span.start, let end = span.end, let entity = span.entity else { return nil }
            return EntityAnnotation(start: start, end: end, entity: entity)
        }
    }
}
