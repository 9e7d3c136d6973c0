import Corpus
import NLU
import Testing

@Suite("Intents that can be told apart are told apart")
struct LearningTests {
    @Test("in scripts with and without spaces between words", arguments: ToyLanguage.allCases)
    func languages(toy: ToyLanguage) throws {
        let language = try #require(LanguageTag(toy.rawValue))
        let train = toy.intents.flatMap { intent, texts in texts.dropLast().map { Example(text: $0, intent: intent) } }
        let held = toy.intents.compactMap { intent, texts in texts.last.map { Example(text: $0, intent: intent, type: .test) } }
        let model = try trained(train, language: language).model
        #expect(model.language == language)
        #expect(model.evaluate(train + held, threads: 2).accuracy == 1)
        #expect(model.evaluate(held, threads: 1).macroF1 == 1)
    }

    @Test("with every effort", arguments: Effort.allCases)
    func efforts(effort: Effort) throws {
        let result = try trained(TravelData.examples, configuration: .init(effort: effort))
        let evaluation = result.model.evaluate(TravelData.examples, threads: 2)
        #expect(evaluation.accuracy == 1 && evaluation.macroF1 == 1 && evaluation.wrong.isEmpty)
        #expect(evaluation.spanF1 > 0.9)
        #expect(result.estimate.examples == TravelData.examples.count)
        #expect(result.estimate.accuracy > 0.9)
    }

    @Test("whatever case the words are written in", arguments: ["PLAY JAZZ ON THE RADIO", "ｐｌａｙ jazz", "Play, Jazz!!!"])
    func letterCase(text: String) throws {
        #expect(try TravelData.plain().parse(text).intent.name == "play_music")
    }

    @Test(
        "the ranking holds every intent once, best first, and sums to 1",
        arguments: TravelData.sentences + ["fly ".times(250), "x".times(1_000)])
    func ranking(text: String) throws {
        let model = try TravelData.trained().model
        let result = model.parse(text)
        #expect(result.text == text)
        #expect(result.intentRanking.map(\.name).sorted() == model.intents)
        #expect(result.intentRanking.allSatisfy { $0.confidence.isFinite && (0...1).contains($0.confidence) })
        #expect(abs(result.intentRanking.reduce(0) { $0 + $1.confidence } - 1) < 1e-6)
        #expect(zip(result.intentRanking, result.intentRanking.dropFirst()).allSatisfy { $0.confidence >= $1.confidence })
        #expect(result.intent == result.intentRanking.first || result.intent.name == ParseResult.fallbackName)
    }

    @Test("nothing is found in a text without words", arguments: ["", " ", "\t\r\n", "\u{3000}\u{A0}", "\u{200B}"])
    func blank(text: String) throws {
        #expect(try TravelData.trained().model.parse(text).entities.isEmpty)
    }

    @Test("an intent's name alone teaches what its one example does not say")
    func names() throws {
        var examples = (0..<12).map { Example(text: "my number is \($0)", intent: "give_number") }
        examples.append(Example(text: "why is it so late", intent: "complain about delivery"))
        let model = try trained(examples).model
        #expect(model.parse("delivery").intent.name == "complain about delivery")
    }

    @Test("spans that do not fit their text harm nothing", arguments: [-5..<2, 3..<3, 4..<900, 100..<200, 0..<1])
    func unfitSpans(range: Range<Int>) throws {
        var examples = TravelData.examples
        examples[0].entities = [EntityAnnotation(start: range.lowerBound, end: range.upperBound, entity: "city")]
        let model = try trained(examples).model
        #expect(model.parse("fly from oslo to lima").entities.map(\.value) == ["oslo", "lima"])
        #expect(model.evaluate(examples, threads: 1).spanF1 < 1)
    }

    @Test("confidence means what it says: sure of what it learnt, unsure of what it never saw")
    func confidence() throws {
        let model = try TravelData.plain()
        let known = model.parse("weather forecast for oslo").intent.confidence
        let unknown = model.parse("zzz qqq xxx").intent.confidence
        #expect(known > 0.7 && known > unknown)
    }
}

extension String {
    fileprivate func times(_ count: Int) -> String { String(repeating: self, count: count) }
}
