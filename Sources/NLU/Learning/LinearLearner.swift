import CKernels

/// A linear model of intents by stochastic dual coordinate ascent: no learning rate, and the same optimum as any other solver.
package struct LinearLearner: Sendable {
    package enum Loss: Sendable {
        /// Multinomial logistic regression, ½‖W‖² + C·Σ cross-entropy (Yu, Huang and Lin, Machine Learning 85, 2011).
        case crossEntropy
        /// One squared hinge loss an intent against the rest (Hsieh et al., ICML 2008), which is what LinearSVC minimises.
        case squaredHinge
    }

    package let loss: Loss
    /// C: how much the training examples count against small weights.
    package let cost: Float
    package let isBalanced: Bool
    /// Training ends when a visit moves a row's dual variables less than this, on average.
    let tolerance: Double
    let longest: Int

    /// Epochs that it takes as a rule.
    static let typicalEpochs = 8
    /// Rows visited between two looks at whether training was cancelled.
    static let slice = 32

    /// - Parameter isBalanced: whether the examples of starved intents count more, by the square root of how starved they are.
    package init(_ loss: Loss, isBalanced: Bool = false, longest: Int = 20) {
        self.loss = loss
        self.longest = longest
        self.isBalanced = isBalanced
        switch loss {
        case .crossEntropy: (cost, tolerance) = (20, 1e-3)
        case .squaredHinge: (cost, tolerance) = (1, 1e-2)
        }
    }

    /// - Parameters:
    ///   - chosen: the rows to learn from.
    ///   - labels: the class of each row of `rows`.
    ///   - work: what the whole fit counts in the session's progress.
    /// - Returns: weights [features][classes].
    package func fit(
        _ rows: SparseRows, chosen: [Int], labels: [Int32], classes: Int, generator: SeededGenerator, work: Double,
        watch: Watch? = nil, session: TrainingSession
    ) throws(TrainingError) -> WeightMatrix {
        let weights = try WeightMatrix(rows: rows.features, columns: classes)
        let duals = try WeightMatrix(rows: rows.count, columns: classes)
        let scratch = try WeightMatrix(rows: 2, columns: classes)
        let costs = Self.weights(of: labels, chosen: chosen, classes: classes, balanced: isBalanced).map { cost * $0 }
        var order = chosen.map { UInt32($0) }
        var generator = generator
        var left = work
        for epoch in 0..<longest {
            generator.shuffle(&order)
            let moved = Self.withProblem(rows, labels, costs, weights, duals, scratch) { pass($0, order, first: epoch == 0, session) }
            try session.check()
            watch?.look(.linear(weights), epoch: epoch + 1)
            let step = min(left, work / Double(Self.typicalEpochs))
            session.advance(step)
            left -= step
            if moved < tolerance * Double(order.count) { break }
        }
        session.advance(left)
        return weights
    }

    /// What the kernels work on, for as long as `body` runs.
    /// - Parameters:
    ///   - costs: C of each class.
    ///   - scratch: room [2][classes].
    static func withProblem<Result>(
        _ rows: SparseRows, _ labels: [Int32], _ costs: [Float], _ weights: WeightMatrix, _ duals: WeightMatrix, _ scratch: WeightMatrix,
        _ body: (tk_linear) -> Result
    ) -> Result {
        rows.withPointers { pointers in
            rows.norms.withUnsafeBufferPointer { norms in
                labels.withUnsafeBufferPointer { labels in
                    costs.withUnsafeBufferPointer { costs in
                        body(
                            tk_linear(
                                rows: pointers, norms: norms.baseAddress, labels: labels.baseAddress, classes: weights.columns,
                                stride: weights.stride, costs: costs.baseAddress, weights: weights.pointer, duals: duals.pointer,
                                scratch: scratch.pointer))
                    }
                }
            }
        }
    }

    /// What an example of each class counts; the average over all examples is 1.
    private static func weights(of labels: [Int32], chosen: [Int], classes: Int, balanced: Bool) -> [Float] {
        guard balanced, !chosen.isEmpty else { return [Float](repeating: 1, count: classes) }
        var counts = [Float](repeating: 0, count: classes)
        for row in chosen { counts[Int(labels[row])] += 1 }
        let roots = counts.map { 1 / max($0, 1).squareRoot() }
        let mean = zip(counts, roots).reduce(0) { $0 + $1.0 * $1.1 } / Float(chosen.count)
        return roots.map { $0 / mean }
    }

    private func pass(_ problem: tk_linear, _ order: [UInt32], first: Bool, _ session: TrainingSession) -> Double {
        var moved = 0.0
        withUnsafePointer(to: problem) { problem in
            order.withUnsafeBufferPointer { order in
                guard let base = order.baseAddress else { return }
                for from in stride(from: 0, to: order.count, by: Self.slice) where !session.isStopped {
                    let count = min(Self.slice, order.count - from)
                    switch loss {
                    case .crossEntropy: moved += tk_softmax_pass(problem, base + from, count, first ? 1 : 0)
                    case .squaredHinge: moved += tk_hinge_pass(problem, base + from, count)
                    }
                }
            }
        }
        return moved
    }
}
