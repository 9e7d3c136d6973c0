import CKernels

/// A way to learn intents from weighted n-grams.
enum Learner: String, Sendable, Codable, CaseIterable {
    case logisticRegression = "logistic regression"
    case balancedRegression = "class-weighted logistic regression"
    case supportVectorMachine = "support vector machine"
    case network = "neural network"

    /// Multiply-adds of one fit, for progress and budgets.
    func work(rows: Int, entriesPerRow: Int, classes: Int) -> Double {
        let stride = Double(WeightMatrix.stride(classes))
        let visit: Double =
            switch self {
            case .logisticRegression, .balancedRegression, .supportVectorMachine:
                Double(LinearLearner.typicalEpochs) * 2 * Double(entriesPerRow) * stride
            case .network:
                Double(NetworkLearner.epochs(rows: rows)) * 3 * Double(NetworkLearner(classes: classes).hidden)
                    * (Double(entriesPerRow) / 2 + stride)
            }
        return visit * Double(rows)
    }

    /// A linear learner keeps a number for each example and intent while it learns. Beyond so many they would take more memory than
    /// the largest model, and time to match, where a network keeps nothing of the kind.
    private static let mostDuals = 1 << 26

    /// Whether so much data is within its reach.
    func reaches(rows: Int, classes: Int) -> Bool { self == .network || rows * WeightMatrix.stride(classes) <= Self.mostDuals }

    /// - Parameters:
    ///   - rows: texts as a model trained on `chosen` sees them.
    ///   - chosen: the rows to learn from.
    func fit(
        _ rows: SparseRows, of data: IntentData, chosen: [Int], generator: SeededGenerator, watch: Watch? = nil, session: TrainingSession
    ) throws(TrainingError) -> FittedModel {
        let classes = data.intents.count
        let work = work(rows: chosen.count, entriesPerRow: data.counts.entriesPerRow, classes: classes)
        switch self {
        case .logisticRegression, .balancedRegression, .supportVectorMachine:
            let learner = LinearLearner(
                self == .supportVectorMachine ? .squaredHinge : .crossEntropy, isBalanced: self == .balancedRegression)
            return .linear(
                try learner.fit(
                    rows, chosen: chosen, labels: data.labels, classes: classes, generator: generator, work: work, watch: watch,
                    session: session))
        case .network:
            return .network(
                try NetworkLearner(classes: classes).fit(
                    rows, chosen: chosen, labels: data.labels, classes: classes, generator: generator, work: work, watch: watch,
                    session: session))
        }
    }
}

/// What a learner learnt, in full precision.
package enum FittedModel: Sendable {
    case linear(WeightMatrix)
    case network(Network)

    /// Scores of a row of training data, one an intent.
    package func score(_ row: Int, of rows: SparseRows, into out: UnsafeMutablePointer<Float>) {
        switch self {
        case .linear(let weights):
            rows.multiply(row, by: weights, into: out)
        case .network(let network):
            let width = network.embedding.stride
            var hidden = [Float](repeating: 0, count: width)
            rows.multiply(row, by: network.embedding, into: &hidden)
            for i in 0..<width { hidden[i] += network.hiddenBias.pointer[i] }
            tk_network_scores(&hidden, width, network.output.pointer, network.outputBias.pointer, network.output.stride, out)
        }
    }
}
