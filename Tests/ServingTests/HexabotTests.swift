import Corpus
import Engine
import Foundation
import NLU
import Serving
import Store
import Testing

@Suite struct HexabotTests {
    /// What Hexabot's helper does with a reply: slot i is word i-1, a B and the I behind it are one value.
    private static func values(_ reply: [String: Any], of text: String) -> [String: String] {
        guard let slots = (reply["slots"] as? [String: Any])?["predictions"] as? [String: Any],
            let tags = slots["slots_predictions"] as? [String], let sure = slots["slots_probabilities"] as? [Double],
            tags.count == sure.count
        else { return [:] }
        let words = text.components(separatedBy: " ")
        var values: [String: String] = [:]
        var open: String?
        for (index, tag) in tags.enumerated() where index > 0 && index <= words.count {
            if tag.hasPrefix("B-"), sure[index] > 0.5 {
                open = String(tag.dropFirst(2))
                values[open ?? ""] = words[index - 1]
            } else if let name = open, tag == "I-" + name {
                values[name, default: ""] += " " + words[index - 1]
            } else {
                open = nil
            }
        }
        return values
    }

    private static func predictions(_ model: String, _ response: HTTPClient.Response) -> [String: Any] {
        (response.json[model] as? [String: Any])?["predictions"] as? [String: Any] ?? [:]
    }

    @Test func aFormAsHexabotSendsItIsAnswered() async throws {
        try await TestServer.with { server in
            try await server.deployTravel()
            let text = "please book a flight to Paris"
            let response = try await server.client.form("/predict?token=\(server.key)", [("text", text)])
            #expect(response.status == 200)
            let language = Self.predictions("language", response)
            #expect(language["language_predictions"] as? String == "en" && language["language_probabilities_en"] as? Double == 1)
            let intent = Self.predictions("intent", response)
            #expect(intent["intent_predictions"] as? String == "book")
            #expect((intent["intent_probabilities"] as? [Double])?.count == 2)
            #expect(intent["intent_probabilities_book"] as? Double == intent["intent_probability"] as? Double)
            #expect(Self.values(response.json, of: text) == ["city": "Paris"])
            let simple = try await server.client.call(
                "POST", "/predict?token=\(server.key)", body: Array("text=please+book+a%20flight+to+Paris&model=intent".utf8),
                type: "application/x-www-form-urlencoded")
            #expect(Set(simple.json.keys) == ["intent"])
        }
    }

    @Test func twoLanguagesAreToldApart() async throws {
        try await TestServer.with { server in
            try await server.deployTravel("en")
            try await server.deployTravel("de")
            // The language model is made when the second one is deployed.
            try await until {
                let reply = try await server.client.form("/predict?token=\(server.key)", [("text", "guten Tag")])
                let language = Self.predictions("language", reply)
                return language["language_predictions"] as? String == "de" && language["language_probabilities_en"] is Double
            }
            let reply = try await server.client.form("/predict?token=\(server.key)", [("text", "please book a flight to Rome")])
            #expect(Self.predictions("language", reply)["language_predictions"] as? String == "en")
        }
    }

    struct Slots: Sendable, CustomTestStringConvertible {
        var text: String
        var spans: [(Int, Int, String)]
        var tags: [String]
        var testDescription: String { "“\(text)”" }
    }

