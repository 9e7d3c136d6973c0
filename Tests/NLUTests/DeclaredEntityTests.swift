import Corpus
import Foundation
import NLU
import Testing

/// Models that learnt nothing but two intents, and find what was declared.
enum Declared {
    static let examples = [
        Example(text: "never mind", intent: "cancel"), Example(text: "stop that please", intent: "cancel"),
        Example(text: "bring it to me", intent: "bring"), Example(text: "please deliver", intent: "bring"),
    ]

    static func model(_ definitions: [EntityDefinition], _ examples: [Example] = examples) throws -> NLUModel {
        try trained(examples, definitions: definitions).model
    }

    static func define(_ kind: EntityKind, _ entity: String, _ phrases: String...) -> EntityDefinition {
        EntityDefinition(entity: entity, kind: kind, examples: phrases, language: .english)
    }

    /// Entities in short: `type=value@start-end`.
    static func found(_ model: NLUModel, _ text: String) -> [String] {
        model.parse(text).entities.map { "\($0.entity)=\($0.value)@\($0.start)-\($0.end)" }
    }
}

@Suite("Declared entities")
struct DeclaredEntityTests {
    private static let shared = Result {
        try Declared.model([
            Declared.define(.lookup, "city", "Bern", "New York", "York", "São Paulo"),
            Declared.define(.lookup, "name", "York Minster", "Ann"),
            Declared.define(.fuzzyLookup, "drink", "cappuccino", "latte", "tea", "flat white"),
            Declared.define(.regex, "claim", #"[a-z]{1,2}\d{5,7}"#, #"\bCL-\d+"#),
            Declared.define(.regex, "code", #"\d{5}"#),
            Declared.define(.regex, "broken", "(ab", #"\bok\b"#),
            Declared.define(.synonym, "Big Apple", "new york"),
            Declared.define(.synonym, "coffee with foam", "cappuccino"),
        ])
    }

    @Test(
        "are found by their rule: lookup before regex, the longest, then the leftmost",
        arguments: [
            ("fly to Bern", ["city=Bern@7-11"]), ("fly to bern", []), ("fly to Berne", []),
            ("see York Minster in New York", ["name=York Minster@4-16", "city=Big Apple@20-28"]), ("NEW YORK", []),
            ("New York Minster", ["name=York Minster@4-16"]),
            ("new  São  Paulo", ["city=São  Paulo@5-15"]), ("claim ab12345 or CL-9", ["claim=ab12345@6-13", "claim=CL-9@17-21"]),
            ("code 12345", ["code=12345@5-10"]), ("ok", ["broken=ok@0-2"]), ("🙂é Ann's", ["name=Ann@3-6"]),
        ] as [(String, [String])])
    func rule(text: String, expected: [String]) throws { #expect(Declared.found(try Self.shared.get(), text) == expected) }

    @Test(
        "a fuzzy lookup forgives slips, the more the longer the phrase",
        arguments: [
            ("a cappuccino", ["drink=coffee with foam@2-12"]), ("a capuccino", ["drink=coffee with foam@2-11"]),
            ("a CAPUCINO", ["drink=coffee with foam@2-10"]), ("a capucin", []), ("late", ["drink=latte@0-4"]),
            ("Latte", ["drink=latte@0-5"]),
            ("lttae", []), ("lattte please", ["drink=latte@0-6"]), ("ltate", []), ("te", []), ("a Tea", ["drink=tea@2-5"]),
            ("one flatwhite", ["drink=flat white@4-13"]), ("one flat whyte!", ["drink=flat white@4-14"]),
            ("fla twhite", ["drink=flat white@0-10"]), ("", []),
        ] as [(String, [String])])
    func fuzzy(text: String, expected: [String]) throws { #expect(Declared.found(try Self.shared.get(), text) == expected) }

    @Test("every slip that is forgiven is found, wherever it is in the word")
    func everySlip() throws {
        let model = try Self.shared.get()
        let letters = Array("cappuccino".unicodeScalars)
        func finds(_ letters: [Unicode.Scalar]) -> Bool {
            var text = "xx ".unicodeScalars
            text.append(contentsOf: letters)
            return model.parse(String(text)).entities.map(\.entity) == ["drink"]
        }
        for first in letters.indices {
            for second in letters.indices where second > first {
                var (changed, cut, grown) = (letters, letters, letters)
                (changed[first], changed[second]) = ("q", "z")
                cut.remove(at: second)
                cut.remove(at: first)
                grown.insert("q", at: second)
                grown.insert("z", at: first)
                #expect(finds(changed) && finds(cut) && finds(grown), "\(first) \(second)")
            }
        }
    }

    @Test("a confidence stands at each, lower for a slip, and what found it")
    func confidence() throws {
        let entities = try Self.shared.get().parse("Ann wants capucino with ab12345").entities
        #expect(entities.map(\.source) == [.lookup, .fuzzyLookup, .regex])
        #expect(entities.map(\.confidence) == [1, 0.8, 1])
    }

    @Test("what was learnt stands before what was declared")
    func learntFirst() throws {
        let learnt = TravelData.examples
        let model = try Declared.model(
            [Declared.define(.lookup, "trip", "oslo tomorrow", "tomorrow"), Declared.define(.regex, "all", ".+")], learnt)
        #expect(Declared.found(model, "fly to oslo tomorrow") == ["city=oslo@7-11", "trip=tomorrow@12-20"])
    }

    @Test("definitions travel with the model's files")
    func files() throws {
        let model = try Self.shared.get()
        let copy = try NLUModel(artifacts: model.artifacts())
        #expect(copy.artifacts() == model.artifacts())
        #expect(copy.entityTypes == ["broken", "city", "claim", "code", "drink", "name"])
        for text in ["see York Minster", "a capucino for ab12345", "New York"] { #expect(copy.parse(text) == model.parse(text)) }
    }

    @Test("a model of before there were patterns still loads")
    func olderFiles() throws {
        let file = try #require(Declared.model([Declared.define(.lookup, "city", "Bern")]).artifacts()["entities.json"])
        let text = String(decoding: file, as: UTF8.self)
        #expect(text.contains(#""regexes" : ["#))
        let older = Data(#"{"lookups": [{"name": "city", "phrases": ["Bern"]}], "synonyms": []}"#.utf8)
        #expect(try JSONDecoder().decode(DeclaredEntities.self, from: older) == JSONDecoder().decode(DeclaredEntities.self, from: file))
    }

    @Test("a pattern that cannot work is said in training, by its definition's name, and does no harm")
    func warnings() throws {
        let record = TrainingRecord()
        let definitions = [Declared.define(.regex, "claim", "(a+)+$", "[a"), Declared.define(.regex, "code", #"\d+"#)]
        let dataset = Dataset(language: .english, examples: Declared.examples, definitions: definitions)
        let pipeline = try Pipeline.build(for: dataset, configuration: TrainingConfiguration())
        let model = try pipeline.train(pipeline.prepare(dataset, control: record.control), control: record.control).model
        #expect(record.warnings.count == 2)
        #expect(record.warnings.allSatisfy { $0.contains("of the regex “claim”") })
        let text = String(repeating: "a", count: 900) + " 12"
        #expect(Declared.found(model, text) == ["code=12@901-903"])
    }

    @Test("declared entities count in a judgement where the examples mark their type")
    func judged() throws {
        let model = try Declared.model([Declared.define(.lookup, "city", "Bern"), Declared.define(.regex, "number", #"\d+"#)])
        let examples = [
            marked("bring it to [Bern](city)", "bring", type: .test), marked("bring 12 of them", "bring", type: .test),
            marked("bring it to [Chur](city)", "bring", type: .test),
        ]
        let evaluation = model.evaluate(examples, threads: 1)
        #expect(evaluation.entities.map(\.label) == ["city"])
        #expect(evaluation.entities.map(\.precision) == [1] && evaluation.entities.map(\.recall) == [0.5])
        #expect(model.evaluate(Array(examples.dropFirst().prefix(1)), threads: 1).entities == [])
    }
}
