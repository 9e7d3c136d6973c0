import Corpus

/// Spans inside an utterance of Snips's YAML: `[slot:entity](text)`, or `[slot](text)` where the intent lists the slot's entity.
enum SnipsAnnotations {
    static func parse(_ line: String, slots: [String: String], at place: SourcePosition) -> (text: String, spans: [StatedSpan]) {
        let scalars = Array(line.unicodeScalars)
        var text = String.UnicodeScalarView()
        var spans: [StatedSpan] = []
        var length = 0
        var index = 0
        while index < scalars.count {
            if scalars[index] == "[", let found = annotation(scalars, index) {
                let slot = found.slot
                let entity = found.entity ?? slots[slot] ?? slot
                spans.append(
                    StatedSpan(
                        start: length, end: length + found.words.count, entity: entity, role: slot == entity ? nil : slot, place: place))
                text.append(contentsOf: found.words)
                length += found.words.count
                index = found.end
            } else {
                text.append(scalars[index])
                length += 1
                index += 1
            }
        }
        return (String(text), spans)
    }

    /// The text with its spans, which are sorted and do not overlap, written into it.
    static func write(_ text: String, _ spans: [EntityAnnotation]) -> String {
        AnnotatedPieces.of(text, spans).map { piece in
            piece.span.map { "[\($0.role ?? $0.entity):\($0.entity)](\(piece.text))" } ?? piece.text
        }.joined()
    }

    private static func annotation(_ scalars: [Unicode.Scalar], _ start: Int) -> (
        slot: String, entity: String?, words: ArraySlice<Unicode.Scalar>, end: Int
    )? {
        var close = start + 1
        while close < scalars.count, scalars[close] != "]", scalars[close] != "[" { close += 1 }
        guard close + 1 < scalars.count, scalars[close] == "]", scalars[close + 1] == "(", close > start + 1 else { return nil }
        guard let end = scalars[(close + 2)...].firstIndex(of: ")"), end > close + 2 else { return nil }
        func name(_ part: ArraySlice<Unicode.Scalar>) -> String {
            var name = String.UnicodeScalarView()
            name.append(contentsOf: part)
            return String(name)
        }
        let label = scalars[(start + 1)..<close]
        guard label.first != ":", label.last != ":" else { return nil }
        let colon = label.firstIndex(of: ":")
        return (name(label[..<(colon ?? close)]), colon.map { name(label[($0 + 1)...]) }, scalars[(close + 2)..<end], end + 1)
    }
}
