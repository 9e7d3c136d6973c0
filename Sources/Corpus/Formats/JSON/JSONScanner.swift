/// Walks over a JSON text (RFC 8259) without building a tree of it: the caller asks for what it expects and skips the rest.
///
/// Errors are those of JSON itself; a value of another kind than the caller wants is for the caller to see with `kind()` first.
package struct JSONScanner {
    /// A list or an object being walked over.
    package struct Container {
        fileprivate var close: UInt8
        fileprivate var isFirst = true
    }

    private var bytes: ByteWindow
    private let name: String
    private var offset: Int
    private var line = 1
    private var lineStart: Int
    private var depth = 0

    /// Walks over a piece of JSON inside another text, whose first line is `line`.
    package init(_ bytes: [UInt8], name: String, line: Int = 1) {
        self.bytes = ByteWindow(bytes)
        self.name = name
        self.line = line
        offset = 0
        lineStart = 0
    }

    package init(_ source: SourceText) {
        bytes = source.window
        name = source.name
        offset = source.start
        lineStart = source.start
    }

    package var isAtEnd: Bool { offset >= bytes.count }

    /// The place of the next token.
    package mutating func place() -> SourcePosition {
        skipSpace()
        return here
    }

    /// The kind of the next value.
    package mutating func kind() throws(UnreadableFile) -> JSONKind {
        skipSpace()
        guard offset < bytes.count else { throw cut("a value") }
        switch bytes[offset] {
        case ASCII.quote: return .string
        case ASCII.openBracket: return .list
        case ASCII.openBrace: return .object
        case 0x30...0x39, 0x2D: return .number
        case UInt8(ascii: "t"), UInt8(ascii: "f"): return .boolean
        case UInt8(ascii: "n"): return .null
        default: throw unexpected("a value")
        }
    }

    /// Opens the list or object that `kind()` found.
    package mutating func open(_ kind: JSONKind) throws(UnreadableFile) -> Container {
        depth += 1
        guard depth <= CorpusLimits.nestingDepth else {
            throw fault("lists and objects are nested deeper than \(CorpusLimits.nestingDepth)")
        }
        offset += 1
        return Container(close: kind == .list ? ASCII.closeBracket : ASCII.closeBrace)
    }

    /// True when a further element follows, which is then the next value; false when the list is over.
    package mutating func hasElement(in list: inout Container) throws(UnreadableFile) -> Bool {
        skipSpace()
        guard offset < bytes.count else { throw cut("a list") }
        if bytes[offset] == list.close, list.isFirst { return close() }
        if list.isFirst {
            list.isFirst = false
            return true
        }
        if bytes[offset] == list.close { return close() }
        try separate(list)
        return true
    }

    /// The next member's key, whose value is then the next value; nil when the object is over.
    package mutating func key(in object: inout Container) throws(UnreadableFile) -> JSONKey? {
        skipSpace()
        guard offset < bytes.count else { throw cut("an object") }
        if bytes[offset] == object.close {
            _ = close()
            return nil
        }
        if object.isFirst { object.isFirst = false } else { try separate(object) }
        guard bytes[offset] == ASCII.quote else { throw unexpected("a key in quotes") }
        let place = here
        let name = try string().text
        skipSpace()
        guard offset < bytes.count else { throw cut("an object") }
        guard bytes[offset] == ASCII.colon else { throw unexpected("“:” behind the key \(name.excerpt)") }
        offset += 1
        return JSONKey(name: name, place: place)
    }

    /// The next value, a string.
    package mutating func string() throws(UnreadableFile) -> JSONString {
        skipSpace()
        let start = offset + 1
        var end = start
        while end < bytes.count, bytes[end] != ASCII.quote, bytes[end] != ASCII.backslash, bytes[end] >= ASCII.space { end += 1 }
        if end < bytes.count, bytes[end] == ASCII.quote {
            offset = end + 1
            guard end - start <= CorpusLimits.lineBytes else { return tooLong }
            return JSONString(text: bytes.text(start..<end))
        }
        guard end < bytes.count else {
            offset = end
            throw cut("a text")
        }
        return try escapedString(start, end)
    }

    /// The next value, a number; nil when it is not a whole number that fits.
    package mutating func integer() throws(UnreadableFile) -> Int? {
        let text = try number()
        guard text.utf8.count <= 30 else { return nil }
        return Int(text) ?? Double(text).flatMap(Int.init(exactly:))
    }

    /// The next value, a number, as it is written; its first 31 bytes where it is longer.
    package mutating func number() throws(UnreadableFile) -> String {
        skipSpace()
        let start = offset
        if offset < bytes.count, bytes[offset] == 0x2D { offset += 1 }
        let digits = offset
        let length = skipDigits()
        guard length > 0 else { throw unexpected("a number") }
        guard length == 1 || bytes[digits] != 0x30 else {
            throw fault("a number starts with a zero: delete it", at: SourcePosition(offset: digits, line: line, lineStart: lineStart))
        }
        if offset < bytes.count, bytes[offset] == 0x2E {
            offset += 1
            guard skipDigits() > 0 else { throw unexpected("a digit") }
        }
        if offset < bytes.count, bytes[offset] | 0x20 == UInt8(ascii: "e") {
            offset += 1
            if offset < bytes.count, bytes[offset] == 0x2B || bytes[offset] == 0x2D { offset += 1 }
            guard skipDigits() > 0 else { throw unexpected("a digit") }
        }
        return bytes.text(start..<min(offset, start + 31))
    }

    /// The next value, true or false.
    package mutating func boolean() throws(UnreadableFile) -> Bool {
        skipSpace()
        guard offset < bytes.count else { throw cut("a value") }
        let isTrue = bytes[offset] == UInt8(ascii: "t")
        try literal(isTrue ? "true" : "false")
        return isTrue
    }

    /// Passes over the next value, whatever it is.
    package mutating func skip() throws(UnreadableFile) {
        let kind = try kind()
        switch kind {
        case .string: _ = try string()
        case .number: _ = try integer()
        case .boolean: _ = try boolean()
        case .null: try literal("null")
        case .list:
            var list = try open(kind)
            while try hasElement(in: &list) { try skip() }
        case .object:
            var object = try open(kind)
            while try key(in: &object) != nil { try skip() }
        }
    }

    /// - Throws: when anything but blank space follows.
    package mutating func finish() throws(UnreadableFile) {
        skipSpace()
        guard offset >= bytes.count else { throw unexpected("the end of the file") }
    }

    /// An error at this place.
    package func fault(_ message: String) -> UnreadableFile { fault(message, at: here) }

    package func fault(_ message: String, at place: SourcePosition) -> UnreadableFile {
        var columns = ColumnCounter()
        var bytes = bytes
        return UnreadableFile(message, file: name, line: place.line, column: columns.column(of: place, in: &bytes))
    }

    private var here: SourcePosition { SourcePosition(offset: offset, line: line, lineStart: lineStart) }
    private var tooLong: JSONString { JSONString(text: "", fault: "is longer than \(CorpusLimits.lineBytes >> 20) MB") }

    private mutating func skipSpace() {
        while offset < bytes.count {
            switch bytes[offset] {
            case ASCII.space, ASCII.tab, ASCII.carriageReturn:
                offset += 1
            case ASCII.newline:
                offset += 1
                line += 1
                lineStart = offset
            default:
                return
            }
        }
    }

    private mutating func skipDigits() -> Int {
        let start = offset
        while offset < bytes.count, ASCII.isDigit(bytes[offset]) { offset += 1 }
        return offset - start
    }

    private mutating func close() -> Bool {
        offset += 1
        depth -= 1
        return false
    }

    private mutating func separate(_ container: Container) throws(UnreadableFile) {
        let closing = container.close == ASCII.closeBracket ? "]" : "}"
        guard bytes[offset] == ASCII.comma else { throw unexpected("“,” or “\(closing)”") }
        offset += 1
        skipSpace()
        guard offset < bytes.count else { throw cut(closing == "]" ? "a list" : "an object") }
        guard bytes[offset] != container.close else { throw fault("a comma stands before “\(closing)”: delete it") }
    }

    private mutating func literal(_ word: String) throws(UnreadableFile) {
        let found = bytes.part(offset..<min(bytes.count, offset + word.utf8.count))
        guard found.elementsEqual(word.utf8) else {
            guard word.utf8.starts(with: found) else { throw unexpected("a value") }
            offset = bytes.count
            throw cut("a value")
        }
        offset += word.utf8.count
    }

    private func unexpected(_ wanted: String) -> UnreadableFile {
        guard offset < bytes.count else { return cut(wanted) }
        var bytes = bytes
        let found = bytes.text(offset..<min(offset + 4, bytes.count)).unicodeScalars.prefix(1)
        return fault("\(wanted) is expected here, and \(String(found).excerpt) stands here")
    }

    private func cut(_ what: String) -> UnreadableFile { fault("the file ends in the middle of \(what)") }
}

