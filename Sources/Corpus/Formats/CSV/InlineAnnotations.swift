/// Entity spans written into the text, as NeuralSpace's CSV has them: `fly to [Berlin](city)`.
///
/// A backslash before `[` or `]` makes it stand for itself, and so do two backslashes there for one: `\[1\]` is the text `[1]`.
/// A backslash anywhere else in the text is only a backslash. In the entity's name a backslash stands before each of `[ ] ( ) \`.
enum InlineAnnotations {
    struct Parsed {
        var text: String
        var spans: [StatedSpan]
        /// True when brackets are left over that look as if an annotation was meant.
        var looksBroken: Bool
    }

    static func parse(_ marked: String, at place: SourcePosition) -> Parsed {
        guard marked.utf8.contains(where: isBracket) else { return Parsed(text: marked, spans: [], looksBroken: false) }
        var parser = Parser(bytes: Array(marked.utf8), place: place)
        return parser.parse()
    }

    /// The text with its spans written into it. The spans are sorted, and do not overlap.
    static func write(_ text: String, _ spans: [EntityAnnotation]) -> String {
        let brackets = text.utf8.contains(where: isBracket)
        let mayConfuse = text.utf8.contains { $0 == ASCII.openParenthesis || $0 == ASCII.backslash }
        guard !spans.isEmpty || (brackets && mayConfuse) else { return text }
        let scalars = Array(text.unicodeScalars)
        var marked: [UInt8] = []
        var position = 0
        for span in spans {
            literal(scalars[position..<span.start], to: &marked)
            marked.append(ASCII.openBracket)
            literal(scalars[span.start..<span.end], to: &marked)
            marked.append(contentsOf: [ASCII.closeBracket, ASCII.openParenthesis])
            for byte in span.entity.utf8 {
                if isEscapedInName(byte) { marked.append(ASCII.backslash) }
                marked.append(byte)
            }
            marked.append(ASCII.closeParenthesis)
            position = span.end
        }
        literal(scalars[position...], to: &marked, atEnd: true)
        return String(decoding: marked, as: UTF8.self)
    }

    /// Appends text in which brackets stand for themselves; behind it comes a bracket that does not, unless it is the end.
    private static func literal(_ scalars: ArraySlice<Unicode.Scalar>, to marked: inout [UInt8], atEnd: Bool = false) {
        var backslashes = 0
        for scalar in scalars {
            if scalar == "\\" {
                backslashes += 1
            } else {
                if scalar == "[" || scalar == "]" { marked.append(contentsOf: repeatElement(ASCII.backslash, count: backslashes + 1)) }
                backslashes = 0
            }
            marked.append(contentsOf: String(scalar).utf8)
        }
        if !atEnd { marked.append(contentsOf: repeatElement(ASCII.backslash, count: backslashes)) }
    }

    fileprivate static func isBracket(_ byte: UInt8) -> Bool { byte == ASCII.openBracket || byte == ASCII.closeBracket }

    fileprivate static func isEscapedInName(_ byte: UInt8) -> Bool {
        isBracket(byte) || byte == ASCII.openParenthesis || byte == ASCII.closeParenthesis || byte == ASCII.backslash
    }
}

/// Reads the marked text once from left to right: each search for an annotation's end stops at the next opening bracket.
private struct Parser {
    let bytes: [UInt8]
    let place: SourcePosition
    private var offset = 0
    private var text: [UInt8] = []
    /// Code points of `text` up to the end of the last span, and where that lies in `text`.
    private var counted = (codePoints: 0, bytes: 0)
    private var spans: [StatedSpan] = []
    private var bareBrackets = false

    init(bytes: [UInt8], place: SourcePosition) {
        self.bytes = bytes
        self.place = place
    }

    mutating func parse() -> InlineAnnotations.Parsed {
        while offset < bytes.count {
            if bytes[offset] == ASCII.openBracket, let annotation = annotation() {
                let start = counted.codePoints + codePoints(text[counted.bytes...])
                text.append(contentsOf: annotation.text)
                counted = (start + codePoints(annotation.text[...]), text.count)
                let entity = String(decoding: annotation.entity, as: UTF8.self)
                spans.append(StatedSpan(start: start, end: counted.codePoints, entity: entity, place: place))
                offset = annotation.end
            } else {
                if InlineAnnotations.isBracket(bytes[offset]) { bareBrackets = true }
                offset = Self.appendPlain(bytes, offset, to: &text)
            }
        }
        let hasParentheses = text.contains(ASCII.openParenthesis) && text.contains(ASCII.closeParenthesis)
        return InlineAnnotations.Parsed(
            text: String(decoding: text, as: UTF8.self), spans: spans, looksBroken: bareBrackets && hasParentheses)
    }

    /// The annotation that starts here; nil when the bracket is only a bracket.
    private func annotation() -> (text: [UInt8], entity: [UInt8], end: Int)? {
        var text: [UInt8] = []
        var position = offset + 1
        while position < bytes.count, !InlineAnnotations.isBracket(bytes[position]) {
            position = Self.appendPlain(bytes, position, to: &text)
        }
        guard position + 1 < bytes.count, bytes[position] == ASCII.closeBracket, bytes[position + 1] == ASCII.openParenthesis else {
            return nil
        }
        position += 2
        var entity: [UInt8] = []
        while position < bytes.count, bytes[position] != ASCII.closeParenthesis {
            if bytes[position] == ASCII.openBracket || bytes[position] == ASCII.openParenthesis { return nil }
            if bytes[position] == ASCII.backslash, position + 1 < bytes.count, InlineAnnotations.isEscapedInName(bytes[position + 1]) {
                position += 1
            }
            entity.append(bytes[position])
            position += 1
        }
        guard position < bytes.count, !text.isEmpty, !entity.isEmpty else { return nil }
        return (text, entity, position + 1)
    }

    /// Appends what stands at `position`, a byte or a run of backslashes with the bracket that they protect; returns what is behind it.
    private static func appendPlain(_ bytes: [UInt8], _ position: Int, to text: inout [UInt8]) -> Int {
        guard bytes[position] == ASCII.backslash else {
            text.append(bytes[position])
            return position + 1
        }
        var end = position
        while end < bytes.count, bytes[end] == ASCII.backslash { end += 1 }
        let count = end - position
        guard end < bytes.count, InlineAnnotations.isBracket(bytes[end]) else {
            text.append(contentsOf: repeatElement(ASCII.backslash, count: count))
            return end
        }
        text.append(contentsOf: repeatElement(ASCII.backslash, count: count / 2))
        guard count % 2 == 1 else { return end }
        text.append(bytes[end])
        return end + 1
    }

    private func codePoints(_ bytes: ArraySlice<UInt8>) -> Int { bytes.count { $0 & 0xC0 != 0x80 } }
}
