import Corpus

/// Counts what a model got right, one example at a time.
package enum Judge {
    /// What a model said about one labelled example.
    package struct Verdict: Sendable {
        package var example: Example
        /// The best-ranked intent and its confidence.
        package var intent: String
        package var confidence: Double
        /// Nil where entities were not predicted: then the example says nothing about them.
        package var entities: [Span]?
        /// What a threshold is held against; nil where it was not counted.
        package var acceptance: Double?

        package init(example: Example, intent: String, confidence: Double, entities: [Span]?, acceptance: Double? = nil) {
            self.example = example
            self.intent = intent
            self.confidence = confidence
            self.entities = entities
            self.acceptance = acceptance
        }
    }

    /// A span in code points.
    package struct Span: Hashable, Sendable {
        package var start: Int
        package var end: Int
        package var type: String

        package init(start: Int, end: Int, type: String) {
            self.start = start
            self.end = end
            self.type = type
        }
    }

    private static let calibrationBins = 15
    private static let histogramBins = 10

    /// All that there is to know of how a model did: `evaluate`, how well each metric is known, and which answers were wrong.
    /// - Parameter outOfScope: the acceptance of examples that have no intent.
    package static func report(_ verdicts: [Verdict], outOfScope: [Double] = []) -> Evaluation {
        var evaluation = evaluate(verdicts)
        evaluation.intervals = intervals(of: evaluation, verdicts)
        evaluation.outcomes = Outcomes(verdicts)
        evaluation.acceptance = AcceptanceCounts(verdicts, outOfScope: outOfScope)
        return evaluation
    }

    package static func evaluate(_ verdicts: [Verdict]) -> Evaluation {
        let (entities, counts) = entityScores(verdicts)
        let right = verdicts.filter { $0.intent == $0.example.intent }.count
        let confusion = confusion(verdicts)
        let intents = labelScores(confusion)
        return Evaluation(
            examples: verdicts.count, accuracy: share(right, verdicts.count),
            macroF1: mean(intents.map(\.f1)), intents: intents, confusion: confusion,
            entityRecall: share(counts.found, counts.gold), bilouMacroF1: bilouMacroF1(verdicts),
            spanF1: Counts(both: counts.found, gold: counts.gold, predicted: counts.predicted).f1, entities: entities,
            calibrationError: calibrationError(verdicts),
            rightByConfidence: histogram(verdicts.filter { $0.intent == $0.example.intent }),
            wrongByConfidence: histogram(verdicts.filter { $0.intent != $0.example.intent }),
            wrong: verdicts.filter { $0.intent != $0.example.intent }.map {
                .init(text: $0.example.text, intent: $0.example.intent, predicted: $0.intent, confidence: $0.confidence)
            })
    }

    /// Agreement on one label: how often both say it, how often the truth does, how often the model does.
    struct Counts {
        var both = 0
        var gold = 0
        var predicted = 0

        var precision: Double { share(both, predicted) }
        var recall: Double { share(both, gold) }
        var f1: Double { share(2 * both, gold + predicted) }

        func score(_ label: String) -> Evaluation.LabelScore {
            .init(label: label, precision: precision, recall: recall, f1: f1, support: gold)
        }
    }

    /// Macro F1 of numbered labels over those that occur, as truth or as prediction (as scikit-learn counts).
    package static func macroF1(truth: [Int32], predicted: [Int32], classes: Int) -> Double {
        var counts = [Counts](repeating: Counts(), count: classes)
        for (truth, predicted) in zip(truth, predicted) {
            counts[Int(truth)].gold += 1
            counts[Int(predicted)].predicted += 1
            if truth == predicted { counts[Int(truth)].both += 1 }
        }
        return mean(counts.filter { $0.gold + $0.predicted > 0 }.map(\.f1))
    }

    // MARK: Intents

    private static func confusion(_ verdicts: [Verdict]) -> ConfusionMatrix {
        let labels = Set(verdicts.map(\.example.intent) + verdicts.map(\.intent)).sorted()
        let number = Dictionary(uniqueKeysWithValues: labels.enumerated().map { ($1, $0) })
        var counts: [Int: Int] = [:]
        for verdict in verdicts {
            guard let truth = number[verdict.example.intent], let predicted = number[verdict.intent] else { continue }
            counts[truth * labels.count + predicted, default: 0] += 1
        }
        let cells = counts.sorted { $0.key < $1.key }.map {
            ConfusionMatrix.Cell(truth: $0.key / labels.count, predicted: $0.key % labels.count, count: $0.value)
        }
        return ConfusionMatrix(labels: labels, cells: cells)
    }

    private static func labelScores(_ confusion: ConfusionMatrix) -> [Evaluation.LabelScore] {
        var counts = [Counts](repeating: Counts(), count: confusion.labels.count)
        for cell in confusion.cells {
            counts[cell.truth].gold += cell.count
            counts[cell.predicted].predicted += cell.count
            if cell.truth == cell.predicted { counts[cell.truth].both += cell.count }
        }
        return worstFirst(zip(confusion.labels, counts).map { $1.score($0) })
    }

    private static func calibrationError(_ verdicts: [Verdict]) -> Double {
        var bins = [(count: Int, right: Int, confidence: Double)](repeating: (0, 0, 0), count: calibrationBins)
        for verdict in verdicts {
            let bin = bin(verdict.confidence, of: calibrationBins)
            bins[bin].count += 1
            bins[bin].right += verdict.intent == verdict.example.intent ? 1 : 0
            bins[bin].confidence += verdict.confidence
        }
        let gaps = bins.map { abs(Double($0.right) - $0.confidence) }
        return verdicts.isEmpty ? 0 : gaps.reduce(0, +) / Double(verdicts.count)
    }

    private static func histogram(_ verdicts: [Verdict]) -> [Int] {
        var bins = [Int](repeating: 0, count: histogramBins)
        for verdict in verdicts { bins[bin(verdict.confidence, of: histogramBins)] += 1 }
        return bins
    }

    private static func bin(_ confidence: Double, of count: Int) -> Int { min(max(Int(confidence * Double(count)), 0), count - 1) }

    // MARK: Entities

    private static func entityScores(_ verdicts: [Verdict]) -> ([Evaluation.LabelScore], (found: Int, gold: Int, predicted: Int)) {
        var counts: [String: Counts] = [:]
        for verdict in verdicts {
            guard let predicted = verdict.entities.map(Set.init) else { continue }
            let gold = Set(goldSpans(verdict.example))
            for span in gold { counts[span.type, default: Counts()].gold += 1 }
            for span in predicted { counts[span.type, default: Counts()].predicted += 1 }
            for span in gold where predicted.contains(span) { counts[span.type, default: Counts()].both += 1 }
        }
        let scores = worstFirst(counts.map { $1.score($0) })
        let sum = counts.values.reduce(into: (0, 0, 0)) { $0 = ($0.0 + $1.both, $0.1 + $1.gold, $0.2 + $1.predicted) }
        return (scores, (found: sum.0, gold: sum.1, predicted: sum.2))
    }

    static func goldSpans(_ example: Example) -> [Span] {
        example.entities.map { Span(start: $0.start, end: $0.end, type: $0.entity) }
    }

    /// Macro F1 over the tags begin, inside, last and unit of each type that occur, as truth or as prediction.
    private static func bilouMacroF1(_ verdicts: [Verdict]) -> Double {
        var counts: [String: Counts] = [:]
        for verdict in verdicts {
            for (gold, predicted) in tags(of: verdict) {
                if let gold { counts[gold, default: Counts()].gold += 1 }
                if let predicted { counts[predicted, default: Counts()].predicted += 1 }
                if let gold, gold == predicted { counts[gold, default: Counts()].both += 1 }
            }
        }
        return mean(counts.sorted { $0.key < $1.key }.map(\.value.f1))
    }

    /// The true and the predicted tag of each token; nothing where no tag says anything.
    static func tags(of verdict: Verdict) -> [(gold: String?, predicted: String?)] {
        guard let predicted = verdict.entities else { return [] }
        let gold = goldSpans(verdict.example)
        guard !gold.isEmpty || !predicted.isEmpty else { return [] }
        let text = TokenizedText(verdict.example.text)
        return Array(zip(bilou(gold, text), bilou(predicted, text)))
    }

    private static func bilou(_ spans: [Span], _ text: TokenizedText) -> [String?] {
        let ranges = text.tokens.indices.map { text.rawRange(from: $0, through: $0) }
        var tags = [String?](repeating: nil, count: ranges.count)
        for span in spans {
            let covered = ranges.indices.filter { ranges[$0].lowerBound < span.end && ranges[$0].upperBound > span.start }
            for token in covered {
                let place =
                    covered.count == 1 ? "U" : token == covered.first ? "B" : token == covered.last ? "L" : "I"
                tags[token] = "\(place)-\(span.type)"
            }
        }
        return tags
    }

    private static func worstFirst(_ scores: [Evaluation.LabelScore]) -> [Evaluation.LabelScore] {
        scores.sorted { ($0.f1, $0.label) < ($1.f1, $1.label) }
    }
}

/// `part` of `whole`; 0 of nothing.
private func share(_ part: Int, _ whole: Int) -> Double { whole == 0 ? 0 : Double(part) / Double(whole) }
private func mean(_ values: [Double]) -> Double { values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count) }
