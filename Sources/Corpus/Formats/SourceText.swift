import FoundationEssentials

/// A file's bytes, known to be UTF-8 text of a size that can be read.
package struct SourceText: Sendable {
    package let name: String
    package let bytes: [UInt8]
    /// Where the text starts: behind the byte-order mark, where there is one.
    package let start: Int

    /// - Throws: when the file is empty, too large, not text, or not UTF-8.
    package init(_ data: Data, name: String) throws(UnreadableFile) {
        guard !data.isEmpty else { throw UnreadableFile("the file is empty", file: name) }
        guard data.count <= CorpusLimits.fileBytes else {
            throw UnreadableFile("the file is larger than \(CorpusLimits.fileBytes >> 30) GB: split it", file: name)
        }
        if let kind = KnownBinary.of(data) { throw UnreadableFile(kind, file: name) }
        try Self.checkFirstLine(data, name: name)
        try Self.checkText(data, name: name)
        self.name = name
        bytes = [UInt8](data)
        start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        guard bytes[start...].contains(where: { !ASCII.isSpace($0) }) else {
            throw UnreadableFile("the file holds nothing but blank space", file: name)
        }
    }

    /// The first byte that is not blank.
    package var firstByte: UInt8? { bytes[start...].first { !ASCII.isSpace($0) } }

    package func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    /// A text without a line break is refused before it is copied, unless it may be JSON, which needs none.
    private static func checkFirstLine(_ data: Data, name: String) throws(UnreadableFile) {
        guard data.count > CorpusLimits.lineBytes else { return }
        let span = data.span
        var first: UInt8 = 0x20
        for index in 0..<CorpusLimits.lineBytes {
            let byte = span[index]
            if ASCII.isLineBreak(byte) || byte == 0 { return }
            if ASCII.isSpace(first), byte < 0x80 { first = byte }
        }
        guard first != ASCII.openBracket, first != ASCII.openBrace else { return }
        throw UnreadableFile(
            "the line is longer than \(CorpusLimits.lineBytes >> 20) MB: this is no table of utterances", file: name, line: 1)
    }

    private static func checkText(_ data: Data, name: String) throws(UnreadableFile) {
        let span = data.span
        var smallest: UInt8 = 0xFF
        for index in 0..<span.count { smallest = min(smallest, span[index]) }
        if smallest == 0 {
            var offset = 0
            while offset < span.count, span[offset] != 0 { offset += 1 }
            throw fault("a zero byte: this is a binary file, not text", data, offset, name)
        }
        do {
            _ = try UTF8Span(validating: span)
        } catch {
            let offset = error.byteOffsets.lowerBound
            let byte = String(span[offset], radix: 16)
            throw fault("the byte 0x\(byte) is not UTF-8: save the file as UTF-8", data, offset, name)
        }
    }

    private static func fault(_ message: String, _ data: Data, _ offset: Int, _ name: String) -> UnreadableFile {
        let span = data.span
        var line = 1
        var column = 1
        for index in 0..<offset {
            if span[index] == ASCII.newline {
                line += 1
                column = 1
            } else if span[index] & 0xC0 != 0x80 {
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

    static func of(_ data: Data) -> String? {
        let head = [UInt8](data.prefix(16))
        return signatures.first { head.starts(with: $0.start) }?.meaning
    }
}
