import Corpus
import NLU
import Testing

@Suite("The same data, configuration and seed give the same bytes")
struct ReproducibilityTests {
    @Test("with any number of threads and from run to run", arguments: [1, 2, 3], [Effort.quick, .best])
    func threads(count: Int, effort: Effort) throws {
        func train(_ threads: Int) throws -> TrainedModel {
            try trained(
                TravelData.examples, definitions: TravelData.definitions,
                configuration: TrainingConfiguration(effort: effort, seed: 7, threads: threads))
        }
        let (model, again) = (try train(1), try train(count))
        #expect(model.model.artifacts() == again.model.artifacts())
        #expect(model.estimate == again.estimate)
        #expect(model.leaderboard.map(\.macroF1) == again.leaderboard.map(\.macroF1))
    }

    @Test("the order in which entities are declared and spans are marked does not matter", arguments: 0..<4)
    func declarationOrder(turn: Int) throws {
        let split = turn % TravelData.definitions.count
        var definitions = Array(TravelData.definitions[split...] + TravelData.definitions[..<split])
        for i in definitions.indices { definitions[i].examples.reverse() }
        let examples = TravelData.examples.map { example in
            var example = example
            example.entities.reverse()
            return example
        }
        #expect(try trained(examples, definitions: definitions).model.artifacts() == TravelData.trained().model.artifacts())
    }

    @Test("phrases of one entity may be declared at once or one by one")
    func splitDefinitions() throws {
        let definitions = TravelData.definitions.flatMap { definition in
            definition.examples.map {
                EntityDefinition(entity: definition.entity, kind: definition.kind, examples: [$0], language: definition.language)
            }
        }
        #expect(try trained(TravelData.examples, definitions: definitions).model.artifacts() == TravelData.trained().model.artifacts())
    }

    @Test("the seed and nothing else tells two trainings apart, and it is written down", arguments: [0, 2, UInt64.max])
    func seeds(seed: UInt64) throws {
        let configuration = TrainingConfiguration(effort: .quick, seed: seed)
        let artifacts = try trained(TravelData.examples, configuration: configuration).model.artifacts()
        #expect(try trained(TravelData.examples, configuration: configuration).model.artifacts() == artifacts)
        #expect(artifacts["config.json"] != (try TravelData.plain().artifacts()["config.json"]))
    }

    @Test("prepared data may be trained on twice")
    func preparedTwice() throws {
        let dataset = Dataset(language: .english, examples: TravelData.examples, definitions: TravelData.definitions)
        let pipeline = try Pipeline.build(for: dataset, configuration: .init(effort: .quick))
        let prepared = try pipeline.prepare(dataset, control: .init())
        let first = try pipeline.train(prepared, control: .init()).model.artifacts()
        #expect(try pipeline.train(prepared, control: .init()).model.artifacts() == first)
        #expect(try first == TravelData.trained().model.artifacts())
    }

    @Test("rows that are not learnt from change no byte, whatever they hold", arguments: 1...3)
    func foreignRows(every: Int) throws {
        let foreign = [
            Example(text: "fly to quito", intent: "", entities: [.init(start: 7, end: 12, entity: "city")]),
            Example(text: "stars over quito", intent: "astronomy", entities: [.init(start: 0, end: 5, entity: "star")], type: .test),
            Example(text: "", intent: "", type: .test), Example(text: "🙂", intent: "book_flight", type: .test),
        ]
        var examples: [Example] = []
        for (i, example) in TravelData.examples.enumerated() {
            if i % every == 0 { examples.append(foreign[i / every % foreign.count]) }
            examples.append(example)
        }
        let model = try trained(examples, definitions: TravelData.definitions).model
        #expect(model.artifacts() == (try TravelData.trained().model.artifacts()))
    }

    @Test("what is declared for another language changes no byte")
    func foreignDefinitions() throws {
        let german = try #require(LanguageTag("de"))
        let foreign = EntityDefinition(entity: "airline", kind: .lookup, examples: ["Kranich"], language: german)
        let model = try trained(TravelData.examples, definitions: [foreign] + TravelData.definitions).model
        #expect(model.artifacts() == (try TravelData.trained().model.artifacts()))
    }
}
