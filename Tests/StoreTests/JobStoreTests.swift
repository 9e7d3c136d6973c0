import Corpus
import Foundation
import NLU
import Store
import Synchronization
import Testing

/// A clock that stands still until it is told to go on.
final class TestClock: Sendable {
    private let now = Mutex<Milliseconds>(1_700_000_000_000)
    func pass(hours: Double) { now.withLock { $0 += Milliseconds(hours * 3_600_000) } }
    var read: WallClock { { self.now.withLock { $0 } } }
}

@Suite struct JobStoreTests {
    let clock = TestClock()
    let store: TemporaryStore
    let project: ProjectID
    var jobs: JobStore { store.jobs }
    var models: ModelStore { store.models }

    /// A process that is there, one that is not, and one that cannot be looked at from here.
    static let alive = ProcessIdentity.current
    static var gone: ProcessIdentity {
        var process = alive
        process.start += 1
        return process
    }
    static let foreign = ProcessIdentity(host: "elsewhere", boot: "?", pid: 1, start: 1)

    init() throws {
        store = try TemporaryStore(options: StoreOptions(clock: clock.read))
        project = try store.corpus.createProject(name: "bank", languages: [.english]).id
        _ = try store.corpus.add(examples("a", 10) + examples("b", 10), to: project, .english)
    }

    private func queue(_ priority: Priority = .advanced) throws -> ModelID {
        let id = try models.create(project, .english, name: nil, configuration: .init(), priority: priority).id
        try models.move(id, to: .queued)
        return id
    }

