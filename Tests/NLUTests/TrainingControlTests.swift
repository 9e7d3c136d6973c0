import Corpus
import NLU
import Testing

@Suite("Training tells how far it is and stops when asked")
struct TrainingControlTests {
    private static let dataset = Dataset(language: .english, examples: TravelData.examples, definitions: TravelData.definitions)

    /// Enough work that training asks many times.
    private static let largeDataset = Dataset(
        language: .english,
        examples: (0..<3_000).map { i in
            marked("sentence \(i * 37 % 101) about topic\(i % 60) and [city\(i % 70)](city) number \(i)", "intent\(i % 60)")
        })

    @Test("preparing stops when it is cancelled from the start")
    func cancelledPreparation() throws {
        let pipeline = try Pipeline.build(for: Self.dataset, configuration: .init())
        #expect(throws: TrainingError.cancelled) {
            try pipeline.prepare(Self.dataset, control: TrainingRecord { _, _ in true }.control)
        }
    }

    @Test("training stops the first or second time that it asks", arguments: [1, 2], [1, 2, 3])
    func cancelledTraining(ask: Int, threads: Int) throws {
        let pipeline = try Pipeline.build(for: Self.dataset, configuration: .init(threads: threads))
        let data = try pipeline.prepare(Self.dataset, control: .init())
        let record = TrainingRecord { asked, _ in asked >= ask }
        #expect(throws: TrainingError.cancelled) { try pipeline.train(data, control: record.control) }
        #expect(record.askedAfterwards > 0)
    }

    @Test("a long training stops early when it is cancelled at any point", arguments: [0.0, 0.05, 0.2])
    func cancelledMidway(share: Double) throws {
        let pipeline = try Pipeline.build(for: Self.largeDataset, configuration: .init(effort: .quick))
        let data = try pipeline.prepare(Self.largeDataset, control: .init())
        let record = TrainingRecord { _, progress in progress >= share }
        #expect(throws: TrainingError.cancelled) { try pipeline.train(data, control: record.control) }
        // It asks at least every 50 ms: what it still asked is a measure of how long it went on.
        #expect(record.askedAfterwards < 40)
        #expect((record.progress.last ?? 0) < 1)
    }

    @Test("a training that was cancelled leaves nothing behind for the next")
    func trainsAfterwards() throws {
        let pipeline = try Pipeline.build(for: Self.dataset, configuration: .init(effort: .quick))
        let data = try pipeline.prepare(Self.dataset, control: .init())
        #expect(throws: TrainingError.cancelled) { try pipeline.train(data, control: TrainingRecord { _, _ in true }.control) }
        #expect(try pipeline.train(data, control: .init()).model.artifacts() == TravelData.trained().model.artifacts())
    }

    @Test("progress never falls and ends at 1 or below", arguments: [1, 2, 3], Effort.allCases)
    func progress(threads: Int, effort: Effort) throws {
        let record = TrainingRecord()
        _ = try trained(
            TravelData.examples, definitions: TravelData.definitions, configuration: .init(effort: effort, threads: threads),
            control: record.control)
        let progress = record.progress
        #expect(!progress.isEmpty)
        #expect(progress.allSatisfy { (0...1).contains($0) })
        #expect(zip(progress, progress.dropFirst()).allSatisfy { $0 <= $1 })
        #expect((progress.last ?? 0) > 0.99)
    }

    @Test("every candidate that was reported is tried on all of its folds, and one is chosen", arguments: Effort.allCases)
    func candidates(effort: Effort) throws {
        let dataset = Self.dataset
        let record = TrainingRecord()
        let pipeline = try Pipeline.build(for: dataset, configuration: .init(effort: effort))
        let result = try pipeline.train(try pipeline.prepare(dataset, control: record.control), control: record.control)
        var last: [String: CandidateScore] = [:]
        for score in record.candidates {
            #expect(pipeline.candidates.contains(score.name))
            #expect(score.foldsDone >= last[score.name]?.foldsDone ?? 0)
            #expect(score.foldsDone <= score.folds)
            #expect((score.macroF1 == nil) == (score.foldsDone == 0))
            last[score.name] = score
        }
        #expect(!last.isEmpty)
        for score in last.values { #expect(score.foldsDone == score.folds && score.folds > 1, "\(score.name)") }
        #expect(last.values.filter(\.chosen).count == 1)
        #expect(result.leaderboard.filter(\.chosen).count == 1)
        #expect(result.leaderboard.map(\.name).sorted() == last.keys.sorted())
        #expect(result.leaderboard.allSatisfy { (0...1).contains($0.macroF1 ?? -1) && ($0.deviation ?? -1) >= 0 })
    }

    @Test("spans that end inside a word are warned of")
    func warnings() throws {
        let record = TrainingRecord()
        var examples = TravelData.examples
        _ = try trained(examples, control: record.control)
        #expect(record.warnings.isEmpty)
        examples[0].entities[0].end -= 1
        _ = try trained(examples, control: record.control)
        #expect(record.warnings.count == 1)
    }
}
