/// `training.yaml` of a model: what, given back to training with the same data, gives the same model byte for byte.
package struct TrainingFile: Sendable, Codable, Equatable {
    package var effort: Effort
    package var seed: UInt64
    /// Multiply-adds that the search might spend, where it was not what the effort allows.
    package var budget: Double?
    /// What the search chose; without one, training searches.
    package var recipe: Recipe?

    package init(effort: Effort, seed: UInt64, budget: Double? = nil, recipe: Recipe? = nil) {
        self.effort = effort
        self.seed = seed
        self.budget = budget
        self.recipe = recipe
    }

    package init(_ configuration: TrainingConfiguration, recipe: Recipe? = nil) {
        self.init(effort: configuration.effort, seed: configuration.seed, budget: configuration.budget, recipe: recipe)
    }

    package func configuration(threads: Int) -> TrainingConfiguration {
        TrainingConfiguration(effort: effort, seed: seed, threads: threads, budget: budget, recipe: recipe)
    }

    /// Numbers are written so that reading gives the same bits; names of learners need no quotes.
    package var yaml: String {
        var lines = [
            "# How the model was learnt. `trainyard nlu train --config FILE` with the same data gives the same model, byte for byte.",
            "effort: \(effort.rawValue)", "seed: \(seed)",
        ]
        if let budget { lines.append("budget: \(budget)") }
        if let recipe {
            lines += [
                "recipe:", "  folds: \(recipe.folds)", "  tried_folds: \(recipe.triedFolds)", "  networks: \(recipe.networks)", "  models:",
            ]
            for model in recipe.models { lines += ["    - learner: \(model.learner)", "      share: \(model.share)"] }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
