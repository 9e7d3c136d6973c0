import CKernels

/// Logistic regression that goes on from where it stood, after its rows have changed.
extension LinearLearner {
    /// The dual variables are all that is kept between two fits: whatever the rows have become, the weights
    /// W = C·Σ (e_label − q)·x follow from them, and from every q that is a distribution ascent leads to the one optimum.
    /// - Parameters:
    ///   - chosen: the rows to learn from; `labels` holds the class of each row of `rows`.
    ///   - fresh: those of them that were never visited: their q is e_label. They come first.
    ///   - weights: room [features][classes]; holds the weights afterwards.
    ///   - duals: q of each row, as earlier fits left it.
    ///   - isStopped: asked every few rows.
    /// - Returns: how often rows were visited.
    /// - Throws: `cancelled`; the dual variables are a start as good as before.
    func refit(
        _ rows: SparseRows, chosen: [UInt32], fresh: [UInt32], labels: [Int32], weights: WeightMatrix, duals: WeightMatrix,
        generator: SeededGenerator, isStopped: () -> Bool
    ) throws(TrainingError) -> Int {
        let scratch = try WeightMatrix(rows: 2, columns: weights.columns)
        let costs = [Float](repeating: cost, count: weights.columns)
        weights.clear()
        let visits = Self.withProblem(rows, labels, costs, weights, duals, scratch) { ascend($0, chosen, fresh, generator, isStopped) }
        guard let visits else { throw .cancelled }
        return visits
    }

    /// A row is settled when the model's probabilities are as close as this to its dual variables. Of few examples each counts for
    /// much of the score, so that none may be left in doubt; of many it would take long, and show nowhere.
    private static func settled(_ rows: Int) -> Float { min(max(5e-10 * Float(rows * rows), 2e-5), 2e-3) }
    /// More visits of what is not settled change no answer.
    private static let mostVisits = 60

    /// Nil when it was stopped.
    private func ascend(
        _ problem: tk_linear, _ chosen: [UInt32], _ fresh: [UInt32], _ generator: SeededGenerator, _ isStopped: () -> Bool
    ) -> Int? {
        var generator = generator
        var (order, fresh) = (chosen, fresh)
        generator.shuffle(&order)
        generator.shuffle(&fresh)
        withUnsafePointer(to: problem) { tk_softmax_weights($0, order, order.count) }
        guard begin(fresh, of: problem, isStopped) else { return nil }
        // All rows are looked at; those that had to move are, until they rest, and then all of them once more.
        let closeness = Self.settled(order.count)
        var visits = 0
        while visits < Self.mostVisits {
            guard var restless = settle(order, to: closeness, of: problem, isStopped) else { return nil }
            visits += 1
            if restless.count <= order.count / Self.few { break }
            while !restless.isEmpty, visits < Self.mostVisits {
                generator.shuffle(&restless)
                guard let left = settle(restless, to: closeness, of: problem, isStopped) else { return nil }
                restless = left
                visits += 1
            }
        }
        return visits
    }

    /// Where fewer than one row in so many had to move, the others need no other look.
    private static let few = 100

    /// Visits rows for the first time; false when it was stopped.
    private func begin(_ order: [UInt32], of problem: tk_linear, _ isStopped: () -> Bool) -> Bool {
        withUnsafePointer(to: problem) { problem in
            order.withUnsafeBufferPointer { order in
                guard let base = order.baseAddress else { return true }
                for from in stride(from: 0, to: order.count, by: Self.slice) {
                    if isStopped() { return false }
                    _ = tk_softmax_pass(problem, base + from, min(Self.slice, order.count - from), 1)
                }
                return true
            }
        }
    }

    /// The rows that were not settled; nil when it was stopped.
    private func settle(
        _ order: [UInt32], to closeness: Float, of problem: tk_linear, _ isStopped: () -> Bool
    ) -> [UInt32]? {
        var restless: [UInt32] = []
        var room = [UInt32](repeating: 0, count: Self.slice)
        return withUnsafePointer(to: problem) { problem in
            order.withUnsafeBufferPointer { order in
                guard let base = order.baseAddress else { return restless }
                for from in stride(from: 0, to: order.count, by: Self.slice) {
                    if isStopped() { return nil }
                    let left = tk_softmax_settle(problem, base + from, min(Self.slice, order.count - from), closeness, &room)
                    restless += room.prefix(left)
                }
                return restless
            }
        }
    }
}
