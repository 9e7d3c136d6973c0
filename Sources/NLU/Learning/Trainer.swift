import CKernels
import Corpus

/// "Training": cross-validates the candidates, calibrates the best, trains it on all rows, and the tagger where spans are marked.
struct Trainer {
    let pipeline: Pipeline
    let data: PreparedData
    let session: TrainingSession
    private let plan: TaggerPlan

    /// Work of one visit of a token by the tagger, in visits of a row by the linear model.
    private static let tokenWeight = 0.5

    init(pipeline: Pipeline, data: PreparedData, control: TrainingControl) {
        self.pipeline = pipeline
        self.data = data
        plan = TaggerPlan(data: data, seed: pipeline.configuration.seed)
        let rows = data.intents.counts.rows
        let visits = Double(LogisticRegression().longest * (rows * data.intents.folds.count))
        session = TrainingSession(control, total: visits + plan.work * Self.tokenWeight)
    }

    func train() throws(TrainingError) -> TrainedModel {
        let seed = pipeline.configuration.seed
        let intents = data.intents
        let validation = try CrossValidation(intents, candidate: .logisticRegression, seed: seed, threads: threads, session: session)
        var score = validation.score
        score.chosen = true
        session.emit(.candidate(score))
        let scores = validation.scores
        let rows = Array(0..<intents.rows)
        let temperature = Calibration.temperature(of: scores, rows: rows, labels: intents.labels)
        session.log("confidence is calibrated by a temperature of \(rounded(temperature, 2))")
        let predicted = rows.map { scores.best($0) }

        let weights = Shared<WeightMatrix?>(nil)
        let judged = Shared<[Int: [Judge.Span]]>([:])
        let tagger = Shared<EntityTagger?>(nil)
        var tasks: [@Sendable () throws -> Void] = []
        if !data.tagged.isEmpty {
            tasks.append {
                tagger.set(try plan.final(weight: Self.tokenWeight, session: session))
            }
            tasks.append {
                judged.set(try plan.judge(predicted: predicted, weight: Self.tokenWeight, session: session))
            }
        }
        tasks.append {
            weights.set(try fit())
        }
        try session.run(tasks, threads: threads)

        guard let weights = weights.value,
            let classifier = IntentClassifier(
                featurizer: intents.counts.featurizer(trainedOn: Array(0..<intents.counts.rows)),
                weights: Tensor(weights.halves(), shape: [weights.rows, weights.stride]), classes: intents.intents.count,
                temperature: temperature)
        else { throw .invalidData("the weights do not fit the features") }
        let estimate = estimate(scores, predicted: predicted, temperature: temperature, spans: judged.value)
        session.log("estimated accuracy \(percent(estimate.accuracy)), macro F1 \(percent(estimate.macroF1))")
        if !data.tagged.isEmpty { session.log("estimated span F1 \(percent(estimate.spanF1))") }
        session.finish()
        let model = NLUModel(
            configuration: configuration(temperature: temperature, tagger: tagger.value), intents: intents.intents, classifier: classifier,
            tagger: tagger.value, declared: DeclaredEntities(data.definitions, language: data.language))
        return TrainedModel(model: model, leaderboard: [score], curve: validation.curve.value, estimate: estimate)
    }

    /// The intents' weights, learnt from all rows.
    private func fit() throws(TrainingError) -> WeightMatrix {
        let rows = Array(0..<data.intents.counts.rows)
        return try LogisticRegression().fit(
            data.intents.counts.weighted(asTrainedOn: rows), chosen: rows, labels: data.intents.labels,
            classes: data.intents.intents.count, generator: SeededGenerator(seed: pipeline.configuration.seed, stream: 2), session: session)
    }

    private var threads: Int { pipeline.configuration.threads }

    private func configuration(temperature: Double, tagger: EntityTagger?) -> ModelConfiguration {
        let intents = data.intents.intents
        let numbers = Dictionary(uniqueKeysWithValues: intents.enumerated().map { ($1, $0) })
        let labels = Dictionary(uniqueKeysWithValues: intents.enumerated().map { (String($0), $1) })
        return ModelConfiguration(
            language: data.language, labels: labels, numbers: numbers, taggedTypes: tagger?.scheme.types ?? [],
            effort: pipeline.configuration.effort, seed: pipeline.configuration.seed, candidate: Candidate.logisticRegression.name,
            temperature: temperature, acceptThreshold: 0)
    }

    private func estimate(
        _ scores: WeightMatrix, predicted: [Int], temperature: Double, spans: [Int: [Judge.Span]]
    ) -> Evaluation {
        var room = [Float](repeating: 0, count: scores.stride)
        let verdicts = predicted.enumerated().map { row, best in
            for k in 0..<scores.stride { room[k] = scores.row(row)[k] }
            tk_softmax(&room, scores.columns, Float(1 / temperature))
            return Judge.Verdict(
                example: data.examples[row], intent: data.intents.intents[best], confidence: Double(room[best]), entities: spans[row])
        }
        return Judge.evaluate(verdicts)
    }
}

/// "92.4 %".
func percent(_ share: Double) -> String { "\(rounded(100 * share, 1)) %" }

/// The number with so many decimals.
func rounded(_ value: Double, _ decimals: Int) -> String {
    var scale = 1
    for _ in 0..<decimals { scale *= 10 }
    let units = Int((value * Double(scale)).rounded())
    let fraction = String(units.magnitude % scale.magnitude)
    return (units < 0 ? "-" : "") + "\(units.magnitude / scale.magnitude)"
        + (decimals > 0 ? "." + String(repeating: "0", count: decimals - fraction.count) + fraction : "")
}
