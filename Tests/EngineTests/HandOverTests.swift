import Corpus
import Engine
import Foundation
import NLU
import Store
import Synchronization
import Testing

/// Jobs and the processes that run them: two workbenches on one store are two processes to it.
@Suite struct HandOverTests {
    /// The first run works until it is told to stop; later ones go through.
    private func script(stopAt status: TrainingStatus) -> ScriptedRecipe {
        let runs = Mutex(Runs())
        let step: ScriptedRecipe.Step = { control in
            if runs.withLock({ $0.isFirst() }) { try workUntilCancelled(control) }
        }
        return status == .preparingData ? ScriptedRecipe(onPrepare: step) : ScriptedRecipe(onTrain: step)
    }

    @Test(arguments: [TrainingStatus.preparingData, .training])
    func aJobThatIsLetGoOfGoesOnInAnotherProcessWithoutLosingItsStatus(_ status: TrainingStatus) throws {
        let options = EngineOptions(recipe: script(stopAt: status).recipe)
        let bench = try TestBench(options)
        let id = try bench.train()
        try bench.workbench.startEngine()
        try bench.events.wait(for: status, of: id)
        #expect(try bench.workbench.hasWork())
        bench.workbench.releaseJobs()
        #expect(try !bench.workbench.hasWork())
        #expect(try bench.workbench.model(id).status == status)
        // What is changed now is for the next model.
        try bench.workbench.deleteIntent("balance", in: bench.project)

        let other = try Workbench.open(bench.directory, options: options)
        defer { other.close() }
        try other.runUntilIdle()
        let record = try other.model(id)
        #expect(record.history.map(\.status) == TrainingStatus.stations)
        #expect(record.examplesPerIntent == ["card_lost": 12, "balance": 10])
        #expect(try other.log(id).contains { $0.text.contains("goes on with the job at \(status.rawValue)") })
    }

    @Test(arguments: [TrainingStatus.trained, .saved])
    func whatIsTrainedIsNotTrainedAgain(_ status: TrainingStatus) throws {
        let trainings = Mutex(0)
        let gate = Gate()
        let script = ScriptedRecipe(onTrain: { _ in trainings.withLock { $0 += 1 } })
        var options = EngineOptions(recipe: script.recipe) { record in
            if record.status == status { gate.pass() }
        }
        let bench = try TestBench(options)
        let id = try bench.train()
        try bench.workbench.startEngine()
        try gate.awaitArrival()
        let release = Thread { bench.workbench.releaseJobs() }
        release.start()
        while try bench.workbench.hasWork() { usleep(500) }
        gate.open()

        options.atStation = { _ in }
        let other = try Workbench.open(bench.directory, options: options)
        defer { other.close() }
        try other.runUntilIdle()
        let record = try other.model(id)
        #expect((record.status, record.metrics.testExamples) == (.completed, 4))
        #expect(record.history.map(\.status) == TrainingStatus.stations)
        #expect(trainings.withLock { $0 } == 1)
        #expect(try other.evaluation(id)?.accuracy == 0.75)
    }

    @Test func twoEnginesNeverRunAJobTwiceNorTwoJobsAtOnce() throws {
        let running = Mutex((now: 0, most: 0, all: 0))
        let script = ScriptedRecipe(
            onBuild: { _ in
                running.withLock { state in
                    state.now += 1
                    state.all += 1
                    state.most = max(state.most, state.now)
                }
                usleep(3000)
            }, onTrain: { _ in running.withLock { $0.now -= 1 } })
        let options = EngineOptions(recipe: script.recipe)
        let bench = try TestBench(options)
        let other = try Workbench.open(bench.directory, options: options)
        defer { other.close() }
        let ids = try (0..<12).map { try ($0 % 2 == 0 ? bench.workbench : other).train(bench.project, .english, name: "\($0)") }
        try bench.workbench.startEngine()
        try other.startEngine()
        try bench.workbench.waitUntilIdle()
        try other.waitUntilIdle()
        #expect(try ids.map { try bench.workbench.model($0).status } == Array(repeating: .completed, count: 12))
        #expect(running.withLock { ($0.most, $0.all) } == (1, 12))
    }

    @Test func theQueueIsWorkedOffByPriorityThenAge() throws {
        let order = Mutex<[String]>([])
        let bench = try TestBench(
            EngineOptions(recipe: ScriptedRecipe().recipe) { record in
                if record.status == .pipelineBuilding { order.withLock { $0.append(record.name) } }
            })
        _ = try bench.train(.free, name: "free")
        _ = try bench.train(.basic, name: "basic")
        _ = try bench.train(.advanced, name: "advanced")
        let moved = try bench.train(.basic, name: "basic, later")
        try bench.workbench.moveInQueue(moved, by: -1)
        try bench.workbench.runUntilIdle()
        #expect(order.withLock { $0 } == ["advanced", "basic, later", "basic", "free"])
    }

    @Test func aJobWhoseProcessWasKilledIsRunAgainAtTheNextStart() throws {
        let bench = try TestBench()
        let id = try bench.train()
        var gone = ProcessIdentity.current
        gone.start += 1
        try bench.claim(as: gone, advanceTo: [.pipelineBuilt, .preparingData])
        #expect(try bench.workbench.model(id).status == .preparingData)

        let next = try Workbench.open(bench.directory, options: EngineOptions(recipe: ScriptedRecipe().recipe))
        defer { next.close() }
        #expect(try next.model(id).history.map(\.status) == [.queued])
        try next.runUntilIdle()
        #expect(try next.model(id).history.map(\.status) == TrainingStatus.stations.dropFirst().map { $0 })
        #expect(try next.log(id).contains { $0.text.contains("ended unexpectedly") })
    }

    @Test func aJobWhoseProcessIsKilledTwiceIsDead() throws {
        let bench = try TestBench()
        let id = try bench.train()
        var gone = ProcessIdentity.current
        gone.start += 1
        for expected in [TrainingStatus.queued, .dead] {
            try bench.claim(as: gone, advanceTo: [.pipelineBuilt])
            try Workbench.open(bench.directory).close()
            #expect(try bench.workbench.model(id).status == expected)
        }
        try bench.workbench.deleteModel(id)
    }

    @Test func closingInTheMiddleLosesNoJob() throws {
        let options = EngineOptions(recipe: script(stopAt: .training).recipe)
        let bench = try TestBench(options)
        let id = try bench.train()
        let other = try Workbench.open(bench.directory, options: options)
        try other.startEngine()
        try bench.events.wait("the other's training") { _ in (try? bench.workbench.model(id).status) == .training }
        #expect(try bench.workbench.engineIsAlive())
        other.close()
        #expect(try !bench.workbench.engineIsAlive())
        try bench.workbench.runUntilIdle()
        #expect(try bench.workbench.model(id).status == .completed)
    }
}

extension TestBench {
    /// A process that is not there any more took the next job and brought it so far.
    func claim(as process: ProcessIdentity, advanceTo statuses: [TrainingStatus]) throws {
        let store = try StoreDatabase.open(directory)
        defer { store.close() }
        let jobs = JobStore(store)
        let job = try #require(try jobs.claim(try jobs.register(process)))
        for status in statuses { _ = try jobs.advance(job.lease, to: status) }
    }
}
