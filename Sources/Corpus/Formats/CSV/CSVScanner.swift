/// Cuts a table into rows and cells (RFC 4180, with any delimiter and any line end).
///
/// A row whose quotes do not match is reported as faulty and reading goes on with the next line, so that one stray quote costs one row.
/// Every byte is looked at twice at most: a quote that was left open ends at the next quote, wherever the next attempt starts.
package struct CSVScanner {
    private var bytes: ByteWindow
    /// The offset behind the last byte that is read.
    private let end: Int
    private let delimiter: UInt8
    private var offset: Int
    private var line = 1
    private var lineStart: Int

    /// - Parameter limit: reads no more than so many bytes, whatever row they end in.
    package init(_ source: SourceText, delimiter: UInt8, limit: Int = .max) {
        bytes = source.window
        end = min(limit, source.count)
        self.delimiter = delimiter
        offset = source.start
        lineStart = source.start
    }

    /// The next row that is not blank; nil at the end.
    package mutating func next() -> CSVRow? {
        skipBlankLines()
        guard offset < end else { return nil }
        let start = here
        var row = CSVRow(place: start, end: offset)
        var isOver = false
        while !isOver {
            skipBlanks()
            let fault: String?
            if offset < end, bytes[offset] == ASCII.quote {
                fault = quotedField(&row, rowStart: start)
            } else {
                fault = plainField(&row)
            }
            if let fault { return faulty(row, fault) }
            row.end = offset
            isOver = endField()
        }
        if row.end - start.offset > CorpusLimits.lineBytes {
            row.fault = (start, "the row is longer than \(CorpusLimits.lineBytes >> 20) MB")
            row.fields = []
        }
        return row
    }

    private var here: SourcePosition { SourcePosition(offset: offset, line: line, lineStart: lineStart) }

    private mutating func skipBlankLines() {
        var ahead = offset
        while ahead < end {
            if ASCII.isLineBreak(bytes[ahead]) {
                offset = ahead
                passLineBreak()
                ahead = offset
            } else if bytes[ahead] == ASCII.space || bytes[ahead] == ASCII.tab {
                ahead += 1
            } else {
                return
            }
        }
        offset = ahead
    }

    private mutating func skipBlanks() {
        while offset < end, bytes[offset] == ASCII.space || bytes[offset] == ASCII.tab, bytes[offset] != delimiter { offset += 1 }
    }

    private mutating func passLineBreak() {
        if bytes[offset] == ASCII.carriageReturn, offset + 1 < end, bytes[offset + 1] == ASCII.newline { offset += 1 }
        offset += 1
        line += 1
        lineStart = offset
    }

    /// Passes the delimiter, or the line break behind the last field of a row: then true.
    private mutating func endField() -> Bool {
        guard offset < end else { return true }
        if bytes[offset] == delimiter {
            offset += 1
            return false
        }
        passLineBreak()
        return true
    }

    private mutating func plainField(_ row: inout CSVRow) -> String? {
        let place = here
        let last = min(end, row.place.offset + CorpusLimits.lineBytes)
        while offset < last, bytes[offset] != delimiter, !ASCII.isLineBreak(bytes[offset]) { offset += 1 }
        guard offset < last || last == end else { return "the row is longer than \(CorpusLimits.lineBytes >> 20) MB" }
        var textEnd = offset
        while textEnd > place.offset, bytes[textEnd - 1] == ASCII.space || bytes[textEnd - 1] == ASCII.tab { textEnd -= 1 }
        let text = bytes.text(place.offset..<textEnd)
        return add(CSVField(text: text, isQuoted: false, place: place, end: textEnd), to: &row)
    }

    private mutating func quotedField(_ row: inout CSVRow, rowStart: SourcePosition) -> String? {
        let place = here
        var text: [UInt8] = []
        offset += 1
        var pieceStart = offset
        while true {
            guard offset < end else { return "the quotes that open here are not closed: close them, or write two quotes for one" }
            guard offset - rowStart.offset <= CorpusLimits.lineBytes else {
                return "the quotes that open here are not closed within \(CorpusLimits.lineBytes >> 20) MB"
            }
            let byte = bytes[offset]
            if byte == ASCII.quote {
                guard offset + 1 < end, bytes[offset + 1] == ASCII.quote else { break }
                text.append(contentsOf: bytes.part(pieceStart..<(offset + 1)))
                offset += 2
                pieceStart = offset
            } else if ASCII.isLineBreak(byte) {
                passLineBreak()
            } else {
                offset += 1
            }
        }
        let last = bytes.part(pieceStart..<offset)
        offset += 1
        let fieldEnd = offset
        skipBlanks()
        guard offset >= end || bytes[offset] == delimiter || ASCII.isLineBreak(bytes[offset]) else {
            return "something follows the quotes that open here and close in line \(line): write two quotes for one inside quoted text"
        }
        let value = text.isEmpty ? String(decoding: last, as: UTF8.self) : String(decoding: text + last, as: UTF8.self)
        return add(CSVField(text: value, isQuoted: true, place: place, end: fieldEnd), to: &row)
    }

    private func add(_ field: CSVField, to row: inout CSVRow) -> String? {
        guard row.fields.count < CorpusLimits.columns else { return "the row has more than \(CorpusLimits.columns) columns" }
        row.fields.append(field)
        return nil
    }

    /// The row is given up; reading goes on behind the first line of it.
    private mutating func faulty(_ row: CSVRow, _ reason: String) -> CSVRow {
        var row = row
        row.fault = (row.place, reason)
        offset = row.place.offset
        line = row.place.line
        lineStart = row.place.lineStart
        offset = bytes.firstOffset(in: offset..<end, where: ASCII.isLineBreak) ?? end
        row.end = offset
        if offset < end { passLineBreak() }
        return row
    }
}
