import Corpus
import Engine
import Foundation
import NLU
import Store
import Synchronization
import Testing

/// A job's way through its stations, and what lies at each.
@Suite struct StationTests {
    @Test func aJobGoesThroughAllStationsInOrderAndItsRecordIsTrue() throws {
        let bench = try TestBench()
        let id = try bench.train()
        try bench.workbench.runUntilIdle()
        try bench.events.wait(for: .completed, of: id)
        #expect(bench.events.statuses(of: id) == TrainingStatus.stations)

        let record = try bench.workbench.model(id)
        #expect(record.history.map(\.status) == TrainingStatus.stations)
        #expect((record.name, record.message, record.progress) == ("bank v1", "", 1))
        #expect(record.examplesPerIntent == ["card_lost": 12, "balance": 10])
        #expect(record.leaderboard == ScriptedRecipe.leaderboard)
        let metrics = record.metrics
        #expect((metrics.intentAccuracy, metrics.intentF1, metrics.testExamples) == (0.75, 0.65, 4))
        #expect((metrics.entityAccuracy, metrics.entityF1, metrics.spanF1) == (0.25, 0.125, 0.0625))
        #expect((metrics.estimatedAccuracy, metrics.estimatedF1) == (0.5, 0.4))
        let begun = try #require(record.history.first { $0.status == .pipelineBuilding }).at
        #expect(record.trainingSeconds == Double(record.lastStatusAt - begun) / 1000)

        #expect(try bench.workbench.evaluation(id)?.accuracy == 0.75)
        #expect(try bench.workbench.estimate(id)?.examples == 22)
        #expect(try bench.workbench.curve(id) == [CurvePoint(series: "n-grams", epoch: 1, score: 0.8)])
        let log = try bench.workbench.log(id).map(\.text)
        for line in ["two intents", "64 features", "balance and card_lost are alike"] { #expect(log.contains(line)) }
    }

    @Test func withoutTestExamplesTheMetricsAreZeroAndTheEstimateStands() throws {
        let bench = try TestBench(tests: 0)
        let id = try bench.train()
        try bench.workbench.runUntilIdle()
        let metrics = try bench.workbench.model(id).metrics
        #expect((metrics.intentAccuracy, metrics.intentF1, metrics.testExamples, metrics.estimatedF1) == (0, 0, 0, 0.4))
        #expect(try bench.workbench.evaluation(id) == nil)
        #expect(try bench.workbench.estimate(id) != nil)
    }

    /// The engine is stopped at each status, and that station's product must be there, and not yet the next one's.
    @Test(arguments: TrainingStatus.stations.dropFirst(2))
    func eachStatusStandsForTheWorkOfItsName(_ status: TrainingStatus) throws {
        let gate = Gate()
        let done = Mutex<[String]>([])
        let script = ScriptedRecipe(
            onBuild: { dataset in done.withLock { $0.append("build \(dataset.train.count) + \(dataset.test.count)") } },
            onPrepare: { _ in done.withLock { $0.append("prepare") } }, onTrain: { _ in done.withLock { $0.append("train") } },
            onJudge: { done.withLock { $0.append("judge") } })
        let bench = try TestBench(
            EngineOptions(recipe: script.recipe) { record in
                if record.status == status { gate.pass() }
            })
        let id = try bench.train()
        try bench.workbench.startEngine()
        try gate.awaitArrival()

        let reached = try #require(TrainingStatus.stations.firstIndex(of: status))
        func has(_ station: TrainingStatus) -> Bool { reached >= TrainingStatus.stations.firstIndex(of: station) ?? 99 }
        let record = try bench.workbench.model(id)
        #expect(record.history.map(\.status) == TrainingStatus.stations.prefix(reached + 1).map { $0 })
        let expected = [
            (TrainingStatus.pipelineBuilt, "build 22 + 4"), (.dataPrepared, "prepare"), (.trained, "train"), (.saved, "judge"),
        ].filter { has($0.0) }.map(\.1)
        #expect(done.withLock { $0 } == expected)

        let isSaved = has(.saved)
        #expect(bench.exists(bench.workFile("data.json", of: id)) == (has(.pipelineBuilt) && !isSaved))
        #expect(bench.exists(bench.workFile("pipeline.json", of: id)) == (has(.pipelineBuilt) && !isSaved))
        #expect(bench.exists(bench.workFile("model.bin", of: id)) == (has(.trained) && !isSaved))
        for name in ["model.bin", "config.json", "pipeline.json", "evaluation.json", "estimate.json", "record.json", "log.txt"] {
            #expect(bench.exists(bench.file(name, of: id)) == isSaved, "\(name)")
        }
        #expect(!bench.exists(bench.file("data.json", of: id)))
        #expect((record.metrics.testExamples == 4) == isSaved)
        #expect(try (bench.workbench.evaluation(id) != nil) == (status == .completed))
        let refusal = #expect(throws: StoreError.self) { try bench.workbench.load(id) }
        #expect(refusal?.description.contains("Completed") == (status != .completed))
        gate.open()
        try bench.workbench.waitUntilIdle()
        #expect(try bench.workbench.model(id).status == .completed)
        #expect(!bench.exists(bench.workFile("", of: id)))
    }

    @Test func withoutAnEngineAJobWaitsInTheQueue() throws {
        let bench = try TestBench()
        let id = try bench.train()
        try bench.events.wait(for: .queued, of: id)
        #expect(bench.events.statuses(of: id) == [.initiated, .queued])
        #expect(try bench.workbench.queuePositions() == [id: 1])
        #expect(try !bench.workbench.engineIsAlive())
        #expect(!bench.exists(bench.workFile("", of: id)))
    }

    @Test func aSavedDirectoryExplainsItself() throws {
        let bench = try TestBench()
        let id = try bench.train(name: "Mine")
        try bench.workbench.runUntilIdle()
        let json = try Data(contentsOf: URL(fileURLWithPath: bench.file("record.json", of: id)))
        let record = try JSONDecoder().decode(ModelRecord.self, from: json)
        #expect((record.id, record.name, record.status, record.metrics.testExamples) == (id, "Mine", .saved, 4))
        #expect(record.history.map(\.status) == TrainingStatus.stations.prefix(9).map { $0 })
        #expect(record.leaderboard == ScriptedRecipe.leaderboard)
        let log = try String(contentsOfFile: bench.file("log.txt", of: id), encoding: .utf8)
        #expect(log.contains("Z info candidates: n-grams\n"))
        #expect(log.contains("Z warning balance and card_lost are alike\n"))
    }

    @Test func theDataIsASnapshot() throws {
        let gate = Gate()
        let sizes = Mutex<[Int]>([])
        let script = ScriptedRecipe(onBuild: { dataset in
            gate.pass()
            sizes.withLock { $0.append(dataset.examples.count) }
        })
        let bench = try TestBench(EngineOptions(recipe: script.recipe))
        let id = try bench.train()
        try bench.workbench.startEngine()
        try gate.awaitArrival()
        try bench.workbench.addExamples(TestBench.examples("new", 40), to: bench.project, .english)
        gate.open()
        try bench.workbench.waitUntilIdle()
        #expect(sizes.withLock { $0 } == [26])
        #expect(try bench.workbench.model(id).examplesPerIntent["new"] == nil)
    }

    @Test func dataThatIsTakenAwayWhileTheJobWaitsMakesItFail() throws {
        let bench = try TestBench()
        let id = try bench.train()
        try bench.workbench.deleteIntent("balance", in: bench.project)
        try bench.workbench.runUntilIdle()
        let record = try bench.workbench.model(id)
        #expect(record.status == .failed)
        #expect(record.message.contains("card_lost is the only intent"))
    }

    @Test func starvedIntentsAreWarnedAbout() throws {
        let bench = try TestBench()
        try bench.workbench.addExamples(TestBench.examples("starved", 3), to: bench.project, .english)
        let id = try bench.train()
        try bench.workbench.runUntilIdle()
        let warnings = try bench.workbench.log(id).filter { $0.level == .warning }.map(\.text)
        #expect(warnings.contains { $0.hasPrefix("starved has 3 training examples") })
        #expect(try bench.workbench.model(id).status == .completed)
    }
}
