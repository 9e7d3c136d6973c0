/// The weights of a network with one hidden layer.
package struct Network: Sendable {
    /// [features][hidden]
    let embedding: WeightMatrix
    /// [1][hidden]
    let hiddenBias: WeightMatrix
    /// [hidden][classes]
    let output: WeightMatrix
    /// [1][classes]
    let outputBias: WeightMatrix

    init(features: Int, hidden: Int, classes: Int) throws(TrainingError) {
        embedding = try WeightMatrix(rows: features, columns: hidden)
        hiddenBias = try WeightMatrix(rows: 1, columns: hidden)
        output = try WeightMatrix(rows: hidden, columns: classes)
        outputBias = try WeightMatrix(rows: 1, columns: classes)
    }
}
