/// The features of one utterance: numbers of features, ascending within a view, and their weights.
package struct SparseVector: Sendable {
    package var indices: [UInt32] = []
    package var values: [Float] = []
    /// How much of the utterance training has seen (`Familiarity`), 0…1.
    package var known: Float = 0
}
