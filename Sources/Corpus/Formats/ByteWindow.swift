/// A text's bytes by their offset, of which no more than a window need be in memory.
///
/// Scanners ask for offsets that mostly grow; the window follows them. A copy has a window of its own.
package struct ByteWindow: Sendable {
    private var bytes: [UInt8]
    /// The offset of the window's first byte.
    private var base = 0
    package let count: Int
    private let stream: ByteStream?
    private let length: Int

    /// What is read at once, and how much of it lies before the byte that was asked for.
    static let length = 1 << 20

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        count = bytes.count
        stream = nil
        length = 0
    }

    init(_ stream: ByteStream, length: Int) {
        bytes = []
        count = stream.count
        self.stream = stream
        self.length = max(1, length)
    }

    package subscript(offset: Int) -> UInt8 {
        mutating get {
            let index = offset &- base
            if index >= 0, index < bytes.count { return bytes[index] }
            move(to: offset..<(offset + 1))
            return bytes[offset - base]
        }
    }

    /// The bytes of a range inside the text; a range that is longer than the window is read whole.
    package mutating func part(_ range: Range<Int>) -> ArraySlice<UInt8> {
        if range.isEmpty { return [] }
        if range.lowerBound < base || range.upperBound > base + bytes.count { move(to: range) }
        return bytes[(range.lowerBound - base)..<(range.upperBound - base)]
    }

    package mutating func text(_ range: Range<Int>) -> String { String(decoding: part(range), as: UTF8.self) }

    /// The first offset of the range whose byte is wanted.
    package mutating func firstOffset(in range: Range<Int>, where isWanted: (UInt8) -> Bool) -> Int? {
        var offset = range.lowerBound
        while offset < range.upperBound {
            if isWanted(self[offset]) { return offset }
            offset += 1
        }
        return nil
    }

    private mutating func move(to range: Range<Int>) {
        // Without a stream everything is in memory: the bounds of the array say what is wrong.
        guard let stream else { return }
        let start = max(0, range.lowerBound - length / 16)
        bytes = []
        bytes = stream.bytes(start..<min(count, max(range.upperBound, start + length)))
        base = start
    }
}
