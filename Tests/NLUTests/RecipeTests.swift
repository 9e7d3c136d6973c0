import Corpus
import NLU
import Testing

@Suite("What a search chose can be done again")
struct RecipeTests {
    private func artifacts(_ configuration: TrainingConfiguration) throws -> [String: String] {
        try trained(TravelData.examples, configuration: configuration).model.artifacts().mapValues { $0.base64EncodedString() }
    }

    @Test("following the recipe gives the same model, byte for byte", arguments: [Effort.quick, .balanced], [UInt64(1), 7])
    func again(effort: Effort, seed: UInt64) throws {
        let configuration = TrainingConfiguration(effort: effort, seed: seed)
        let model = try trained(TravelData.examples, configuration: configuration).model
        let followed = try trained(TravelData.examples, configuration: model.training.configuration(threads: 1))
        #expect(followed.leaderboard.count == 1)
        #expect(followed.model.artifacts() == model.artifacts())
    }

    @Test("training.yaml says how, in words and numbers")
    func yaml() throws {
        let recipe = Recipe(
            models: [.init(learner: "support vector machine", share: 0.4), .init(learner: "neural network", share: 0.6)], networks: 3,
            folds: 10, triedFolds: 4)
        let lines = TrainingFile(effort: .best, seed: 9, budget: 2.5e11, recipe: recipe).yaml.split(separator: "\n").dropFirst()
        #expect(
            Array(lines) == [
                "effort: best", "seed: 9", "budget: 250000000000.0", "recipe:", "  folds: 10", "  tried_folds: 4", "  networks: 3",
                "  models:", "    - learner: support vector machine", "      share: 0.4", "    - learner: neural network",
                "      share: 0.6",
            ])
    }

    static let faulty: [(Recipe, String)] = [
        (Recipe(models: [], networks: 1, folds: 5, triedFolds: 5), "names no model"),
        (Recipe(models: [.init(learner: "oracle", share: 1)], networks: 1, folds: 5, triedFolds: 5), "oracle"),
        (Recipe(models: [.init(learner: "neural network", share: 0.5)], networks: 1, folds: 5, triedFolds: 5), "sum to 1"),
        (Recipe(models: [.init(learner: "neural network", share: .nan)], networks: 1, folds: 5, triedFolds: 5), "share"),
        (Recipe(models: [.init(learner: "neural network", share: 1)], networks: 0, folds: 5, triedFolds: 5), "networks is 0"),
        (Recipe(models: [.init(learner: "neural network", share: 1)], networks: 1, folds: 1, triedFolds: 1), "folds is 1"),
        (Recipe(models: [.init(learner: "neural network", share: 1)], networks: 1, folds: 5, triedFolds: 6), "tried_folds is 6"),
        (
            Recipe(
                models: [.init(learner: "neural network", share: 0.5), .init(learner: "neural network", share: 0.5)], networks: 1,
                folds: 5, triedFolds: 5), "twice"
        ),
    ]

    @Test("a recipe that cannot be followed says why", arguments: faulty)
    func faults(recipe: Recipe, reason: String) {
        let error = #expect(throws: TrainingError.self) { try trained(TravelData.examples, configuration: .init(recipe: recipe)) }
        #expect("\(error.map { "\($0)" } ?? "")".contains(reason))
    }

    @Test("a smaller budget tries less, and none at all still gives a model", arguments: [1.0, 1e6, 1e9])
    func budgets(budget: Double) throws {
        let free = try trained(TravelData.examples, configuration: .init())
        let bound = try trained(TravelData.examples, configuration: .init(budget: budget))
        #expect(bound.leaderboard.count <= free.leaderboard.count)
        #expect(bound.model.parse("fly from oslo to lima").intent.name == "book_flight")
    }
}
