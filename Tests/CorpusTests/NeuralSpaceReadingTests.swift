import Corpus
import Foundation
import Testing

@Suite("NeuralSpace JSON is read")
struct NeuralSpaceReadingTests {
    @Test("with texts, intents, spans and types")
    func wholeExamples() throws {
        let data = try read(
            """
            [
                {"text": "fly to Bern", "intent": "travel",
                 "entities": [{"start": 7, "end": 11, "value": "Bern", "entity": "city", "entityType": "trainable"}], "type": "test"},
                {"text": "hello \\"you\\" \\u00e9\\ud83d\\ude00\\n", "intent": "greet", "entities": [], "type": "train"}
            ]
            """)
        #expect(
            data.examples == [
                Example(
                    text: "fly to Bern", intent: "travel", entities: [EntityAnnotation(start: 7, end: 11, entity: "city")], type: .test),
                Example(text: "hello \"you\" é😀\n", intent: "greet"),
            ])
        #expect(data.report.format == "NeuralSpace JSON")
        #expect((data.report.rows, data.report.taken) == (2, 2))
        #expect(data.report.issues.isEmpty)
    }

    @Test("where entities and type are missing or null, which is nothing to speak of")
    func missingMembers() throws {
        let data = try read(
            """
            [{"text": "hi", "intent": "greet"}, {"text": "bye", "intent": "leave", "entities": null, "type": null}]
            """)
        #expect(data.examples == [Example(text: "hi", intent: "greet"), Example(text: "bye", intent: "leave")])
        #expect(data.report.issues.isEmpty)
    }

    @Test("with offsets in code points, whatever the characters are made of")
    func codePoints() throws {
        let data = try read(
            """
            [{"text": "😀👩‍👧 é नमस्ते Bern", "intent": "a", "entities": [{"start": 14, "end": 18, "value": "Bern", "entity": "city"}]}]
            """)
        #expect(data.examples.first?.entities == [EntityAnnotation(start: 14, end: 18, entity: "city")])
        #expect(data.report.issues.isEmpty)
    }

    @Test("as entity definitions, in the order of the file, those of one name joined")
    func definitions() throws {
        let data = try read(
            """
            [
            {"entity": "names", "examples": ["Emilia", "John"], "entityType": "lookup", "language": "en"},
            {"entity": "id", "examples": ["[a-z]{1,2}\\\\d{5,7}"], "entityType": "regex", "language": "de"},
            {"entity": "names", "examples": ["Ann"], "entityType": "lookup"}
            ]
            """)
        let german = try #require(LanguageTag("de"))
        #expect(
            data.definitions == [
                EntityDefinition(entity: "names", kind: .lookup, examples: ["Emilia", "John", "Ann"], language: .english),
                EntityDefinition(entity: "id", kind: .regex, examples: ["[a-z]{1,2}\\d{5,7}"], language: german),
            ])
        #expect(data.report.taken == 3)
        #expect(summary(data.report) == ["noted 4:1 the lookup entity “names” is defined in line 2 already: joined with that"])
    }

    @Test("as definitions whose kind the file's name tells, where the rows do not", arguments: ["lookup.json", "my-Lookup-file.json"])
    func kindFromName(name: String) throws {
        let data = try read("[{\"entity\": \"names\", \"examples\": [\"Ann\"]}]", name: name)
        #expect(data.definitions.first?.kind == .lookup)
        let refused = try read("[{\"entity\": \"names\", \"examples\": [\"Ann\"]}]", name: "x.json")
        #expect(refused.definitions.isEmpty && refused.report.count(.refused) == 1)
    }

    @Test("behind a byte-order mark, with any line ends, and when it is empty", arguments: ["\u{FEFF}[]", " [ ] ", "[\r\n]\r\n"])
    func emptyList(text: String) throws {
        let data = try read(text)
        #expect(data.examples.isEmpty && data.report.rows == 0 && data.report.issues.isEmpty)
    }
}

