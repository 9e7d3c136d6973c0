import Corpus
import Foundation
import Testing

/// Makes data up: characters of every kind, and those that mean something to the formats far more often than in real data.
struct ExampleMaker {
    private var generator: SeededGenerator

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    mutating func number(below bound: Int) -> Int { generator.below(bound) }

    mutating func text(upTo length: Int) -> String {
        let special: [Unicode.Scalar] = [
            "\"", "'", ",", ";", "\t", "\n", "\r", "[", "]", "(", ")", "{", "}", "\\", "/", ":", " ", "\u{7}", "\u{1F}", "\u{7F}", "\u{85}",
            "\u{A0}", "\u{200B}", "\u{200D}", "\u{2028}", "\u{FEFF}", "\u{301}", "\u{FFFD}", "\u{10FFFF}", "é", "ß", "ı", "न", "ि", "中",
            "ก", "ع", "😀",
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

    mutating func example(roles: Bool) -> Example {
        let text = text(upTo: 40)
        var entities: [EntityAnnotation] = []
        var position = 0
        let count = text.codePointCount
        while generator.below(3) > 0, position < count {
            let start = position + generator.below(count - position)
            let end = start + 1 + generator.below(count - start)
            var span = EntityAnnotation(start: start, end: end, entity: self.text(upTo: 8))
            if roles, generator.below(3) == 0 { span.value = self.text(upTo: 8) }
            if roles, generator.below(3) == 0 { span.role = self.text(upTo: 8) }
            if roles, generator.below(3) == 0 { span.group = self.text(upTo: 8) }
            entities.append(span)
            position = end
        }
        let intent = generator.below(10) == 0 ? "" : self.text(upTo: 12)
        return Example(text: text, intent: intent, entities: entities, type: generator.below(2) == 0 ? .train : .test)
    }

    mutating func definition(_ number: Int) -> EntityDefinition {
        let kinds = EntityKind.allCases
        let tags = ["en", "hi", "zh-hans"].compactMap { LanguageTag($0) }
        return EntityDefinition(
            entity: "\(text(upTo: 8))\(number)", kind: kinds[generator.below(kinds.count)],
            examples: (0..<generator.below(5)).map { _ in text(upTo: 12) }, language: tags[generator.below(tags.count)])
    }
}

@Suite("What was written reads back equal")
struct RoundTripTests {
    @Test("examples of any characters, one a line where no line break is in them", arguments: CorpusFormat.allCases, UInt64(0)..<20)
    func examples(format: CorpusFormat, seed: UInt64) throws {
        var maker = ExampleMaker(seed: seed)
        let examples = (0..<100).map { _ in maker.example(roles: format == .neuralspace) }
        let (bytes, report) = CorpusWriter.write(examples, as: format)
        let back = try CorpusReader.read(bytes, name: "data", language: .english)
        expectIdentical(back.examples, examples)
        #expect(report.issues.isEmpty && report.rows == 100 && report.taken == 100)
        #expect(back.report.format == format.title)
        #expect(back.report.count(.refused) == 0 && back.report.count(.mended) == 0)
        #expect(CorpusWriter.write(back.examples, as: format).0 == bytes)
    }

    @Test("entity definitions of any characters", arguments: CorpusFormat.allCases, UInt64(0)..<10)
    func definitions(format: CorpusFormat, seed: UInt64) throws {
        var maker = ExampleMaker(seed: seed)
        let definitions = (0..<30).map { maker.definition($0) }
        let (bytes, report) = CorpusWriter.write(definitions, as: format)
        let back = try CorpusReader.read(bytes, name: "data", language: .english)
        #expect(back.definitions == definitions)
        #expect(report.issues.isEmpty && report.taken == 30)
        #expect(back.report.issues.isEmpty)
    }

    @Test("nothing at all", arguments: CorpusFormat.allCases)
    func nothing(format: CorpusFormat) throws {
        let back = try CorpusReader.read(CorpusWriter.write([Example](), as: format).0, name: "data", language: .english)
        #expect(back.examples.isEmpty && back.report.issues.isEmpty)
    }

    @Test("in the layout that people compare line by line")
    func layout() {
        let examples = [
            Example(text: "fly to \"Bern\"", intent: "travel", entities: [EntityAnnotation(start: 8, end: 12, entity: "city")]),
            Example(text: "a\nb, c", intent: "", type: .test),
        ]
        #expect(
            String(decoding: CorpusWriter.write(examples, as: .neuralspace).0, as: UTF8.self) == """
                [
                {"text": "fly to \\"Bern\\"", "intent": "travel", "entities": [{"start": 8, "end": 12, "value": "Bern", "entity": "city"}], "type": "train"},
                {"text": "a\\nb, c", "intent": "", "entities": [], "type": "test"}
                ]

                """)
        #expect(
            String(decoding: CorpusWriter.write(examples, as: .csv).0, as: UTF8.self)
                == "text,intent,type\n\"fly to \"\"[Bern](city)\"\"\",travel,train\n\"a\nb, c\",,test\n")
    }

    @Test("but for what the report names as not to be held")
    func whatCannotBeHeld() throws {
        let faulty = [
            Example(
                text: "one two", intent: "a", entities: [EntityAnnotation(start: 0, end: 3, entity: "n", value: "1", role: "r", group: "g")]
            ),
            Example(text: " \n", intent: "a"),
            Example(text: "three", intent: "a", entities: [EntityAnnotation(start: 0, end: 9, entity: "n")]),
            Example(
                text: "four five", intent: "a",
                entities: [EntityAnnotation(start: 0, end: 4, entity: "n"), EntityAnnotation(start: 2, end: 6, entity: "n")]),
        ]
        for format in CorpusFormat.allCases {
            let (bytes, report) = CorpusWriter.write(faulty, as: format)
            let back = try CorpusReader.read(bytes, name: "data", language: .english)
            #expect(back.examples.map(\.text) == ["one two", "three", "four five"])
            #expect(back.examples.map(\.entities.count) == [1, 0, 1])
            #expect((report.rows, report.taken) == (4, 3))
            #expect(report.issues.compactMap(\.row) == (format == .csv ? [1, 2, 3, 4] : [2, 3, 4]))
        }
        #expect(
            try read(String(decoding: CorpusWriter.write(faulty, as: .neuralspace).0, as: UTF8.self)).examples[0].entities
                == faulty[0].entities)
    }
}