extension JSONScanner {
    /// A string with escapes in it: its first byte is at `start`, all before `end` is plain.
    private mutating func escapedString(_ start: Int, _ end: Int) throws(UnreadableFile) -> JSONString {
        var text = Array(bytes.part(start..<min(end, start + CorpusLimits.lineBytes)))
        var fault: String?
        offset = end
        while offset < bytes.count {
            let byte = bytes[offset]
            switch byte {
            case ASCII.quote:
                offset += 1
                if offset - start > CorpusLimits.lineBytes { return tooLong }
                return JSONString(text: String(decoding: text, as: UTF8.self), fault: fault)
            case ASCII.backslash:
                let scalar = try escape()
                if let scalar { text.append(contentsOf: String(scalar).utf8) }
                if scalar == nil { fault = "holds half of a surrogate pair, which is no character" }
                if scalar?.value == 0 { fault = "holds the character U+0000, which no text has" }
            case ..<ASCII.space:
                let isBreak = ASCII.isLineBreak(byte)
                throw self.fault(
                    isBreak
                        ? "the line ends inside a text: close its quotes, or write the line break as \\n"
                        : "a control character stands inside a text: write it as \\u00\(byte < 16 ? "0" : "")\(String(byte, radix: 16))")
            default:
                if text.count <= CorpusLimits.lineBytes { text.append(byte) }
                offset += 1
            }
        }
        throw cut("a text")
    }

