import CKernels

/// Rows of numbers padded to whole vector registers, zero at first, for the kernels.
///
/// Unchecked: the memory is allocated once and freed once, by this class; while a learner fills it, that learner's thread alone
/// holds it, and afterwards it is only read.
package final class WeightMatrix: @unchecked Sendable {
    package let rows: Int
    package let columns: Int
    /// Floats from one row to the next: `columns` rounded up to a multiple of 16.
    package let stride: Int
    package let pointer: UnsafeMutablePointer<Float>
    private let size: Int

    /// - Throws: `invalidData` when the machine has no memory for it.
    package init(rows: Int, columns: Int) throws(TrainingError) {
        self.rows = rows
        self.columns = columns
        stride = Self.stride(columns)
        size = rows * stride * MemoryLayout<Float>.stride
        guard let memory = tk_allocate(size) else {
            throw .invalidData("\(size >> 20) MB of memory are needed to learn this data and the machine does not give them")
        }
        pointer = memory.bindMemory(to: Float.self, capacity: rows * stride)
    }

    deinit { tk_release(pointer, size) }

    package static func stride(_ columns: Int) -> Int { (columns + 15) / 16 * 16 }

    /// All zero again.
    func clear() { pointer.update(repeating: 0, count: rows * stride) }

    package func row(_ row: Int) -> UnsafeMutablePointer<Float> { pointer + row * stride }

    /// The column with the largest number in a row; the first of equals.
    package func best(_ row: Int) -> Int {
        let row = self.row(row)
        return (1..<max(columns, 1)).reduce(0) { row[$1] > row[$0] ? $1 : $0 }
    }
}
