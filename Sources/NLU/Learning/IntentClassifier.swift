import CKernels

/// Gives every intent a calibrated probability.
struct IntentClassifier: Sendable {
    let featurizer: Featurizer
    /// [features][stride], half precision.
    let weights: Tensor<UInt16>
    let classes: Int
    /// What the scores are divided by, so that confidence means what it says.
    let temperature: Double

    /// Nil when the sizes do not fit one another.
    init?(featurizer: Featurizer, weights: Tensor<UInt16>, classes: Int, temperature: Double) {
        guard classes > 0, weights.shape == [featurizer.features, WeightMatrix.stride(classes)], temperature.isFinite, temperature > 0,
            featurizer.idf.count == featurizer.index.count
        else { return nil }
        self.featurizer = featurizer
        self.weights = weights
        self.classes = classes
        self.temperature = temperature
    }

    /// The probability of each intent, in the order of their names; they sum to 1.
    func probabilities(_ text: TokenizedText) -> [Float] {
        let vector = featurizer.vector(text)
        let stride = WeightMatrix.stride(classes)
        var scores = [Float](repeating: 0, count: stride)
        weights.withBuffer { tk_scores_half($0.baseAddress, stride, vector.indices, vector.values, vector.indices.count, &scores) }
        tk_softmax(&scores, classes, Float(1 / temperature))
        scores.removeLast(stride - classes)
        return scores
    }
}
