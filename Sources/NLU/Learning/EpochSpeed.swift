import CKernels
import Corpus

/// How fast an epoch of logistic regression is here, beside what the machine allows, in multiply-adds a second.
package struct EpochSpeed: Sendable {
    /// Of learning, on each of the threads at once, added up.
    package let learnt: Double
    /// Of reading and writing the same weights in the same order with nothing computed between.
    package let limit: Double

    private static let epochs = 3

    /// - Throws: `TrainingError` when the data hold nothing to learn.
    package init(_ dataset: Dataset, clock: @escaping @Sendable () -> Double) throws(TrainingError) {
        let data = try IntentData(dataset.train, folds: 2, seed: 1, check: { () throws(TrainingError) in })
        let rows = data.counts.weighted(asTrainedOn: Array(0..<data.counts.rows))
        (learnt, limit) = try Self.measure(rows, labels: data.labels, classes: data.intents.count, threads: 1, clock: clock)
    }

    /// On random data of the shape of a few thousand utterances of 77 intents.
    init(threads: Int, clock: @escaping @Sendable () -> Double) throws(TrainingError) {
        let (count, entries, features, classes) = (1_500, 240, 50_000, 77)
        var generator = SeededGenerator(seed: 1)
        let indices = (0..<count * entries).map { _ in UInt32(generator.next() % UInt64(features)) }
        let rows = SparseRows(
            starts: (0...count).map { UInt32($0 * entries) }, indices: indices,
            values: [Float](repeating: 1 / Float(entries).squareRoot(), count: count * entries), norms: [Float](repeating: 1, count: count),
            features: features)
        let labels = (0..<count).map { _ in Int32(generator.next() % UInt64(classes)) }
        (learnt, limit) = try Self.measure(rows, labels: labels, classes: classes, threads: threads, clock: clock)
    }

    private static func measure(
        _ rows: SparseRows, labels: [Int32], classes: Int, threads: Int, clock: @escaping @Sendable () -> Double
    ) throws(TrainingError) -> (learnt: Double, limit: Double) {
        let multiplyAdds = Double(epochs * 2 * rows.indices.count * WeightMatrix.stride(classes))
        let session = TrainingSession(TrainingControl(), total: 1)
        let speeds = Shared((learnt: 0.0, limit: 0.0))
        let learning: @Sendable () throws -> Void = {
            var began = clock()
            let weights = try LinearLearner(.crossEntropy, longest: epochs).fit(
                rows, chosen: Array(0..<rows.count), labels: labels, classes: classes, generator: SeededGenerator(seed: 1), work: 1,
                session: session)
            let learnt = multiplyAdds / max(clock() - began, 1e-9)
            var order = (0..<UInt32(rows.count)).map { $0 }
            var generator = SeededGenerator(seed: 2)
            generator.shuffle(&order)
            let scratch = try WeightMatrix(rows: 2, columns: classes)
            began = clock()
            for _ in 0..<epochs {
                rows.withPointers { pointers in
                    var problem = tk_linear(
                        rows: pointers, norms: nil, labels: nil, classes: classes, stride: weights.stride, costs: nil,
                        weights: weights.pointer, duals: nil, scratch: scratch.pointer)
                    _ = tk_linear_traffic(&problem, order, order.count)
                }
            }
            let limit = multiplyAdds / max(clock() - began, 1e-9)
            speeds.change { $0 = ($0.learnt + learnt, $0.limit + limit) }
        }
        try session.run([@Sendable () throws -> Void](repeating: learning, count: threads), threads: threads)
        return speeds.value
    }
}
