import Corpus
import Engine
import Foundation
import NLU
import Store
import Synchronization
import Testing

/// How jobs end otherwise than well: failures, cancels, the time limit.
@Suite struct EndingTests {
    private struct Mishap: Error, CustomStringConvertible { var description = "the vocabulary is empty;\n add longer texts" }

    @Test(arguments: ["build", "prepare", "train"])
    func whatIsThrownAtAStationIsTheReasonOfTheFailure(_ station: String) throws {
        var script = ScriptedRecipe()
        switch station {
        case "build": script.onBuild = { _ in throw Mishap() }
        case "prepare": script.onPrepare = { _ in throw Mishap() }
        default: script.onTrain = { _ in throw TrainingError.invalidData("the vocabulary is empty;\n add longer texts") }
        }
        let bench = try TestBench(EngineOptions(recipe: script.recipe))
        let id = try bench.train()
        try bench.workbench.runUntilIdle()
        let record = try bench.workbench.model(id)
        #expect((record.status, record.message) == (.failed, "the vocabulary is empty;  add longer texts"))
        #expect(try bench.workbench.log(id).last?.level == .error)
        #expect(!bench.exists(bench.workFile("", of: id)) && !bench.exists(bench.file("", of: id)))
        try bench.workbench.deleteModel(id)
    }

    @Test func afterAFailureTheNextJobRuns() throws {
        let runs = Mutex(Runs())
        let script = ScriptedRecipe(onTrain: { _ in
            if runs.withLock({ $0.isFirst() }) { throw Mishap() }
        })
        let bench = try TestBench(EngineOptions(recipe: script.recipe))
        let ids = try [bench.train(), bench.train()]
        try bench.workbench.runUntilIdle()
        #expect(try ids.map { try bench.workbench.model($0).status } == [.failed, .completed])
    }

    @Test(arguments: TrainingStatus.stations.dropFirst().dropLast())
    func aJobIsCancelledInAnyStateThatIsNotFinal(_ status: TrainingStatus) throws {
        let gate = Gate()
        let bench = try TestBench(
            EngineOptions(recipe: ScriptedRecipe().recipe) { record in
                if record.status == status { gate.pass() }
            })
        let id = try bench.train()
        if status != .queued {
            try bench.workbench.startEngine()
            try gate.awaitArrival()
        }
        try bench.workbench.cancel(id, by: "Ada")
        gate.open()
        try bench.workbench.runUntilIdle()
        let record = try bench.workbench.model(id)
        #expect((record.status, record.message) == (.failed, "Cancelled by Ada"))
        let reached = try #require(TrainingStatus.stations.firstIndex(of: status))
        #expect(record.history.map(\.status) == TrainingStatus.stations.prefix(reached + 1) + [.failed])
        #expect(throws: StoreError.self) { try bench.workbench.cancel(id, by: "Ada") }
        #expect(!bench.exists(bench.workFile("", of: id)))
    }

    @Test func anotherProcessCancels() throws {
        let script = ScriptedRecipe(onTrain: workUntilCancelled)
        let bench = try TestBench(EngineOptions(recipe: script.recipe))
        let other = try Workbench.open(bench.directory)
        defer { other.close() }
        let id = try bench.train()
        try bench.workbench.startEngine()
        try bench.events.wait(for: .training, of: id)
        try other.cancel(id, by: "the other")
        try bench.workbench.waitUntilIdle()
        #expect(try bench.workbench.model(id).message == "Cancelled by the other")
        // The training thread has stopped: it takes the next job.
        let next = try bench.train()
        try bench.events.wait(for: .training, of: next)
        try bench.workbench.cancel(next, by: "me")
    }

    @Test func aJobBeyondTheTimeLimitIsStoppedAndTimedOut() throws {
        let script = ScriptedRecipe(onTrain: workUntilCancelled)
        let bench = try TestBench(EngineOptions(recipe: script.recipe, hardLimitSeconds: 0.2))
        let id = try bench.train()
        try bench.workbench.runUntilIdle()
        let record = try bench.workbench.model(id)
        #expect(record.status == .timedOut)
        #expect(record.message.contains("time limit of 0.2 seconds"))
        #expect(record.trainingSeconds >= 0.2)
    }

    @Test func aJobThatHangsIsTimedOutAndItsThreadLeftBehind() throws {
        let hanging = Gate()
        let runs = Mutex(Runs())
        let script = ScriptedRecipe(onTrain: { _ in
            if runs.withLock({ $0.isFirst() }) { hanging.pass() }
        })
        let bench = try TestBench(EngineOptions(recipe: script.recipe, hardLimitSeconds: 2))
        let id = try bench.train()
        try bench.workbench.startEngine()
        try bench.events.wait(for: .timedOut, of: id)
        let next = try bench.train()
        try bench.events.wait(for: .completed, of: next)
        hanging.open()
        #expect(try bench.workbench.model(id).status == .timedOut)
    }

    @Test func theLimitsAreTheDocumentedOnes() {
        let options = EngineOptions()
        #expect(options.hardLimitSeconds == 6 * 3600)
        #expect(options.silence.job == 10 * 3600 * 1000)
    }

    @Test func aFullDiskFailsTheJobWithThatReasonAndLosesNothing() throws {
        let script = ScriptedRecipe(onTrain: { control in
            control.report(.log(String(repeating: "x", count: 3_000_000)))
            Thread.sleep(forTimeInterval: 1.1)
            _ = control.isCancelled()
        })
        let options = EngineOptions(store: StoreOptions(maximumBytes: 2_000_000), recipe: script.recipe)
        let bench = try TestBench(options)
        let id = try bench.train()
        try bench.workbench.startEngine()
        try bench.events.wait(for: .failed, of: id)
        #expect(try bench.workbench.model(id).message.contains("the disk is full"))
        #expect(try bench.workbench.project(bench.project).examples == 26)
    }
}
