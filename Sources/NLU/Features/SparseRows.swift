import CKernels

/// Weighted features of many texts, a row each.
package struct SparseRows: Sendable {
    /// Row i holds entries starts[i] ..< starts[i + 1].
    package var starts: [UInt32]
    package var indices: [UInt32]
    package var values: [Float]
    /// Squared length of each row.
    package var norms: [Float]
    /// How much of each row's text the model that it is weighted for has seen (`Familiarity`), 0…1.
    package var known: [Float]
    package var features: Int

    package init(starts: [UInt32], indices: [UInt32], values: [Float], norms: [Float], known: [Float]? = nil, features: Int) {
        self.starts = starts
        self.indices = indices
        self.values = values
        self.norms = norms
        self.known = known ?? [Float](repeating: 1, count: norms.count)
        self.features = features
    }

    package var count: Int { norms.count }
    package func entries(_ row: Int) -> Range<Int> { Int(starts[row])..<Int(starts[row + 1]) }

    /// The arrays as the kernels want them; the pointers must not leave `body`.
    func withPointers<Outcome>(_ body: (tk_rows) -> Outcome) -> Outcome {
        starts.withUnsafeBufferPointer { starts in
            indices.withUnsafeBufferPointer { indices in
                values.withUnsafeBufferPointer { values in
                    body(tk_rows(starts: starts.baseAddress, indices: indices.baseAddress, values: values.baseAddress))
                }
            }
        }
    }

    /// The row times weights [features][columns].
    package func multiply(_ row: Int, by weights: WeightMatrix, into out: UnsafeMutablePointer<Float>) {
        let entries = entries(row)
        withPointers { rows in
            tk_scores(
                weights.pointer, weights.stride, rows.indices + entries.lowerBound, rows.values + entries.lowerBound, entries.count, out)
        }
    }
}
