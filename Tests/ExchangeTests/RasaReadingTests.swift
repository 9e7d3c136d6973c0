import Corpus
import Testing

@Suite("Rasa's nlu.yml")
struct RasaReadingTests {
    struct Annotation: Sendable {
        var line: String
        var text: String
        var spans: [EntityAnnotation]
    }

    static let annotations: [Annotation] = [
        .init(line: "fly to [Bern](city)", text: "fly to Bern", spans: [span(7, 11, "city", nil, nil, nil)]),
        .init(line: "fly to [the capital](city:Bern) 😀", text: "fly to the capital 😀", spans: [span(7, 18, "city", "Bern", nil, nil)]),
        .init(
            line: #"[Bern]{"entity": "city", "role": "from", "group": "1", "value": "BRN"} now"#, text: "Bern now",
            spans: [span(0, 4, "city", "BRN", "from", "1")]),
        .init(line: #"[Bern][{"entity": "city", "group": 2}]"#, text: "Bern", spans: [span(0, 4, "city", nil, nil, "2")]),
        .init(line: "press [1] (please)", text: "press [1] (please)", spans: []),
        .init(line: "an [open bracket](city", text: "an [open bracket](city", spans: []),
        .init(line: "😀 [न](x)[中](y)", text: "😀 न中", spans: [span(2, 3, "x", nil, nil, nil), span(3, 4, "y", nil, nil, nil)]),
    ]

    @Test("every form of annotation", arguments: annotations)
    func annotation(case: Annotation) throws {
        let data = try read("version: \"3.1\"\nnlu:\n- intent: go\n  examples: |\n    - \(`case`.line)\n")
        #expect(data.examples == [Example(text: `case`.text, intent: "go", entities: `case`.spans)])
    }

    @Test("examples, the extended form, retrieval intents, synonyms, regexes and lookups, each with its line")
    func everything() throws {
        let data = try read(
            """
            version: "2.0"
            nlu:
            - intent: faq/hours
              examples: |
                - when do you open
                when do you close
                -   spaces at both ends \("")

                - when do you open
            - intent: greet
              examples:
              - text: |
                  hi
                metadata: {sentiment: neutral}
              - text: "two\\nlines"
              - metadata: {}
            - synonym: credit
              examples: |
                - credit card
                - visa
            - regex: zip
              examples: |
                - [0-9]{5}
            - lookup: city
              examples: |
                - Bern
            - story: x
            responses:
              utter_faq: []
            """)
        #expect(data.examples.map(\.text) == ["when do you open", "spaces at both ends", "when do you open", "hi", "two\nlines"])
        #expect(data.examples.map(\.intent) == ["faq/hours", "faq/hours", "faq/hours", "greet", "greet"])
        #expect(
            data.definitions == [
                Coffee.definition("credit", .synonym, ["credit card", "visa"]), Coffee.definition("zip", .regex, ["[0-9]{5}"]),
                Coffee.definition("city", .lookup, ["Bern"]),
            ])
        let said = summary(data.report)
        #expect(
            said.contains {
                $0.hasPrefix("refused 6 the line “    when") || $0.hasPrefix("refused 6 the line “when do you close” does not begin")
            })
        #expect(said.contains("noted 9 repeats line 5: the same text and intent"))
        #expect(said.contains { $0.hasPrefix("refused 16 the example has no text") })
        #expect(said.contains { $0.hasPrefix("refused 27 an item of “nlu” is one of intent, synonym, regex, lookup, and this is “story”") })
        #expect(said.contains { $0.contains("the section “responses”") })
        #expect((data.report.rows, data.report.taken) == (11, 8))
    }

    @Test("a folder: other YAML is passed over, files named test hold test examples")
    func folder() throws {
        let data = try read(folder: [
            "data/nlu.yml": "nlu:\n- intent: a\n  examples: |\n    - one\n",
            "data/test_nlu.yml": "nlu:\n- intent: a\n  examples: |\n    - one\n    - two\n",
            "domain.yml": "intents: [a]\n", "broken.yml": "nlu:\n- intent: [\n",
        ])
        #expect(data.examples.map(\.type) == [.train, .test, .test])
        #expect(summary(data.report).contains("noted data/test_nlu.yml:4 repeats line 4 of data/nlu.yml: the same text and intent"))
        #expect(summary(data.report).contains { $0.hasPrefix("refused broken.yml:") })
    }

    private static func span(
        _ start: Int, _ end: Int, _ entity: String, _ value: String?, _ role: String?, _ group: String?
    ) -> EntityAnnotation {
        EntityAnnotation(start: start, end: end, entity: entity, value: value, role: role, group: group)
    }
}
