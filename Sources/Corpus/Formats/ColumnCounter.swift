/// Columns of places, counted in code points.
///
/// Counting goes on from the place asked for last, in either direction: a file that is one long line with an issue in every row
/// costs its length once, not once an issue.
struct ColumnCounter: Sendable {
    private var last = SourcePosition(offset: 0, line: 1, lineStart: 0)
    private var lastColumn = 1

    /// 1-based.
    mutating func column(of place: SourcePosition, in bytes: inout ByteWindow) -> Int {
        if place.lineStart != last.lineStart || place.offset - place.lineStart < abs(place.offset - last.offset) {
            last = SourcePosition(offset: place.lineStart, line: place.line, lineStart: place.lineStart)
            lastColumn = 1
        }
        if place.offset >= last.offset {
            lastColumn += Self.codePoints(&bytes, last.offset, place.offset)
        } else {
            lastColumn -= Self.codePoints(&bytes, place.offset, last.offset)
        }
        last = place
        return lastColumn
    }

    private static func codePoints(_ bytes: inout ByteWindow, _ start: Int, _ end: Int) -> Int {
        var count = 0
        for index in start..<min(end, bytes.count) where bytes[index] & 0xC0 != 0x80 { count += 1 }
        return count
    }
}
