import CKernels

/// A trained model of intents as it is kept: weights rounded to bytes.
enum IntentModel: Sendable {
    case linear(ByteMatrix)
    /// [features][hidden], [hidden], [hidden][stride], [stride].
    case network(embedding: ByteMatrix, hiddenBias: Tensor<Float>, output: Tensor<Float>, outputBias: Tensor<Float>)

    init(_ fitted: FittedModel) {
        switch fitted {
        case .linear(let weights):
            self = .linear(ByteMatrix(weights))
        case .network(let network):
            self = .network(
                embedding: ByteMatrix(network.embedding), hiddenBias: Tensor(network.hiddenBias), output: Tensor(network.output),
                outputBias: Tensor(network.outputBias))
        }
    }

    /// Whether the sizes fit one another and so many features and intents.
    func fits(features: Int, classes: Int) -> Bool {
        let stride = WeightMatrix.stride(classes)
        switch self {
        case .linear(let weights):
            return weights.rows == features && weights.stride == stride
        case .network(let embedding, let hiddenBias, let output, let outputBias):
            return embedding.rows == features && hiddenBias.count == embedding.stride
                && output.count == embedding.stride * stride && outputBias.count == stride
        }
    }

    /// One score an intent, padded to a multiple of 16.
    func scores(_ vector: SparseVector, classes: Int) -> [Float] {
        var scores = [Float](repeating: 0, count: WeightMatrix.stride(classes))
        switch self {
        case .linear(let weights):
            weights.addProduct(vector, to: &scores)
        case .network(let embedding, let hiddenBias, let output, let outputBias):
            var hidden = hiddenBias.withBuffer { Array($0) }
            embedding.addProduct(vector, to: &hidden)
            output.withBuffer { output in
                outputBias.withBuffer { bias in
                    tk_network_scores(&hidden, hidden.count, output.baseAddress, bias.baseAddress, scores.count, &scores)
                }
            }
        }
        return scores
    }
}
