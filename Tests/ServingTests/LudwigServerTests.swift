import Corpus
import Exchange
import Foundation
import NLU
import Serving
import Testing

/// `ludwig serve` and Hexabot's server of several models, over models that belong to no store.
@Suite struct LudwigServerTests {
    /// Trained once: an intent and slots of the column `utterance`, and a language.
    private static let models: (assistant: LudwigModel, language: LudwigModel)? = try? (
        train(["intent", "slots"]) { city, index in
            index % 2 == 0
                ? ("fly to \(city)", ["travel", "O O B-city"]) : ("play song \(index)", ["music", "O O O"])
        },
        train(["language"]) { city, index in index % 2 == 0 ? ("fly to \(city)", ["en"]) : ("flieg nach \(city)", ["de"]) }
    )

    private static func train(_ outputs: [String], _ row: (String, Int) -> (String, [String])) throws -> LudwigModel {
        let cities = ["Bern", "Basel", "Genf", "Chur"]
        let features = outputs.map { "{name: \($0), type: \($0 == "slots" ? "sequence" : "category")}" }
        let yaml = "{input_features: [{name: utterance, type: text}], output_features: [\(features.joined(separator: ", "))]}"
        let configuration = try LudwigConfiguration.read(Data(yaml.utf8), name: "config.yaml")
        let rows = (0..<40).map { index in
            let (text, values) = row(cities[index % 4], index)
            return LudwigRows.Row(text: text, outputs: values)
        }
        let trainer = LudwigTrainer(configuration: configuration, language: .english, training: .init(effort: .quick))
        return try trainer.train(rows) { _, _ in }.model
    }

    private func with(
        _ names: [String], isFlat: Bool, token: String? = nil, _ work: (HTTPClient) async throws -> Void
    ) async throws {
        let (assistant, language) = try #require(Self.models)
        var options = ServerOptions()
        options.port = 0
        options.token = token
        let models = names.map { ServedModel(name: $0, model: $0 == "language" ? language : assistant) }
        let server = LudwigServer(models, isFlat: isFlat, options) { _ in }
        let client = HTTPClient(port: try await server.start())
        do {
            try await work(client)
        } catch {
            await server.stop()
            throw error
        }
        await server.stop()
    }

    @Test func oneModelAnswersInAFlatRecord() async throws {
        try await with(["model"], isFlat: true) { client in
            let up = try await client.call("GET", "/").json
            #expect(up["message"] as? String == "Ludwig server is up" && up["models"] == nil)
            let reply = try await client.form("/predict", [("utterance", "fly to Bern")])
            #expect(reply.status == 200 && reply.json["intent_predictions"] as? String == "travel")
            let probability = try #require(reply.json["intent_probability"] as? Double)
            #expect(reply.json["intent_probabilities_travel"] as? Double == probability)
            #expect((reply.json["intent_probabilities"] as? [Double])?.contains(probability) == true)
            #expect(reply.json["slots_predictions"] as? [String] == ["<SOS>", "O", "O", "B-city", "<EOS>"])
            #expect((reply.json["slots_probabilities"] as? [Double])?.count == 5)
            let missing = try await client.form("/predict", [("words", "fly")])
            #expect(missing.status == 400)
            #expect(
                missing.json["error"] as? String
                    == "Data received does not contain all input features. Missing features: {'utterance'}.")
            let long = try await client.form("/predict", [("utterance", String(repeating: "a", count: 100_001))])
            #expect(long.status == 400 || long.status == 413)
        }
    }

    @Test func hexabotsHelperIsAnsweredByAllModels() async throws {
        try await with(["language", "intent"], isFlat: false) { client in
            #expect(try await client.call("GET", "/").json["models"] as? [String] == ["language", "intent"])
            let reply = try await client.form("/predict", [("text", "fly to Bern")])
            let language = try #require((reply.json["language"] as? [String: Any])?["predictions"] as? [String: Any])
            #expect(language["language_predictions"] as? String == "en" && language["language_probabilities_en"] is Double)
            #expect((reply.json["intent"] as? [String: Any])?["status"] as? String == "success")
            let one = try await client.form("/predict", [("text", "fly to Bern"), ("model", "intent")])
            #expect(one.json.keys.sorted() == ["intent"])
            let unknown = try await client.form("/predict", [("text", "hi"), ("model", "intent,mood")])
            #expect(unknown.status == 400)
            #expect(
                unknown.json["error"] as? String == "Invalid model names: ['mood']. Available models: ['language', 'intent'].")
            let missing = try await client.form("/predict", [("words", "fly")])
            #expect(missing.status == 200)
            let failed = try #require(missing.json["intent"] as? [String: Any])
            #expect(failed["error"] as? String == "Missing features: {'utterance'}." && failed["status"] as? String == "failed")
        }
    }

    @Test(arguments: [true, false])
    func aTableIsAnsweredInItsOrder(isFlat: Bool) async throws {
        try await with(["intent"], isFlat: isFlat) { client in
            let table = "{\"columns\":[\"id\",\"utterance\"],\"data\":[[1,\"fly to Bern\"],[2,\"play song 9\"]],\"index\":[\"a\",7]}"
            let reply = try await client.form("/batch_predict", [("dataset", table)])
            let answer = isFlat ? reply.json : (reply.json["intent"] as? [String: Any])?["predictions"] as? [String: Any] ?? [:]
            let columns = try #require(answer["columns"] as? [String])
            let data = try #require(answer["data"] as? [[Any]])
            let column = try #require(columns.firstIndex(of: "intent_predictions"))
            #expect(data.map { $0[column] as? String } == ["travel", "music"])
            let index = try #require(answer["index"] as? [Any])
            #expect(index[0] as? String == "a" && index[1] as? Int == 7)
            #expect(try await client.form("/batch_predict", [("dataset", "{")]).status == 400)
            let other = try await client.form("/batch_predict", [("dataset", "{\"columns\":[\"x\"],\"data\":[[\"a\"]]}")])
            #expect(other.status == (isFlat ? 400 : 200) && other.text.contains("Missing features: {'utterance'}."))
        }
    }

    @Test func theTokenOfTheEnvironmentIsChecked() async throws {
        try await with(["intent"], isFlat: false, token: "secret") { client in
            var statuses: [Int] = []
            for path in ["/predict", "/predict?token=wrong", "/predict?token=secret"] {
                statuses.append(try await client.form(path, [("text", "hi")]).status)
            }
            statuses.append(try await client.form("/predict", key: "secret", [("text", "hi")]).status)
            statuses.append(try await client.call("GET", "/health").status)
            #expect(statuses == [401, 401, 200, 200, 200])
        }
    }
}