    private func claim(_ engine: EngineID) throws -> ClaimedJob { try #require(try jobs.claim(engine)) }

    @Test func theQueueGoesByPriorityThenAge() throws {
        let ids = try [Priority.free, .basic, .advanced, .basic, .advanced].map { priority in
            clock.pass(hours: 0.1)
            return try queue(priority)
        }
        let order = [ids[2], ids[4], ids[1], ids[3], ids[0]]
        #expect(try jobs.running() == nil)
        #expect(try models.queuePositions() == Dictionary(uniqueKeysWithValues: zip(order, 1...)))
        let engine = try jobs.register(Self.alive)
        for id in order {
            let job = try claim(engine)
            #expect((job.lease.model, job.record.status, job.goesOn) == (id, .pipelineBuilding, false))
            try models.move(id, to: .failed)
        }
        #expect(try jobs.claim(engine) == nil)
    }

    @Test func aJobIsMovedWhileItWaitsAndNotAfter() throws {
        // All of them were queued at the same moment.
        let (first, second, third) = (try queue(), try queue(), try queue())
        func queued() throws -> [ModelID] { try models.queuePositions().sorted { $0.value < $1.value }.map(\.key) }
        _ = try models.moveInQueue(third, by: -1)
        #expect(try queued() == [first, third, second])
        _ = try models.moveInQueue(first, by: 1)
        #expect(try queued() == [third, first, second])
        #expect(throws: StoreError.self) { try models.moveInQueue(third, by: -1) }
        #expect(throws: StoreError.self) { try models.moveInQueue(second, by: 1) }
        _ = try claim(try jobs.register(Self.alive))
        #expect(throws: StoreError.self) { try models.moveInQueue(third, by: 1) }
        #expect(try queued() == [first, second])
    }

    @Test func aJobThatIsMovedBeforeOneOfAnotherPriorityTakesIt() throws {
        let (paid, basic, free) = (try queue(.advanced), try queue(.basic), try queue(.free))
        #expect(try models.moveInQueue(free, by: -1).priority == .basic)
        #expect(try models.queuePositions() == [paid: 1, free: 2, basic: 3])
        // Another job of the priority stays behind it.
        let later = try queue(.advanced)
        #expect(try models.queuePositions() == [paid: 1, later: 2, free: 3, basic: 4])
        _ = try models.moveInQueue(later, by: 1)
        #expect(try models.queuePositions() == [paid: 1, free: 2, later: 3, basic: 4])
    }

    @Test func oneJobRunsAtATimeWhoeverAsks() throws {
        _ = try (queue(), queue())
        let first = try jobs.register(Self.alive)
        let second = try jobs.register(Self.alive)
        let job = try claim(first)
        #expect(try jobs.claim(first) == nil)
        #expect(try jobs.claim(second) == nil)
        #expect(try jobs.running() == job.lease.model)
    }

    @Test func aJobThatWasLetGoOfGoesOnAtItsStatusBeforeOthersBegin() throws {
        let first = try jobs.register(Self.alive)
        let id = try queue(.free)
        let job = try claim(first)
        for status in [TrainingStatus.pipelineBuilt, .preparingData] { _ = try jobs.advance(job.lease, to: status) }
        _ = try queue(.advanced)
        try jobs.withdraw(first)
        #expect(try !jobs.holds(job.lease))
        #expect(try jobs.advance(job.lease, to: .dataPrepared) == nil)
        #expect(try !jobs.keep(JobReport(progress: 1), of: job.lease))

        let next = try claim(try jobs.register(Self.alive))
        #expect((next.lease.model, next.goesOn, next.record.status) == (id, true, .preparingData))
        #expect(try jobs.advance(next.lease, to: .dataPrepared)?.history.map(\.status) == TrainingStatus.stations.prefix(6).map { $0 })
    }

    @Test func aJobWhoseProcessDiedIsQueuedAgainOnceThenDead() throws {
        let id = try queue()
        let first = try claim(try jobs.register(Self.gone))
        var report = JobReport(progress: 0.4)
        report.lines = [LogLine(at: 1, level: .info, text: "first run")]
        report.points = [CurvePoint(series: "x", epoch: 1, score: 0.5)]
        report.leaderboard = [CandidateScore(name: "x")]
        _ = try jobs.advance(first.lease, to: .pipelineBuilt, report: report)

        #expect(try jobs.recover().map(\.status) == [.queued])
        let again = try models.model(id)
        #expect(again.history.map(\.status) == [.queued])
        #expect((again.progress, again.leaderboard, try models.curve(id)) == (0, [], []))
        #expect(try models.log(id).map(\.text).first == "first run")
        #expect(try !jobs.holds(first.lease))

        let second = try claim(try jobs.register(Self.gone))
        #expect((second.lease.model, second.goesOn) == (id, false))
        #expect(try jobs.recover().map(\.status) == [.dead])
        #expect(try models.model(id).message.contains("twice"))
        #expect(try jobs.recover().isEmpty)
    }

    @Test func aJobOfALivingProcessIsLeftAlone() throws {
        _ = try queue()
        let job = try claim(try jobs.register(Self.alive))
        clock.pass(hours: 9.9)
        #expect(try jobs.recover().isEmpty)
        #expect(try jobs.holds(job.lease))
    }

    @Test(arguments: [false, true])
    func aJobWithoutASignOfLifeForTenHoursIsDead(letGo: Bool) throws {
        let id = try queue()
        let engine = try jobs.register(Self.alive)
        let job = try claim(engine)
        clock.pass(hours: 9)
        #expect(try jobs.keep(JobReport(), of: job.lease))
        if letGo { try jobs.withdraw(engine) }
        clock.pass(hours: 9.9)
        #expect(try jobs.recover().isEmpty)
        clock.pass(hours: 0.2)
        #expect(try jobs.recover().map(\.status) == [.dead])
        #expect(try models.model(id).message.contains("no sign of life for 10 hours"))
        #expect(try !jobs.holds(job.lease))
    }

    @Test func aSilentProcessOnAnotherMachineIsTakenForGone() throws {
        _ = try queue()
        _ = try claim(try jobs.register(Self.foreign))
        clock.pass(hours: 0.1)
        #expect(try jobs.recover().isEmpty)
        clock.pass(hours: 0.1)
        #expect(try jobs.recover().map(\.status) == [.queued])
    }

    @Test func waitingIsNoSilence() throws {
        _ = try queue()
        clock.pass(hours: 100)
        #expect(try jobs.recover().isEmpty)
        #expect(try jobs.claim(try jobs.register(Self.alive)) != nil)
    }

    @Test func aJobWhoseMakerDiedBeforeItWasQueuedIsQueued() throws {
        let id = try models.create(project, .english, name: nil, configuration: .init(), priority: .free).id
        #expect(try jobs.recover().isEmpty)
        clock.pass(hours: 0.01)
        #expect(try jobs.recover().map(\.status) == [.queued])
        #expect(try models.model(id).history.map(\.status) == [.initiated, .queued])
    }

    @Test func anEngineIsAliveAsLongAsItsProcess() throws {
        #expect(try !jobs.engineIsAlive())
        _ = try jobs.register(Self.gone)
        _ = try jobs.register(Self.foreign)
        #expect(try !jobs.engineIsAlive())
        let engine = try jobs.register(Self.alive)
        #expect(try jobs.engineIsAlive())
        #expect(try !jobs.engineIsAlive(besides: engine))
        try jobs.withdraw(engine)
        #expect(try !jobs.engineIsAlive())
    }

    @Test func aReportKeepsLogCurveAndLeaderboardAndProgressNeverFalls() throws {
        let id = try queue()
        let job = try claim(try jobs.register(Self.alive))
        var report = JobReport(progress: 0.5)
        report.lines = [LogLine(at: 1, level: .warning, text: "w"), LogLine(at: 2, level: .error, text: "é")]
        report.points = [CurvePoint(series: "x", epoch: 1, score: 0.5)]
        report.leaderboard = [CandidateScore(name: "x", macroF1: 0.9, deviation: 0.01, foldsDone: 2, folds: 5, seconds: 1.5, chosen: true)]
        #expect(try jobs.keep(report, of: job.lease))
        #expect(try jobs.keep(JobReport(progress: 0.2), of: job.lease))
        #expect(try models.log(id) == report.lines)
        #expect(try models.curve(id) == report.points)
        let record = try models.model(id)
        #expect((record.progress, record.leaderboard) == (0.5, report.leaderboard))
    }

    @Test func aLogIsBoundedButKeepsItsErrors() throws {
        let id = try queue()
        let job = try claim(try jobs.register(Self.alive))
        var report = JobReport()
        report.lines = (0...StoreLimits.logLines).map { LogLine(at: 1, level: .info, text: "\($0)") }
        report.lines.append(LogLine(at: 2, level: .error, text: "the end"))
        #expect(try jobs.keep(report, of: job.lease))
        let log = try models.log(id)
        #expect(log.count == StoreLimits.logLines + 1)
        #expect(log.last?.text == "the end")
    }
}