@Suite("Of a NeuralSpace row it is said")
struct NeuralSpaceRowTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var row: String
        var issue: String
        var taken: Bool
        var testDescription: String { issue }
    }

    static let cases: [Case] = [
        Case(row: #"{"intent": "a"}"#, issue: "refused 2 the row has no text", taken: false),
        Case(row: #"{"text": null, "intent": "a"}"#, issue: "refused 2 the row has no text", taken: false),
        Case(row: #"{"text": " \n\u00a0", "intent": "a"}"#, issue: "refused 2 the text is empty", taken: false),
        Case(row: #"{"text": 7, "intent": "a"}"#, issue: "refused 2:10 “text” is a number, and has to be a text in quotes", taken: false),
        Case(row: #"{"text": "hi", "intent": ["a"]}"#, issue: "refused 2:26 “intent” is a list", taken: false),
        Case(row: #"{"text": "hi", "intent": "a", "type": true}"#, issue: "refused 2:39 “type” is true or false", taken: false),
        Case(row: #"{"text": "hi", "intent": "a", "entities": "x"}"#, issue: "refused 2:43 “entities” is a text", taken: false),
        Case(row: #"{"text": "h\ud800i", "intent": "a"}"#, issue: "refused 2:10 “text” holds half of a surrogate pair", taken: false),
        Case(row: #"{"text": "h\udc00\ud800", "intent": "a"}"#, issue: "refused 2:10 “text” holds half of a surrogate pair", taken: false),
        Case(row: #"{"text": "h\u0000i", "intent": "a"}"#, issue: "refused 2:10 “text” holds the character U+0000", taken: false),
        Case(row: "7", issue: "refused 2:1 the row is a number: write an object", taken: false),
        Case(row: #"["hi", "a"]"#, issue: "refused 2:1 the row is a list", taken: false),
        Case(row: #"{"text": "hi", "intent": "a", "language": "fr"}"#, issue: "refused 2 the row is in “fr”", taken: false),
        Case(row: #"{"entity": "e", "examples": ["x"]}"#, issue: "refused 2 the entity's entityType is missing", taken: false),
        Case(
            row: #"{"entity": "e", "examples": ["x"], "entityType": "magic"}"#, issue: "refused 2 the entity's entityType “magic”",
            taken: false),
        Case(
            row: #"{"entity": "e", "examples": ["x"], "entityType": "regex", "language": "?"}"#, issue: "refused 2 “?” is no language",
            taken: false),
        Case(
            row: #"{"entity": " ", "examples": ["x"], "entityType": "regex"}"#, issue: "refused 2:1 the entity's name is empty",
            taken: false),
        Case(row: #"{"entity": "e", "examples": {}, "entityType": "regex"}"#, issue: "refused 2:29 “examples” is an object", taken: false),
        Case(
            row: #"{"entity": "e", "examples": [1, "x"], "entityType": "regex"}"#, issue: "noted 2:30 one of “examples” is not a text",
            taken: true),
        Case(row: #"{"text": "hi"}"#, issue: "noted 2 no intent is given: taken as an unlabelled utterance", taken: true),
        Case(row: #"{"text": "hi", "intent": " "}"#, issue: "noted 2 no intent is given: taken as an unlabelled utterance", taken: true),
        Case(row: #"{"text": "hi", "intent": "a", "type": "dev"}"#, issue: "noted 2 validation examples are taken as train", taken: true),
        Case(
            row: #"{"text": "hi", "intent": "a", "mood": [{}]}"#, issue: "noted 2:31 the key “mood” is not known and is ignored",
            taken: true),
        Case(row: #"{"text": "x", "text": "hi", "intent": "a"}"#, issue: "noted 2:15 the key “text” stands twice", taken: true),
        Case(row: #"{"text": "hi", "intent": "a", "entities": [3]}"#, issue: "noted 2:44 the span is a number", taken: true),
    ]

    @Test("with its line and column", arguments: cases)
    func issue(_ example: Case) throws {
        let data = try read("[\n\(example.row)\n]")
        let issue = try #require(summary(data.report).first)
        #expect(issue.hasPrefix(example.issue))
        #expect(data.report.issues.count == 1)
        #expect(data.report.rows == 1 && data.report.taken == (example.taken ? 1 : 0))
        #expect(data.examples.count + data.definitions.count == data.report.taken)
    }

    @Test("that it is over a documented limit, and it is taken all the same")
    func documentedLimits() throws {
        let text = String(repeating: "é", count: 1001)
        let intent = String(repeating: "i", count: 101)
        let entity = String(repeating: "e", count: 31)
        let data = try read(
            "[{\"text\": \"\(text)\", \"intent\": \"\(intent)\", \"entities\": [{\"start\": 0, \"end\": 1, \"entity\": \"\(entity)\"}]}]")
        #expect(data.examples.count == 1)
        #expect(data.examples.first?.entities.count == 1)
        #expect(data.report.count(.noted) == 3)
        let atTheLimit = try read("[{\"text\": \"\(text.dropLast())\", \"intent\": \"\(intent.dropLast())\"}]")
        #expect(atTheLimit.report.issues.isEmpty)
    }

    @Test("that it is no utterance or no name when it is absurdly long")
    func unusableLengths() throws {
        let text = String(repeating: "x", count: CorpusLimits.unusableTextLength + 1)
        let intent = String(repeating: "i", count: CorpusLimits.unusableNameLength + 1)
        let data = try read("[{\"text\": \"\(text)\", \"intent\": \"a\"}, {\"text\": \"hi\", \"intent\": \"\(intent)\"}]")
        #expect(data.examples.isEmpty && data.report.count(.refused) == 2)
    }

    @Test("that it repeats or contradicts an earlier one, and both are kept")
    func repeats() throws {
        let data = try read(
            """
            [{"text": "hi", "intent": "a"},
            {"text": "hi", "intent": "b"},
            {"text": "hi", "intent": "a"},
            {"text": "hi", "intent": "b"}]
            """)
        #expect(data.examples.count == 4)
        #expect(
            summary(data.report) == [
                "noted 2 the text “hi” stands here under “b”, and in line 1 under “a”", "noted 3 repeats line 1: the same text and intent",
                "noted 4 repeats line 2: the same text and intent",
            ])
    }

    @Test("only a thousand times of each severity, and the rest is counted")
    func boundedReport() throws {
        let rows = Array(repeating: "{\"intent\": \"a\"}", count: 1500) + Array(repeating: "{\"text\": \"hi\"}", count: 1200)
        let data = try read("[\(rows.joined(separator: ",\n"))]")
        #expect(data.report.issues.count == 2 * CorpusLimits.listedIssues)
        #expect(data.report.count(.refused) == 1500)
        // Each of the unlabelled rows lacks an intent, and all but the first repeat it.
        #expect(data.report.count(.noted) == 1200 + 1199)
        #expect(data.report.rows == 2700 && data.report.taken == 1200)
    }
}
