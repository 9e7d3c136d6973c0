import Corpus

/// The lines of a text one by one, without their ends.
struct LineScanner {
    private var bytes: ByteWindow
    private var offset: Int
    private var line = 0

    init(_ source: SourceText) {
        bytes = source.window
        offset = source.start
    }

    /// Nil behind the last line. A line that is too long to be held is empty, and `isTooLong`.
    mutating func next() -> (text: String, place: SourcePosition, isTooLong: Bool)? {
        guard offset < bytes.count else { return nil }
        line += 1
        let place = SourcePosition(offset: offset, line: line, lineStart: offset)
        let next = bytes.firstOffset(in: offset..<bytes.count) { $0 == ASCII.newline } ?? bytes.count
        var end = next
        if end > offset, bytes[end - 1] == ASCII.carriageReturn { end -= 1 }
        let isTooLong = end - offset > CorpusLimits.lineBytes
        let text = isTooLong ? "" : bytes.text(offset..<end)
        offset = next + 1
        return (text, place, isTooLong)
    }
}