    @Test(arguments: [
        Slots(text: "a b", spans: [(0, 1, "x")], tags: ["B-x", "O"]),
        Slots(text: "fly to new york now", spans: [(7, 15, "city")], tags: ["O", "O", "B-city", "I-city", "O"]),
        Slots(text: "two  spaces", spans: [(5, 11, "x")], tags: ["O", "O", "B-x"]),
        Slots(text: "to Rome!", spans: [(3, 7, "city")], tags: ["O", "B-city"]),
        Slots(text: "rome paris", spans: [(0, 4, "city"), (5, 10, "city")], tags: ["B-city", "B-city"]),
        Slots(text: "", spans: [], tags: ["O"]),
        Slots(text: " a", spans: [], tags: ["O", "O"]),
        Slots(text: "👩‍👧 é oslo", spans: [(6, 10, "city")], tags: ["O", "O", "B-city"]),
    ])
    func slotsFollowTheWordsBetweenSingleSpaces(one: Slots) {
        let entities = one.spans.map { ParseResult.Entity(start: $0.0, end: $0.1, value: "", entity: $0.2, confidence: 0.75) }
        let result = ParseResult(text: one.text, intent: .init(name: "i", confidence: 1), intentRanking: [], entities: entities)
        let slots = SlotTags(result)
        #expect(slots.tags == ["<SOS>"] + one.tags + ["<EOS>"])
        #expect(slots.tags.count == one.text.components(separatedBy: " ").count + 2)
        #expect(slots.probabilities == slots.tags.map { $0.contains("-") ? 0.75 : 1 })
    }

    @Test func theServersOwnErrorsAreInItsWords() async throws {
        try await TestServer.with { server in
            let empty = try await server.client.form("/predict?token=\(server.key)", [("text", "hi")])
            #expect(empty.status == 503 && empty.headers["retry-after"] == "120" && empty.json["error"] is String)
            try await server.deployTravel()
            let unknown = try await server.client.form("/predict", key: server.key, [("text", "hi"), ("model", "intent,mood")])
            let words = "Invalid model names: ['mood']. Available models: ['language', 'intent', 'slots']."
            #expect(unknown.status == 400 && unknown.json["error"] as? String == words)
            let missing = try await server.client.form("/predict", key: server.key, [("model", "intent")])
            #expect(missing.status == 200)
            #expect(missing.json["intent"] as? [String: String] == ["error": "Missing features: {'text'}.", "status": "failed"])
            let up = try await server.client.call("GET", "/", key: server.key)
            #expect(up.json["message"] as? String == "Ludwig server is up")
        }
    }

    @Test func tablesAreAnsweredAsTables() async throws {
        try await TestServer.with { server in
            try await server.deployTravel()
            let rows = "[[1,\"hello\"],[2,\"please book a flight to Oslo\"]]"
            let table = "{\"columns\":[\"id\",\"text\"],\"index\":[7,8],\"data\":\(rows)}"
            let reply = try await server.client.form("/batch_predict", key: server.key, [("dataset", table)])
            let intent = Self.predictions("intent", reply)
            #expect(intent["index"] as? [Int] == [7, 8])
            let columns = try #require(intent["columns"] as? [String])
            let data = try #require(intent["data"] as? [[Any]])
            let place = try #require(columns.firstIndex(of: "intent_predictions"))
            #expect(data.map { $0[place] as? String } == ["greet", "book"])
            #expect(data.allSatisfy { $0.count == columns.count } && columns.contains("intent_probabilities_book"))
        }
    }

    @Test func theFlatFormIsPlainLudwigs() async throws {
        try await TestServer.with { options in
            options.isFlat = true
        } _: { server in
            try await server.deployTravel()
            let reply = try await server.client.form("/predict", key: server.key, [("text", "hello")])
            #expect(reply.json["intent_predictions"] as? String == "greet" && reply.json["slots_predictions"] is [String])
            let missing = try await server.client.form("/predict", key: server.key, [("words", "hello")])
            let words = "Data received does not contain all input features. Missing features: {'text'}."
            #expect(missing.status == 400 && missing.json["error"] as? String == words)
            for name in ["intent", "slots"] {
                let one = try await server.client.form("/predict", key: server.key, [("text", "hello"), ("model", name)])
                #expect(one.json["\(name)_predictions"] != nil && one.json[name] == nil, "\(one.text)")
            }
        }
    }

