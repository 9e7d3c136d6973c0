import Synchronization

/// The bytes of a file that is too large to be held, read piece by piece. The one who opens the file says how.
package final class ByteStream: Sendable {
    package let count: Int
    private let read: @Sendable (Range<Int>) -> [UInt8]?
    private let broken = Mutex(false)

    /// - Parameter read: the bytes of a range inside the file; nil, or fewer, when they cannot be had.
    package init(count: Int, read: @escaping @Sendable (Range<Int>) -> [UInt8]?) {
        self.count = count
        self.read = read
    }

    /// True once bytes were missing: what was read since is not what the file says.
    package var isBroken: Bool { broken.withLock(\.self) }

    /// The bytes of the range; line breaks in place of those that cannot be had, so that a scanner comes to its end.
    func bytes(_ range: Range<Int>) -> [UInt8] {
        if !isBroken, let bytes = read(range), bytes.count == range.count { return bytes }
        broken.withLock { $0 = true }
        return [UInt8](repeating: ASCII.newline, count: range.count)
    }
}
