import Corpus
import Dashboard
import Testing

@Suite("Text as the dashboard shows and reads it")
struct TextTests {
    static let examples: [Example] = [
        Example(text: "plain", intent: "x"),
        Example(text: "I lost my visa card", intent: "x", entities: [.init(start: 10, end: 14, entity: "card_type")]),
        Example(text: "मुझे कॉफ़ी चाहिए", intent: "x", entities: [.init(start: 5, end: 10, entity: "drink")]),
        Example(text: "a [literal](bracket) and \\ stroke", intent: "x"),
        Example(text: "👩‍👩‍👧 to Rome", intent: "x", entities: [.init(start: 9, end: 13, entity: "city", value: "Roma")]),
    ]

    @Test("An annotated line reads back as it was written", arguments: examples)
    func roundTrip(example: Example) {
        #expect(AnnotatedText.edited(example, as: AnnotatedText.format(example)) == example)
    }

    @Test("Brackets that are no annotation stay text", arguments: ["[", "a [b", "[x]", "[x] (y)", "[](y)", "[x]()", "[x](y"])
    func notAnnotations(line: String) {
        let parsed = AnnotatedText.parse(line)
        #expect(parsed.text == line)
        #expect(parsed.entities.isEmpty)
    }

    @Test("Numbers read as people write them")
    func formats() {
        #expect(Format.score(0.9412) == ".941")
        #expect(Format.score(1) == "1.00")
        #expect([0.9134, 1, -0.05].map { Format.plain($0) } == ["0.913", "1.000", "-0.050"])
        #expect(Format.plain(-0.04, decimals: 1) == "0.0" && Format.plain(.nan) == "")
        #expect(Format.score(0.0004) == ".000")
        #expect(Format.count(1_234_567) == "1,234,567")
        #expect(Format.count(999) == "999")
        #expect(Format.duration(0.04) == "0.0 s")
        #expect(Format.duration(65) == "1:05")
        #expect(Format.duration(3700) == "1 h 01 m")
        #expect(Format.plural(1, "example") == "1 example")
        #expect(Format.plural(0, "example") == "0 examples")
    }

    @Test("Letters in order match, whole words first")
    func fuzzy() throws {
        let exact = try #require(FuzzyMatch.score("lost", in: "card_lost"))
        let scattered = try #require(FuzzyMatch.score("lost", in: "list of streets"))
        #expect(exact > scattered)
        #expect(FuzzyMatch.score("xyz", in: "card_lost") == nil)
        #expect(FuzzyMatch.score("", in: "anything") == 0)
    }
}
