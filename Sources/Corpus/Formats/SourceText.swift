import FoundationEssentials

/// A file's bytes, known to be UTF-8 text of a size that can be read: in memory, or read piece by piece.
package struct SourceText: Sendable {
    private enum Content: Sendable {
        case held([UInt8])
        case streamed(ByteStream, window: Int)
    }

    package let name: String
    /// The number of bytes.
    package let count: Int
    /// Where the text starts: behind the byte-order mark, where there is one.
    package let start: Int
    private let content: Content

    /// - Throws: when the file is empty, too large, not text, or not UTF-8.
    package init(_ data: Data, name: String) throws(UnreadableFile) { try self.init(.held([UInt8](data)), data.count, name) }

    /// A text that is read piece by piece; it is read once from end to end here, to know that it is text.
    /// - Parameter window: the bytes that are in memory at once.
    package init(_ stream: ByteStream, name: String, window: Int? = nil) throws(UnreadableFile) {
        try self.init(.streamed(stream, window: window ?? ByteWindow.length), stream.count, name)
    }

    private init(_ content: Content, _ count: Int, _ name: String) throws(UnreadableFile) {
        guard count > 0 else { throw UnreadableFile("the file is empty", file: name) }
        guard count <= CorpusLimits.fileBytes else {
            throw UnreadableFile("the file is larger than \(CorpusLimits.fileBytes >> 30) GB: split it", file: name)
        }
        self.name = name
        self.count = count
        self.content = content
        var window = Self.window(content)
        let head = [UInt8](window.part(0..<min(16, count)))
        if let kind = KnownBinary.of(head) { throw UnreadableFile(kind, file: name) }
        start = head.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        try checkFirstLine()
        try checkText()
        if isBroken { throw UnreadableFile("it cannot be read to its end: get the whole file", file: name) }
        guard firstByte != nil else { throw UnreadableFile("the file holds nothing but blank space", file: name) }
    }

    /// The bytes by their offset.
    package var window: ByteWindow { Self.window(content) }

    private static func window(_ content: Content) -> ByteWindow {
        switch content {
        case .held(let bytes): ByteWindow(bytes)
        case .streamed(let stream, let length): ByteWindow(stream, length: length)
        }
    }

    /// All bytes at once, for formats whose size is limited.
    package var bytes: [UInt8] {
        switch content {
        case .held(let bytes): bytes
        case .streamed(let stream, _): stream.bytes(0..<count)
        }
    }

    /// True when some of the bytes could not be read: the file was cut off, or changed, meanwhile.
    package var isBroken: Bool {
        if case .streamed(let stream, _) = content { stream.isBroken } else { false }
    }

    /// The first byte that is not blank.
    package var firstByte: UInt8? {
        var window = window
        return window.firstOffset(in: start..<count) { !ASCII.isSpace($0) }.map { window[$0] }
    }

    package func text(_ range: Range<Int>) -> String {
        var window = window
        return window.text(range)
    }

    /// The first bytes of the text, at most so many.
    package func prefix(_ length: Int) -> [UInt8] {
        var window = window
        return [UInt8](window.part(start..<min(count, start + length)))
    }

    /// A text without a line break is refused before it is looked through, unless it may be JSON, which needs none.
    private func checkFirstLine() throws(UnreadableFile) {
        guard count > CorpusLimits.lineBytes else { return }
        var window = window
        var first: UInt8 = 0x20
        for index in 0..<CorpusLimits.lineBytes {
            let byte = window[index]
            if ASCII.isLineBreak(byte) || byte == 0 { return }
            if ASCII.isSpace(first), byte < 0x80 { first = byte }
        }
        guard first != ASCII.openBracket, first != ASCII.openBrace else { return }
        throw UnreadableFile(
            "the line is longer than \(CorpusLimits.lineBytes >> 20) MB: this is no table of utterances", file: name, line: 1)
    }

    private func checkText() throws(UnreadableFile) {
        var window = window
        var offset = 0
        while offset < count {
            var end = min(count, offset + Self.checkedBytes)
            // A character that the end cuts in two is left for the next piece.
            if end < count {
                var whole = end
                while whole > end - 4, window[whole] & 0xC0 == 0x80 { whole -= 1 }
                if whole > offset { end = whole }
            }
            try check(window.part(offset..<end), offset)
            offset = end
        }
    }

    private static let checkedBytes = 512 << 10

    private func check(_ piece: ArraySlice<UInt8>, _ offset: Int) throws(UnreadableFile) {
        let span = piece.span
        var smallest: UInt8 = 0xFF
        for index in 0..<span.count { smallest = min(smallest, span[index]) }
        if smallest == 0 {
            var index = 0
            while index < span.count, span[index] != 0 { index += 1 }
            throw fault("a zero byte: this is a binary file, not text", offset + index)
        }
        do {
            _ = try UTF8Span(validating: span)
        } catch {
            let index = error.byteOffsets.lowerBound
            let byte = String(span[index], radix: 16)
            throw fault("the byte 0x\(byte) is not UTF-8: save the file as UTF-8", offset + index)
        }
    }

    private func fault(_ message: String, _ offset: Int) -> UnreadableFile {
        var window = window
        var line = 1
        var column = 1
        for index in 0..<offset {
            let byte = window[index]
            if byte == ASCII.newline {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        return UnreadableFile(message, file: name, line: line, column: column)
    }
}

/// Kinds of files that people offer for import and that are no text: recognised by their first bytes, to say what to do.
private enum KnownBinary {
    private static let signatures: [(start: [UInt8], meaning: String)] = [
        (Array("PK\u{3}\u{4}".utf8), "this is a zip archive or an Excel workbook: unpack it, or save the sheet as CSV (UTF-8)"),
        (Array("PAR1".utf8), "this is a Parquet file: convert it to CSV"),
        (Array("%PDF".utf8), "this is a PDF: only text formats can be read"),
        (Array("SQLite format 3".utf8), "this is an SQLite database: export its table as CSV"),
        ([0x1F, 0x8B], "this is a gzip archive: unpack it first"),
        ([0xD0, 0xCF, 0x11, 0xE0], "this is an old Excel workbook: save the sheet as CSV (UTF-8)"),
        ([0xFF, 0xFE], "this text is UTF-16: save it as UTF-8"),
        ([0xFE, 0xFF], "this text is UTF-16: save it as UTF-8"),
    ]

    static func of(_ head: [UInt8]) -> String? { signatures.first { head.starts(with: $0.start) }?.meaning }
}