    /// The character that the escape here stands for; nil for half of a surrogate pair.
    private mutating func escape() throws(UnreadableFile) -> Unicode.Scalar? {
        guard offset + 1 < bytes.count else {
            offset = bytes.count
            throw cut("a text")
        }
        if let scalar = Self.shortEscape(bytes[offset + 1]) {
            offset += 2
            return scalar
        }
        let unit = try escapedUnit()
        guard (0xD800..<0xE000).contains(unit) else { return Unicode.Scalar(unit) }
        guard unit < 0xDC00, offset + 1 < bytes.count, bytes[offset] == ASCII.backslash, bytes[offset + 1] == UInt8(ascii: "u") else {
            return nil
        }
        let pairStart = offset
        let low = try escapedUnit()
        guard (0xDC00..<0xE000).contains(low) else {
            offset = pairStart
            return nil
        }
        return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
    }

    private static func shortEscape(_ byte: UInt8) -> Unicode.Scalar? {
        switch byte {
        case ASCII.quote: "\""
        case ASCII.backslash: "\\"
        case UInt8(ascii: "/"): "/"
        case UInt8(ascii: "b"): "\u{8}"
        case UInt8(ascii: "f"): "\u{C}"
        case UInt8(ascii: "n"): "\n"
        case UInt8(ascii: "r"): "\r"
        case UInt8(ascii: "t"): "\t"
        default: nil
        }
    }

    /// The number in `\uXXXX`.
    private mutating func escapedUnit() throws(UnreadableFile) -> UInt32 {
        guard bytes[offset + 1] == UInt8(ascii: "u") else {
            throw fault("a backslash stands before a character that needs none: write \\\\ for a backslash")
        }
        guard offset + 6 <= bytes.count else {
            offset = bytes.count
            throw cut("a text")
        }
        guard let unit = UInt32(bytes.text((offset + 2)..<(offset + 6)), radix: 16), bytes[offset + 2] != 0x2B
        else { throw fault("four hexadecimal digits have to follow \\u") }
        offset += 6
        return unit
    }
}
