import CKernels

/// Multinomial logistic regression, ½‖W‖² + C·Σ cross-entropy, by stochastic dual coordinate ascent: no learning rate, and
/// the same optimum as any other solver (Yu, Huang and Lin, Machine Learning 85, 2011).
struct LogisticRegression: Sendable {
    /// C: how much the training examples count against small weights.
    var cost: Float = 20
    var longest = 20
    /// Training ends when a visit moves a row's dual variables less than this, on average.
    var tolerance = 1e-3

    /// Rows visited between two looks at whether training was cancelled.
    private static let slice = 64

    /// - Parameters:
    ///   - chosen: the rows to learn from.
    ///   - labels: the class of each row of `rows`.
    ///   - watch: shown the weights after each epoch, counted from 1.
    /// - Returns: weights [features][classes].
    func fit(
        _ rows: SparseRows, chosen: [Int], labels: [Int32], classes: Int, generator: SeededGenerator, session: TrainingSession,
        watch: ((Int, WeightMatrix) -> Void)? = nil
    ) throws(TrainingError) -> WeightMatrix {
        let weights = try WeightMatrix(rows: rows.features, columns: classes)
        let duals = try WeightMatrix(rows: rows.count, columns: classes)
        let scratch = try WeightMatrix(rows: 2, columns: classes)
        var order = chosen.map { UInt32($0) }
        var generator = generator
        for epoch in 0..<longest {
            generator.shuffle(&order)
            let moved = rows.starts.withUnsafeBufferPointer { starts in
                rows.indices.withUnsafeBufferPointer { indices in
                    rows.values.withUnsafeBufferPointer { values in
                        rows.norms.withUnsafeBufferPointer { norms in
                            labels.withUnsafeBufferPointer { labels in
                                let problem = tk_sdca(
                                    rows: tk_rows(
                                        starts: starts.baseAddress, indices: indices.baseAddress, values: values.baseAddress),
                                    norms: norms.baseAddress, labels: labels.baseAddress, classes: classes, stride: weights.stride,
                                    cost: cost, weights: weights.pointer, duals: duals.pointer, scratch: scratch.pointer)
                                return Self.pass(problem, order, first: epoch == 0, session)
                            }
                        }
                    }
                }
            }
            try session.check()
            watch?(epoch + 1, weights)
            session.advance(Double(order.count))
            if moved < tolerance * Double(order.count) {
                session.advance(Double(order.count * (longest - epoch - 1)))
                break
            }
        }
        return weights
    }

    private static func pass(_ problem: tk_sdca, _ order: [UInt32], first: Bool, _ session: TrainingSession) -> Double {
        var moved = 0.0
        withUnsafePointer(to: problem) { problem in
            order.withUnsafeBufferPointer { order in
                guard let base = order.baseAddress else { return }
                for from in Swift.stride(from: 0, to: order.count, by: slice) where !session.isStopped {
                    moved += tk_sdca_pass(problem, base + from, min(slice, order.count - from), first ? 1 : 0)
                }
            }
        }
        return moved
    }
}
