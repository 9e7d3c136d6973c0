/// Everything that, with the data, decides the bytes of a model.
package struct TrainingConfiguration: Sendable, Codable, Equatable {
    package var effort: Effort
    package var seed: UInt64
    /// Threads that training may use; the result does not depend on it.
    package var threads: Int

    package init(effort: Effort = .balanced, seed: UInt64 = 1, threads: Int = 2) {
        self.effort = effort
        self.seed = seed
        self.threads = threads
    }
}
