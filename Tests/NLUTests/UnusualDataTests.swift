import Corpus
import Foundation
import NLU
import Testing

/// Trains on a data set with the least work.
func trained(
    _ examples: [Example], definitions: [EntityDefinition] = [], language: LanguageTag = .english,
    configuration: TrainingConfiguration = .init(effort: .quick), control: TrainingControl = .init()
) throws -> TrainedModel {
    let dataset = Dataset(language: language, examples: examples, definitions: definitions)
    let pipeline = try Pipeline.build(for: dataset, configuration: configuration)
    return try pipeline.train(try pipeline.prepare(dataset, control: control), control: control)
}

@Suite("Training takes whatever people have collected")
struct UnusualDataTests {
    @Test("one intent is nothing to tell apart", arguments: [[], ["greet"], ["greet", "greet"]])
    func needsTwoIntents(intents: [String]) {
        let examples = intents.map { Example(text: "hello", intent: $0) }
        #expect(throws: TrainingError.self) { try trained(examples) }
    }

    @Test("two intents with an example each are told apart")
    func twoExamples() throws {
        let model = try trained([
            Example(text: "good morning", intent: "greet"), Example(text: "see you tomorrow", intent: "leave"),
        ]).model
        #expect(model.parse("good morning").intent.name == "greet")
        #expect(model.parse("see you").intent.name == "leave")
    }

    @Test("five right answers of five are not called 100 % without saying that five are too few", arguments: [5, 200])
    func fewAreNoProof(rows: Int) throws {
        let examples = (0..<rows).map {
            Example(text: $0 % 2 == 0 ? "play song \($0 % 10)" : "rain in town \($0 % 10)", intent: "i\($0 % 2)")
        }
        let record = TrainingRecord()
        _ = try trained(examples, control: record.control)
        let estimate = try #require(record.lines.first { $0.hasPrefix("estimated accuracy") })
        #expect(estimate.contains("too few to know") == (rows == 5), "\(estimate)")
    }

    @Test("an intent that only has its name and one example is still learnt")
    func singleExample() throws {
        var examples = (0..<90).map { Example(text: "order number \($0) please", intent: "order") }
        examples += (0..<9).map { Example(text: "stop order \($0)", intent: "cancel") }
        examples.append(Example(text: "where is the toilet", intent: "find_toilet"))
        let model = try trained(examples).model
        #expect(model.parse("stop order 77").intent.name == "cancel")
        #expect(model.parse("the toilet where").intent.name == "find_toilet")
        #expect(model.parse("order number 12 please").intent.name == "order")
    }

    @Test("texts may be empty, blank, enormous or nothing but symbols", arguments: OddText.allCases)
    func oddTexts(odd: OddText) throws {
        let text = odd.text
        var examples = [Example(text: text, intent: "odd")]
        examples += (0..<10).map { Example(text: "plain \($0)", intent: "plain") }
        let model = try trained(examples).model
        let result = model.parse(text)
        #expect(result.text == text)
        #expect(abs(result.intentRanking.reduce(0) { $0 + $1.confidence } - 1) < 1e-4)
        #expect(result.intentRanking.count == 2)
    }

    @Test("the role of an entity is told from the words around it, and what is scored is the entity")
    func roles() throws {
        let cities = ["Oslo", "Paris", "Lima", "Rome", "Bern", "Kyiv", "Quito", "Delhi", "Cairo", "Accra"]
        var examples = cities.enumerated().map { index, city in
            let other = cities[(index + 3) % cities.count]
            let text = "fly from \(city) to \(other)"
            let to = 13 + city.count
            return Example(
                text: text, intent: "book",
                entities: [
                    EntityAnnotation(start: 9, end: 9 + city.count, entity: "city", role: "origin"),
                    EntityAnnotation(start: to, end: to + other.count, entity: "city", role: "target", group: "1"),
                ])
        }
        examples += (0..<10).map { Example(text: "good morning number \($0)", intent: "greet") }
        let trained = try trained(examples)
        let found = trained.model.parse("fly from Lima to Bern").entities
        #expect(found.map(\.entity) == ["city", "city"])
        #expect(found.map(\.role) == ["origin", "target"] && found.map(\.group) == [nil, "1"])
        #expect(trained.model.entityTypes == ["city"])
        #expect(trained.estimate.spanF1 > 0.5)
        #expect(try NLUModel(artifacts: trained.model.artifacts()).parse("fly from Lima to Bern").entities == found)
    }

    @Test("unlabelled and test examples are not learnt from")
    func onlyTrainExamples() throws {
        let train = [
            Example(text: "play a song", intent: "music"), Example(text: "louder", intent: "music"),
            Example(text: "rain today", intent: "weather"),
            Example(text: "is it cold", intent: "weather"),
        ]
        let others = [Example(text: "zebra", intent: ""), Example(text: "quokka", intent: "animal", type: .test)]
        #expect(try trained(train).model.artifacts() == trained(train + others).model.artifacts())
    }

    @Test("a thousand intents")
    func manyIntents() throws {
        let examples = (0..<1_000).flatMap { intent in
            (0..<3).map { Example(text: "word\(intent) number \($0)", intent: "intent\(intent)") }
        }
        let model = try trained(examples).model
        #expect(model.intents.count == 1_000)
        #expect(model.parse("word517 number 9").intent.name == "intent517")
    }

    @Test("with more examples of more intents than a linear learner has room for, a network learns them", arguments: Effort.allCases)
    func greatMany(effort: Effort) throws {
        let examples = (0..<70_000).map { Example(text: "number \($0)", intent: "intent\($0 % 1_000)") }
        let pipeline = try Pipeline.build(
            for: Dataset(language: .english, examples: examples), configuration: TrainingConfiguration(effort: effort))
        #expect(pipeline.candidates.count == 1)
        #expect(pipeline.candidates.allSatisfy { $0.contains("neural network") })
    }

    @Test("where there is one candidate, the model is fitted beside its folds, and is the same on one thread and on two")
    func early() throws {
        let examples = (0..<60).map { Example(text: "word\($0) of kind \($0 % 3)", intent: "kind\($0 % 3)") }
        let models = try [1, 2].map { try trained(examples, configuration: .init(effort: .quick, threads: $0)).model }
        #expect(models[0].artifacts() == models[1].artifacts())
    }
}

enum OddText: String, CaseIterable {
    case empty, blank, null, punctuation, long, emoji, oneWord, marksAlone

    var text: String {
        switch self {
        case .empty: ""
        case .blank: " \n"
        case .null: "\u{0}"
        case .punctuation: "?!"
        case .long: String(repeating: "long ", count: 200)
        case .emoji: "👨‍👩‍👧🇩🇪"
        case .oneWord: String(repeating: "a", count: 30_000)
        case .marksAlone: "\u{0301}\u{200D}"
        }
    }
}
