/// How the tagger is trained and judged: on all texts for the model, and without some folds for the estimate.
struct TaggerPlan: Sendable {
    let data: PreparedData
    let seed: UInt64

    /// Tokens that all folds together may have for each fold to be judged; beyond it one fold stands for all.
    private static let tokensForAllFolds = 100_000

    private var trainer: TaggerTrainer { TaggerTrainer(scheme: data.scheme, seed: seed) }
    /// Folds whose texts a tagger trained on the others is judged on.
    private var judgedFolds: Int { data.tokens * data.intents.folds.count <= Self.tokensForAllFolds ? data.intents.folds.count : 1 }
    private var texts: Range<Int> { data.tagged.indices }

    /// All the work of the plan, in visits of a token.
    var work: Double {
        guard !data.tagged.isEmpty else { return 0 }
        return trainer.work(tokens: data.tokens) * (1 + Double(judgedFolds) * (1 - 1 / Double(data.intents.folds.count)))
    }

    /// The model's tagger.
    func final(weight: Double, session: TrainingSession) throws(TrainingError) -> EntityTagger? {
        try trainer.fit(data.tagged, intents: texts.map { Int(data.intents.labels[$0]) }, weight: weight, session: session)
    }

    /// The spans found in texts that the tagger was not trained on.
    /// - Parameter predicted: the best-ranked intent of each text, by cross-validation.
    /// - Returns: by number of the text.
    func judge(predicted: [Int], weight: Double, session: TrainingSession) throws(TrainingError) -> [Int: [Judge.Span]] {
        var found: [Int: [Judge.Span]] = [:]
        for fold in 0..<judgedFolds {
            let kept = data.intents.folds.kept(fold)
            let tagger = try trainer.fit(
                kept.map { data.tagged[$0] }, intents: kept.map { Int(data.intents.labels[$0]) }, weight: weight, session: session)
            guard let tagger else { continue }
            for (i, row) in data.intents.folds.held(fold).enumerated() {
                if i % 64 == 0 { try session.check() }
                let text = data.tagged[row].text
                found[row] = tagger.find(text, intent: predicted[row]).map { found in
                    let range = text.rawRange(from: found.span.first, through: found.span.last)
                    return Judge.Span(start: range.lowerBound, end: range.upperBound, type: data.scheme.types[found.span.type])
                }
            }
        }
        return found
    }
}
