import Corpus
import Testing

@Suite("Regular expressions end, whatever they are given")
struct RegularExpressionTests {
    @Test(
        "matches are counted in code points",
        arguments: [
            (#"[a-z]{1,2}\d{5,7}"#, "claim ab12345 now", [6..<13]), (#"\bhelp\b"#, "help the helper, help!", [0..<4, 17..<21]),
            (#"\d+"#, "🙂é 12 दिल्ली ३४", [3..<5, 13..<15]), (#"(?i)ab"#, "AB aB xab", [0..<2, 3..<5, 7..<9]), (#"x*"#, "axxa", [1..<3]),
            (#"東.?"#, "私は東京へ", [2..<4]), (#"\p{Lu}\p{Ll}+"#, "an Ärger is", [3..<8]), (#"$"#, "none", []), (#"a"#, "", []),
        ] as [(String, String, [Range<Int>])])
    func matches(pattern: String, text: String, ranges: [Range<Int>]) throws {
        let found = try RegularExpression(pattern).matches(in: text)
        #expect(found.ranges == ranges && !found.gaveUp)
    }

    @Test(
        "what is no regular expression is named with its place",
        arguments: [("(ab", 4), ("é[", 3), (#"\d{3,2}"#, 7), ("*a", 1), (#"a\C"#, 4)])
    func faults(pattern: String, column: Int) {
        do throws(RegularExpression.Fault) {
            _ = try RegularExpression(pattern)
            Issue.record("\(pattern) was taken")
        } catch {
            #expect(error.column == column && !error.reason.isEmpty, "\(error)")
        }
    }

    static let runaways = ["(a+)+$", #"(\w+\s?)+:$"#, "(a|aa)+$", "(.*)*;", "(x+x+)+y", #"^(([a-z])+.)+[A-Z]([a-z])+$"#]

    @Test("a pattern that backtracks without end is given up at once", arguments: runaways)
    func runaway(pattern: String) throws {
        let expression = try RegularExpression(pattern)
        let clock = ContinuousClock()
        let elapsed = clock.measure {
            for letter in ["a", "x", "ab "] { _ = expression.matches(in: String(repeating: letter, count: 1000) + "!") }
        }
        #expect(elapsed < .seconds(2))
    }

    @Test("no more than the limit is taken from one text")
    func many() throws {
        let found = try RegularExpression(".").matches(in: String(repeating: "é", count: 50_000))
        #expect(found.ranges.count == RegularExpression.mostMatches)
        #expect(try RegularExpression("b").matches(in: String(repeating: "é", count: 10_001) + "b").ranges == [])
    }
}

@Suite("The doctor looks at definitions")
struct DefinitionDoctorTests {
    private func findings(_ definitions: EntityDefinition...) -> [Finding] {
        Doctor.definitions(of: Dataset(language: .english, examples: [], definitions: definitions))
    }

    private func definition(_ kind: EntityKind, _ entity: String, _ examples: String..., language: LanguageTag = .english)
        -> EntityDefinition
    {
        EntityDefinition(entity: entity, kind: kind, examples: examples, language: language)
    }

    @Test("a broken pattern is named, with its definition and the place")
    func broken() throws {
        let found = findings(definition(.regex, "claim", "[a-z]", "(ab"))
        #expect(found.map(\.kind) == [.brokenDefinition])
        #expect(found[0].entity == "claim" && found[0].severity == .error)
        #expect(found[0].reason == "The pattern “(ab” of the regex “claim” cannot be read: missing closing parenthesis, at column 4.")
    }

    @Test("a runaway pattern is named", arguments: RegularExpressionTests.runaways)
    func runaway(pattern: String) {
        let found = findings(definition(.regex, "claim", pattern))
        #expect(found.map(\.kind) == [.runawayPattern], "\(found)")
        #expect(found.first?.reason.hasPrefix("The pattern \(pattern.excerpt) of the regex “claim” runs away") == true)
    }

    @Test(
        "what people write every day is not suspected",
        arguments: [
            #"[a-z]{1,2}\d{5,7}"#, #"\bhelp\b"#, #"[A-Z0-9._%+-]+@[A-Z0-9.-]+\.[A-Z]{2,}"#, #"(\d{1,3}\.){3}\d{1,3}"#, #".*order (\d+).*"#,
            #"(?i)\b(?:inv|invoice)[ -]?#?\d{3,10}\b"#, #"\b\d{4}[- ]?\d{4}[- ]?\d{4}[- ]?\d{4}\b"#, #"(\w+)\s+\1"#, #"[^,]+,\s*[^,]+"#,
        ])
    func ordinary(pattern: String) { #expect(findings(definition(.regex, "x", pattern)) == []) }

    @Test("an empty list, an unknown pre-trained kind and a language that it does not know are named")
    func others() throws {
        let thai = try #require(LanguageTag("th"))
        #expect(findings(definition(.lookup, "city")).map(\.reason) == ["The lookup “city” has no entries."])
        #expect(findings(definition(.pretrained, "colour")).map(\.severity) == [.error])
        #expect(findings(definition(.pretrained, "amount-of-money")) == [])
        let dataset = Dataset(language: thai, examples: [], definitions: [definition(.pretrained, "duration", language: thai)])
        #expect(Doctor.definitions(of: dataset).map(\.severity) == [.warning])
    }

    @Test("a phrase with two meanings is named, and which is taken")
    func contradictions() {
        let synonyms = findings(definition(.synonym, "Rome", "the City"), definition(.synonym, "London", "The City"))
        #expect(synonyms.map(\.entity) == ["London"])
        let lookups = findings(definition(.lookup, "city", "Paris"), definition(.fuzzyLookup, "name", "Paris", "Ann"))
        #expect(lookups.map(\.severity) == [.note])
    }
}

@Suite("Definitions in NeuralSpace's files")
struct DefinitionFormatTests {
    @Test("every kind of definition comes back from the file it was written to")
    func roundTrip() throws {
        let definitions = [
            EntityDefinition(entity: "city", kind: .fuzzyLookup, examples: ["Basel", "Chur"], language: .english),
            EntityDefinition(entity: "city", kind: .lookup, examples: ["Bern"], language: .english),
            EntityDefinition(entity: "date", kind: .pretrained, examples: [], language: .english),
            EntityDefinition(entity: "id", kind: .regex, examples: [#"\d{5}"#], language: .english),
        ]
        for format in [CorpusFormat.neuralspace, .csv] {
            let (bytes, _) = CorpusWriter.write(definitions, as: format)
            let data = try CorpusReader.read(bytes, name: "data", language: .english)
            #expect(data.definitions == definitions, "\(format)")
        }
    }

    @Test("a span marked as pre-trained switches that kind on, as NeuralSpace's clients do")
    func preTrainedSpans() throws {
        let json = """
            [{"text": "call me tomorrow", "intent": "call", "type": "train",
              "entities": [{"start": 8, "end": 16, "value": "tomorrow", "entity": "date", "entityType": "pre-trained"}]},
             {"text": "call Ann", "intent": "call", "entities": [{"start": 5, "end": 8, "value": "Ann", "entity": "name", "entityType": "lookup"}]}]
            """
        let data = try read(json)
        #expect(data.definitions == [EntityDefinition(entity: "date", kind: .pretrained, examples: [], language: .english)])
        #expect(data.report.issues == [] && data.report.taken == 2)
    }
}
