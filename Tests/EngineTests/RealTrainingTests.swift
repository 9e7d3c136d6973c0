import Corpus
import Engine
import Foundation
import NLU
import Store
import Testing

/// The engine with the recipe that ships.
@Suite struct RealTrainingTests {
    private static let phrases = [
        "card_lost": ["my card is lost", "I cannot find my card", "somebody took my card", "where did my card go"],
        "balance": ["how much money is left", "show my balance", "what is on my account", "tell me the balance"],
    ]

    private func bench() throws -> TestBench {
        let bench = try TestBench(EngineOptions(), tests: 0)
        for name in Self.phrases.keys { try bench.workbench.deleteIntent(name, in: bench.project) }
        for (intent, phrases) in Self.phrases.sorted(by: { $0.key < $1.key }) {
            let train = ["", "please, ", "hello, "].flatMap { start in phrases.map { Example(text: start + $0, intent: intent) } }
            let test = phrases.map { Example(text: "hey, " + $0, intent: intent, type: .test) }
            try bench.workbench.addExamples(train + test, to: bench.project, .english)
        }
        return bench
    }

    @Test func aModelIsTrainedSavedLoadedAndItsMetricsAreCountedRight() throws {
        let bench = try bench()
        let id = try bench.workbench.train(bench.project, .english, configuration: .init(effort: .quick))
        try bench.workbench.runUntilIdle()
        let record = try bench.workbench.model(id)
        #expect((record.status, record.message) == (.completed, ""))
        let model = try bench.workbench.load(id)
        #expect(model.intents == ["balance", "card_lost"])
        let tests = try bench.workbench.dataset(bench.project, .english).test
        let right = tests.filter { model.parse($0.text).intentRanking.first?.name == $0.intent }.count
        #expect((record.metrics.testExamples, record.metrics.intentAccuracy) == (tests.count, Double(right) / Double(tests.count)))
        #expect(record.leaderboard.contains { $0.chosen })
        #expect(try bench.workbench.evaluation(id)?.examples == tests.count)
        #expect(try bench.workbench.load(id).parse("my card is lost").intent.name == "card_lost")
    }

    @Test func aJobThatIsHandedOverGivesTheSameModel() throws {
        let bench = try bench()
        let straight = try bench.workbench.train(bench.project, .english, configuration: .init(effort: .quick))
        try bench.workbench.runUntilIdle()
        bench.workbench.releaseJobs()

        let gate = Gate()
        let first = try Workbench.open(
            bench.directory,
            options: EngineOptions { record in
                if record.status == .training { gate.pass() }
            })
        let handed = try first.train(bench.project, .english, configuration: .init(effort: .quick))
        try first.startEngine()
        try gate.awaitArrival()
        // Told to end while it stands at the gate, the engine stops there.
        let end = Thread { first.close() }
        end.start()
        while (try? first.engineIsAlive()) == true { usleep(1000) }
        gate.open()
        try bench.workbench.runUntilIdle()
        #expect(try bench.workbench.model(handed).status == .completed)
        func weights(_ id: ModelID) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: bench.file("model.safetensors", of: id))) }
        #expect(try weights(straight) == weights(handed))
    }

    @Test func aDamagedModelSaysWhichFileAndWhatToDo() throws {
        let bench = try bench()
        let id = try bench.workbench.train(bench.project, .english, configuration: .init(effort: .quick))
        try bench.workbench.runUntilIdle()
        try Data("no weights".utf8).write(to: URL(fileURLWithPath: bench.file("model.safetensors", of: id)))
        let error = #expect(throws: StoreError.self) { try bench.workbench.load(id) }
        let text = try #require(error?.description)
        #expect(text.contains("model.safetensors") && text.contains("train the model again") && !text.contains("\n"))
        try FileManager.default.removeItem(atPath: "\(bench.directory)/models/\(id)")
        #expect(throws: StoreError.self) { try bench.workbench.load(id) }
        try bench.workbench.deleteModel(id)
    }
}
