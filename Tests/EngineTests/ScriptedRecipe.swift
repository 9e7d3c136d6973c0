import Corpus
import Engine
import Foundation
import NLU
import Store
import Synchronization

/// A recipe whose stations do what a test says, and keep what they were given.
struct ScriptedRecipe: Sendable {
    typealias Step = @Sendable (TrainingControl) throws -> Void

    var onBuild: @Sendable (Dataset) throws -> Void = { _ in }
    var onPrepare: Step = { _ in }
    var onTrain: Step = { _ in }
    var onJudge: @Sendable () -> Void = {}

    static let leaderboard = [
        CandidateScore(name: "n-grams", macroF1: 0.9, deviation: 0.02, foldsDone: 5, folds: 5, seconds: 0.1, chosen: true)
    ]

    var recipe: TrainingRecipe {
        let judge: TrainingRecipe.Judge = { [onJudge] examples, _ in
            onJudge()
            return .example(accuracy: 0.75, examples: examples.count)
        }
        return TrainingRecipe(
            build: { [self] dataset, configuration in
                try onBuild(dataset)
                return TrainingRecipe.Plan(
                    description: Data("{\"seed\":\(configuration.seed)}".utf8), candidates: ["n-grams"], findings: ["two intents"]
                ) { _, control in
                    try onPrepare(control)
                    return TrainingRecipe.Batch(summary: "64 features") { control in
                        control.report(.progress(0.5))
                        control.report(.candidate(CandidateScore(name: "n-grams", folds: 5)))
                        control.report(.curve(CurvePoint(series: "n-grams", epoch: 1, score: 0.8)))
                        control.report(.warning("balance and card_lost are alike"))
                        try onTrain(control)
                        return TrainingRecipe.Product(
                            artifacts: ["model.bin": Data("weights".utf8), "config.json": Data("{}".utf8)],
                            leaderboard: Self.leaderboard, estimate: .example(accuracy: 0.5, examples: 22), judge: judge)
                    }
                }
            },
            revive: { artifacts in
                guard artifacts["model.bin"] == Data("weights".utf8), artifacts.count == 2 else {
                    throw ModelFormatError(file: "model.bin", reason: "is not what was trained")
                }
                return judge
            })
    }
}

/// Tells the first run of a job from later ones.
struct Runs {
    private var count = 0

    mutating func isFirst() -> Bool {
        count += 1
        return count == 1
    }
}

/// Waits like a training that works and asks now and then whether to go on.
func workUntilCancelled(_ control: TrainingControl) throws {
    while !control.isCancelled() { usleep(2000) }
    throw TrainingError.cancelled
}

extension Evaluation {
    static func example(accuracy: Double, examples: Int) -> Evaluation {
        Evaluation(
            examples: examples, accuracy: accuracy, macroF1: accuracy - 0.1, intents: [], confusion: ConfusionMatrix(labels: [], cells: []),
            entityRecall: 0.25, bilouMacroF1: 0.125, spanF1: 0.0625, entities: [], calibrationError: 0, rightByConfidence: [],
            wrongByConfidence: [], wrong: [])
    }
}
