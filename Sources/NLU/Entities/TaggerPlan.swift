/// How the tagger is trained and judged: on all texts for the model, and without some folds for the estimate.
struct TaggerPlan: Sendable {
    let data: PreparedData
    let seed: UInt64
    /// Folds whose intents were cross-validated: a tagger is judged with the intents that a model finds.
    let triedFolds: Int

    /// Tokens that all folds together may have for each fold to be judged; beyond it one fold stands for all.
    private static let tokensForAllFolds = 100_000

    private var trainer: TaggerTrainer { TaggerTrainer(scheme: data.scheme, seed: seed) }
    /// Folds whose texts a tagger trained on the others is judged on.
    private var judgedFolds: Int { data.tokens * data.intents.folds.count <= Self.tokensForAllFolds ? triedFolds : 1 }
    private var texts: Range<Int> { data.tagged.indices }

    /// Multiply-adds of the whole plan.
    var work: Double {
        guard !data.tagged.isEmpty else { return 0 }
        return trainer.work(tokens: data.tokens) * (1 + Double(judgedFolds) * (1 - 1 / Double(data.intents.folds.count)))
    }

    /// The model's tagger.
    func final(session: TrainingSession) throws(TrainingError) -> EntityTagger? {
        try trainer.fit(data.tagged, intents: texts.map { Int(data.intents.labels[$0]) }, session: session)
    }

    /// The spans found in texts that the tagger was not trained on.
    /// - Parameter predicted: the best-ranked intent of a text of the tried folds, by cross-validation.
    /// - Returns: by number of the text.
    func judge(predicted: @escaping (Int) -> Int, session: TrainingSession) throws(TrainingError) -> [Int: [Judge.Span]] {
        var found: [Int: [Judge.Span]] = [:]
        for fold in 0..<judgedFolds {
            let kept = data.intents.folds.kept(fold)
            let held = data.intents.folds.held(fold)
            let step = max(held.count / Watch.mostTexts, 1)
            let sample = stride(from: 0, to: held.count, by: step).map { held[$0] }
            let tagger = try trainer.fit(
                kept.map { data.tagged[$0] }, intents: kept.map { Int(data.intents.labels[$0]) },
                look: fold > 0
                    ? nil
                    : { tagger, epoch in
                        let verdicts = sample.map { row in
                            Judge.Verdict(
                                example: data.examples[row], intent: "", confidence: 0,
                                entities: spans(row, by: tagger, intent: predicted(row)))
                        }
                        session.point(CurvePoint(series: "entities", epoch: epoch, score: Judge.evaluate(verdicts).spanF1))
                    }, session: session)
            guard let tagger else { continue }
            for (i, row) in held.enumerated() {
                if i % 64 == 0 { try session.check() }
                found[row] = spans(row, by: tagger, intent: predicted(row))
            }
        }
        return found
    }

    private func spans(_ row: Int, by tagger: EntityTagger, intent: Int) -> [Judge.Span] {
        let text = data.tagged[row].text
        return tagger.find(text, intent: intent).map { found in
            let range = text.rawRange(from: found.span.first, through: found.span.last)
            return Judge.Span(
                start: range.lowerBound, end: range.upperBound, type: EntityLabel(named: data.scheme.types[found.span.type]).entity)
        }
    }
}
