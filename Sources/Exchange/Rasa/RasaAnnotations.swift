import Corpus

/// Entity spans inside a line of Rasa's training data, as its own pattern finds them:
/// `[text](entity)`, `[text](entity:value)`, `[text]{"entity": …, "role": …, "group": …, "value": …}`, `[text][{…}, {…}]`.
///
/// There is no way to write a bracket that stands for itself in front of a parenthesis.
enum RasaAnnotations {
    struct Parsed {
        var text: String
        var spans: [StatedSpan] = []
        /// What looks like an annotation and is none.
        var faults: [String] = []
    }

    static func parse(_ line: String, at place: SourcePosition) -> Parsed {
        var parsed = Parsed(text: line)
        guard line.utf8.contains(ASCII.openBracket) else { return parsed }
        let bytes = Array(line.utf8)
        var text: [UInt8] = []
        var length = 0
        var offset = 0
        while offset < bytes.count {
            if bytes[offset] == ASCII.openBracket, let found = annotation(bytes, offset, place, &parsed.faults) {
                let words = bytes[(offset + 1)..<found.textEnd]
                let end = length + words.count { $0 & 0xC0 != 0x80 }
                for var span in found.spans {
                    (span.start, span.end) = (length, end)
                    parsed.spans.append(span)
                }
                text.append(contentsOf: words)
                length = end
                offset = found.end
            } else {
                text.append(bytes[offset])
                length += bytes[offset] & 0xC0 != 0x80 ? 1 : 0
                offset += 1
            }
        }
        parsed.text = String(decoding: text, as: UTF8.self)
        return parsed
    }

    /// The text with its spans, which are sorted and do not overlap, written into it.
    static func write(_ text: String, _ spans: [EntityAnnotation]) -> String {
        var line = String.UnicodeScalarView()
        let scalars = Array(text.unicodeScalars)
        var position = 0
        for span in spans {
            line.append(contentsOf: scalars[position..<span.start])
            line.append("[")
            line.append(contentsOf: scalars[span.start..<span.end])
            line.append(contentsOf: ("]" + label(span)).unicodeScalars)
            position = span.end
        }
        line.append(contentsOf: scalars[position...])
        return String(line)
    }

    private static func label(_ span: EntityAnnotation) -> String {
        let isSimple = !span.entity.utf8.contains { $0 == ASCII.colon || $0 == ASCII.closeParenthesis }
        if isSimple, span.value == nil, span.role == nil, span.group == nil { return "(\(span.entity))" }
        var json = JSONWriter()
        json.raw("{\"entity\": ")
        json.string(span.entity)
        for (key, value) in [("role", span.role), ("group", span.group), ("value", span.value)] {
            guard let value else { continue }
            json.raw(", \"\(key)\": ")
            json.string(value)
        }
        json.raw("}")
        return String(decoding: json.bytes, as: UTF8.self)
    }

    /// The annotation that opens at `offset`; nil when the bracket is only a bracket.
    private static func annotation(
        _ bytes: [UInt8], _ offset: Int, _ place: SourcePosition, _ faults: inout [String]
    ) -> (spans: [StatedSpan], textEnd: Int, end: Int)? {
        guard let textEnd = bytes[offset...].firstIndex(of: ASCII.closeBracket), textEnd > offset + 1, textEnd + 1 < bytes.count else {
            return nil
        }
        let open = textEnd + 1
        switch bytes[open] {
        case ASCII.openParenthesis:
            guard let end = bytes[open...].firstIndex(of: ASCII.closeParenthesis) else { return nil }
            let inside = bytes[(open + 1)..<end]
            let name = inside.prefix { $0 != ASCII.colon }
            guard !name.isEmpty else { return nil }
            var span = StatedSpan(entity: String(decoding: name, as: UTF8.self), place: place)
            let value = inside.dropFirst(name.count + 1)
            guard inside.count == name.count || !value.isEmpty else { return nil }
            if !value.isEmpty { span.value = String(decoding: value, as: UTF8.self) }
            return ([span], textEnd, end + 1)
        case ASCII.openBrace: return labels(bytes, open, ASCII.closeBrace, textEnd, place, &faults)
        case ASCII.openBracket: return labels(bytes, open, ASCII.closeBracket, textEnd, place, &faults)
        default: return nil
        }
    }

    /// Labels written as JSON, one or a list of them.
    private static func labels(
        _ bytes: [UInt8], _ open: Int, _ close: UInt8, _ textEnd: Int, _ place: SourcePosition, _ faults: inout [String]
    ) -> (spans: [StatedSpan], textEnd: Int, end: Int)? {
        guard let end = bytes[open...].firstIndex(of: close) else { return nil }
        let json = Array(bytes[open...end])
        var scanner = JSONScanner(json, name: "")
        var left = 1000
        guard let node = try? JSONNode.node(&scanner, &left), (try? scanner.finish()) != nil else {
            faults.append("\(String(decoding: json, as: UTF8.self).excerpt) behind a bracket is no JSON, and was taken as text")
            return nil
        }
        let spans = (node.list ?? [node]).map { label in
            StatedSpan(
                entity: label["entity"]?.text, value: label["value"]?.plain, role: label["role"]?.text, group: label["group"]?.plain,
                place: place)
        }
        guard spans.contains(where: { $0.entity != nil }) else { return nil }
        return (spans, textEnd, end + 1)
    }
}

extension JSONNode {
    /// A text, or a number as it is written: Rasa takes both as values and groups.
    var plain: String? { if case .number(let number) = value { number } else { text } }
}
