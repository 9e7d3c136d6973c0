import CKernels
import Foundation

/// A network with one hidden layer over the same sparse input: x → ReLU → softmax, cross-entropy, dropout on the input and on the
/// hidden layer, one AdaGrad step an example (Duchi, Hazan and Singer, JMLR 12, 2011).
///
/// Chosen by cross-validation on BANKING77 and CLINC150, full and ten examples an intent: three networks of 64 units beat one of
/// 256 at less work; heavy input dropout and a start near zero bring half a point.
package struct NetworkLearner: Sendable {
    /// Hidden units: a multiple of 16. Through 64 of them a thousand intents cannot be told apart as well as through 128.
    package let hidden: Int
    private let inputRate: Float = 0.02
    private let outputRate: Float = 0.02
    private let inputDropout: Float = 0.5
    private let hiddenDropout: Float = 0.1
    private let embeddingDeviation: Float = 0.01
    private let outputDeviation: Float = 0.03

    /// Rows visited between two looks at whether training was cancelled.
    private static let slice = 32

    /// Small data are visited more often: 40 times up to 1,800 rows, 20 times at 10,000, 6 times at 200,000.
    package static func epochs(rows: Int) -> Int {
        min(max(Int((20 * pow(10_000 / Double(max(rows, 1)), 0.4)).rounded()), 6), 40)
    }

    /// Intents from which on the hidden layer is twice as wide.
    private static let many = 256

    package init(classes: Int) { hidden = classes < Self.many ? 64 : 128 }

    /// - Parameter work: what the whole fit counts in the session's progress.
    package func fit(
        _ rows: SparseRows, chosen: [Int], labels: [Int32], classes: Int, generator: SeededGenerator, work: Double,
        watch: Watch? = nil, session: TrainingSession
    ) throws(TrainingError) -> Network {
        var generator = generator
        var random = generator.next()
        let network = try Network(features: rows.features, hidden: hidden, classes: classes)
        tk_fill_normal(network.embedding.pointer, rows.features * hidden, embeddingDeviation, &random)
        for row in 0..<hidden { tk_fill_normal(network.output.row(row), classes, outputDeviation, &random) }
        let squares = try Network(features: 0, hidden: hidden, classes: classes)
        let embeddingSquares = try WeightMatrix(rows: 1, columns: rows.features)
        for i in 0..<rows.features { embeddingSquares.pointer[i] = 1e-6 }
        let longest = (0..<rows.count).reduce(1) { max($0, rows.entries($1).count) }
        let scratch = try WeightMatrix(rows: 1, columns: 2 * hidden + network.output.stride + 2 * longest)
        let epochs = Self.epochs(rows: chosen.count)
        let visits = Double(max(chosen.count, 1) * epochs)
        var order = chosen.map { UInt32($0) }
        for epoch in 0..<epochs {
            generator.shuffle(&order)
            rows.withPointers { pointers in
                labels.withUnsafeBufferPointer { labels in
                    var problem = tk_network(
                        hidden: hidden, classes: classes, stride: network.output.stride, embedding: network.embedding.pointer,
                        hiddenBias: network.hiddenBias.pointer, output: network.output.pointer, outputBias: network.outputBias.pointer,
                        rows: pointers, labels: labels.baseAddress, embeddingSquares: embeddingSquares.pointer,
                        hiddenBiasSquares: squares.hiddenBias.pointer, outputSquares: squares.output.pointer,
                        outputBiasSquares: squares.outputBias.pointer, inputRate: inputRate, outputRate: outputRate,
                        inputDropout: inputDropout, hiddenDropout: hiddenDropout, scratch: scratch.pointer, longest: longest)
                    order.withUnsafeBufferPointer { order in
                        guard let base = order.baseAddress else { return }
                        for from in stride(from: 0, to: order.count, by: Self.slice) where !session.isStopped {
                            let done = Double(epoch * order.count + from) / visits
                            let count = min(Self.slice, order.count - from)
                            _ = tk_network_pass(&problem, base + from, count, Float(done), Float(1 / visits), &random)
                        }
                    }
                }
            }
            try session.check()
            watch?.look(.network(network), epoch: epoch + 1)
            session.advance(work / Double(epochs))
        }
        return network
    }
}
