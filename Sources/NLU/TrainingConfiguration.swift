/// Everything that, with the data, decides the bytes of a model.
package struct TrainingConfiguration: Sendable, Codable, Equatable {
    package var effort: Effort
    package var seed: UInt64
    /// Threads that training may use; the result does not depend on it.
    package var threads: Int
    /// Multiply-adds that the search may spend, where it is not what the effort allows.
    package var budget: Double?
    /// What an earlier search chose; then nothing else is tried.
    package var recipe: Recipe?

    package init(effort: Effort = .balanced, seed: UInt64 = 1, threads: Int = 2, budget: Double? = nil, recipe: Recipe? = nil) {
        self.effort = effort
        self.seed = seed
        self.threads = threads
        self.budget = budget
        self.recipe = recipe
    }
}