    @Test func whatIsSentIsAllThereIsAndWhatIsNotTakenIsSaid() async throws {
        try await TestServer.with { server in
            func example(_ example: Example, _ language: String) -> [String: Any] {
                ["text": example.text, "intent": example.intent, "entities": [["entity": "language", "value": language]]]
            }
            let english = Travel.examples("en").map { example($0, "en") }
            let german = Travel.examples("de").map { example($0, "de") }
            var body: [String: Any] = [
                "common_examples": english + german,
                "regex_features": [["name": "zip", "pattern": "[0-9]{5}"], ["name": "bad", "pattern": "("], ["pattern": "x"]],
                "lookup_tables": [["name": "city", "elements": "cities.txt"], ["name": "drink", "elements": ["tea"]]],
                "entity_synonyms": [["value": "Rome"]],
            ]
            let reply = try await server.client.json("POST", "/train?token=\(server.key)", body)
            #expect(reply.status == 200, "\(reply.text)")
            let warnings = try #require(reply.json["warnings"] as? [String])
            for word in ["regex feature 1", "regex feature 2", "cities.txt", "synonym 0"] {
                #expect(warnings.contains { $0.contains(word) }, "\(word) in \(warnings)")
            }
            for model in try #require(reply.json["models"] as? [String]) { try await server.trained(ModelID(rawValue: model)) }
            func ask(_ text: String) async throws -> [String: Any] {
                try await server.client.json("POST", "/parse?token=\(server.key)", ["q": text]).json
            }
            try await until {
                let entities = try await ask("please book a flight to 12345")["entities"] as? [[String: Any]] ?? []
                return entities.contains { $0["entity"] as? String == "zip" && $0["value"] as? String == "12345" }
            }
            let project = try #require(try server.workbench.projects().first { $0.name == "Hexabot" })
            #expect(project.languages.count == 2)
            body["common_examples"] = english
            let second = try await server.client.json("POST", "/train?token=\(server.key)", body)
            let newest = ModelID(rawValue: try #require((second.json["models"] as? [String])?.first))
            try await server.trained(newest)
            // One model is deployed, the one that was trained last.
            #expect(try server.workbench.deployments().map(\.model) == [newest])
            let german2 = try #require(LanguageTag("de"))
            #expect(try server.workbench.examples(ExampleQuery(project: project.id, language: german2)).total == 0)
            let judged = try await server.client.json(
                "POST", "/evaluate?token=\(server.key)", ["common_examples": english + german + [5]])
            let told = try #require(judged.json["warnings"] as? [String])
            #expect(
                told.contains { $0.contains("deployed for de") } && told.contains { $0.contains("example \(english.count + german.count)") }
            )
        }
    }

    @Test func theTrainButtonWorks() async throws {
        try await TestServer.with { server in
            let examples = Travel.examples("en").map { example in
                let spans = example.entities.map {
                    ["start": $0.start, "end": $0.end, "entity": $0.entity, "value": "x"] as [String: Any]
                }
                let language: [String: Any] = ["entity": "language", "value": "en"]
                return ["text": example.text, "intent": example.intent, "entities": spans + [language]] as [String: Any]
            }
            let body: [String: Any] = [
                "common_examples": examples, "regex_features": [Any](), "lookup_tables": [["name": "city", "elements": ["Berlin"]]],
                "entity_synonyms": [["value": "Rome", "synonyms": ["Roma"]]],
            ]
            let reply = try await server.client.json("POST", "/train?token=\(server.key)", body)
            #expect(reply.status == 200, "\(reply.text)")
            let model = try #require((reply.json["models"] as? [String])?.first)
            try await server.trained(ModelID(rawValue: model))
            try await until {
                let parsed = try await server.client.json("POST", "/parse?token=\(server.key)", ["q": "hello", "project": "current"])
                return (parsed.json["intent"] as? [String: Any])?["name"] as? String == "greet"
            }
            let judged = try await server.client.json("POST", "/evaluate?token=\(server.key)", body)
            let english = try #require((judged.json["en"] as? [String: Any])?["intent"] as? [String: Any])
            #expect(try #require(english["accuracy"] as? Double) > 0.9)
            let few = try await server.client.json("POST", "/train?token=\(server.key)", ["common_examples": [["text": "hi"]]])
            #expect(few.status == 400 && few.isFailureEnvelope)
        }
    }
}
