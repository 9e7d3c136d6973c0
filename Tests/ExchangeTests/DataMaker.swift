import Corpus

/// Makes data up: characters of every kind, and those that mean something to the formats far more often than in real data.
struct DataMaker {
    private var generator: SeededGenerator

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    mutating func number(below bound: Int) -> Int { generator.below(bound) }

    mutating func text(upTo length: Int) -> String {
        let special: [Unicode.Scalar] = [
            "\"", "'", ",", ";", "\t", "\n", "\r", "[", "]", "(", ")", "{", "}", "\\", "/", ":", " ", " ", "-", "#", "&", "*", "|", ">",
            "!",
            "%", "@", "_", "\u{7}", "\u{1F}", "\u{7F}", "\u{85}", "\u{A0}", "\u{200B}", "\u{200D}", "\u{2028}", "\u{FEFF}", "\u{301}",
            "\u{FFFD}", "\u{10FFFF}", "é", "ß", "न", "ि", "中", "ع", "😀",
        ]
        var text = ""
        for _ in 0...generator.below(length) {
            switch generator.below(4) {
            case 0: text.unicodeScalars.append(special[generator.below(special.count)])
            case 1: text.unicodeScalars.append(Unicode.Scalar(UInt32(1 + generator.below(0x10FFFF))) ?? "x")
            default: text.unicodeScalars.append(Unicode.Scalar(UInt8(97 + generator.below(26))))
            }
        }
        return text.unicodeScalars.allSatisfy(\.properties.isWhitespace) ? text + "x" : text
    }

    mutating func example() -> Example {
        let text = text(upTo: 40)
        var entities: [EntityAnnotation] = []
        var position = 0
        let count = text.codePointCount
        while generator.below(3) > 0, position < count {
            let start = position + generator.below(count - position)
            let end = start + 1 + generator.below(count - start)
            var span = EntityAnnotation(start: start, end: end, entity: self.text(upTo: 8))
            if generator.below(4) == 0 { span.value = self.text(upTo: 8) }
            if generator.below(4) == 0 { span.role = self.text(upTo: 8) }
            if generator.below(6) == 0 { span.group = self.text(upTo: 8) }
            entities.append(span)
            position = end
        }
        let intent = generator.below(10) == 0 ? "" : self.text(upTo: 12)
        return Example(text: text, intent: intent, entities: entities, type: generator.below(3) == 0 ? .test : .train)
    }
}
