import Foundation

/// Numbers in row-major order, in memory or in a mapped file, read where they lie.
package struct Tensor<Element: BitwiseCopyable & Sendable>: Sendable {
    package let shape: [Int]
    private let data: Data

    package init(_ elements: [Element], shape: [Int]? = nil) {
        data = elements.withUnsafeBytes { Data($0) }
        self.shape = shape ?? [elements.count]
    }

    init(_ matrix: WeightMatrix) where Element == Float {
        self.init(
            Array(UnsafeBufferPointer(start: matrix.pointer, count: matrix.rows * matrix.stride)), shape: [matrix.rows, matrix.stride])
    }

    /// Nil when the bytes are not as many as the shape wants.
    init?(bytes: Data, shape: [Int]) {
        guard let count = Self.count(of: shape), bytes.count == count * MemoryLayout<Element>.stride else { return nil }
        let aligned = bytes.withUnsafeBytes { UInt(bitPattern: $0.baseAddress) % UInt(MemoryLayout<Element>.alignment) == 0 }
        data = aligned ? bytes : bytes.withUnsafeBytes { Data($0) }
        self.shape = shape
    }

    package var count: Int { data.count / MemoryLayout<Element>.stride }
    package var bytes: Data { data }

    /// The one place where learning reads raw memory that it did not allocate: kernels want pointers, and a copy of a mapped
    /// file would cost its size. The pointer must not leave `body`.
    package func withBuffer<Result>(_ body: (UnsafeBufferPointer<Element>) -> Result) -> Result {
        data.withUnsafeBytes { body($0.bindMemory(to: Element.self)) }
    }

    /// Product of the sizes; nil when one is negative or the product overflows.
    static func count(of shape: [Int]) -> Int? {
        var product = 1
        for size in shape {
            guard size >= 0 else { return nil }
            let (next, overflow) = product.multipliedReportingOverflow(by: size)
            guard !overflow, next <= Int.max / 16 else { return nil }
            product = next
        }
        return product
    }
}
