import CKernels

/// Weights rounded to a byte each, with a scale a row: a model needs no more, and is four times smaller and faster to read.
struct ByteMatrix: Sendable {
    /// [rows][stride]
    let bytes: Tensor<Int8>
    /// [rows]: weight = scale · byte.
    let scales: Tensor<Float>

    var rows: Int { bytes.shape[0] }
    /// Columns, padded to a multiple of 16.
    var stride: Int { bytes.shape[1] }

    /// Nil when the sizes do not fit one another.
    init?(bytes: Tensor<Int8>, scales: Tensor<Float>) {
        guard bytes.shape.count == 2, bytes.shape[1] > 0, bytes.shape[1] % 16 == 0, scales.shape == [bytes.shape[0]] else { return nil }
        self.bytes = bytes
        self.scales = scales
    }

    init(_ matrix: WeightMatrix) {
        var scales = [Float](repeating: 0, count: matrix.rows)
        let bytes = [Int8](unsafeUninitializedCapacity: matrix.rows * matrix.stride) { buffer, count in
            if let base = buffer.baseAddress { tk_to_bytes(matrix.pointer, matrix.rows, matrix.stride, base, &scales) }
            count = matrix.rows * matrix.stride
        }
        self.bytes = Tensor(bytes, shape: [matrix.rows, matrix.stride])
        self.scales = Tensor(scales)
    }

    /// Adds the vector times the matrix to `out` (as many numbers as `stride`).
    func addProduct(_ vector: SparseVector, to out: inout [Float]) {
        bytes.withBuffer { bytes in
            scales.withBuffer { scales in
                tk_add_scores_bytes(
                    bytes.baseAddress, scales.baseAddress, stride, vector.indices, vector.values, vector.indices.count, &out)
            }
        }
    }

    /// For each token t the sum of the rows numbers[starts[t] ..< starts[t + 1]], into out [tokens][stride].
    func addRows(_ numbers: [UInt32], starts: [UInt32], to out: inout [Float]) {
        bytes.withBuffer { bytes in
            scales.withBuffer { scales in
                tk_crf_emissions(bytes.baseAddress, scales.baseAddress, stride, starts, numbers, starts.count - 1, &out)
            }
        }
    }
}
