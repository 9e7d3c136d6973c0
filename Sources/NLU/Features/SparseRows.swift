import CKernels

/// Weighted features of many texts, a row each.
struct SparseRows: Sendable {
    /// Row i holds entries starts[i] ..< starts[i + 1].
    var starts: [UInt32]
    var indices: [UInt32]
    var values: [Float]
    /// Squared length of each row.
    var norms: [Float]
    var features: Int

    var count: Int { norms.count }
    func entries(_ row: Int) -> Range<Int> { Int(starts[row])..<Int(starts[row + 1]) }

    /// The row times the weights [features][classes].
    func score(_ row: Int, with weights: WeightMatrix, into out: UnsafeMutablePointer<Float>) {
        let entries = entries(row)
        indices.withUnsafeBufferPointer { indices in
            values.withUnsafeBufferPointer { values in
                guard let indices = indices.baseAddress, let values = values.baseAddress else { return }
                tk_scores(weights.pointer, weights.stride, indices + entries.lowerBound, values + entries.lowerBound, entries.count, out)
            }
        }
    }
}
