import Foundation
import NLU
import Store
import Synchronization

/// The engine of one process: a thread of its own that claims jobs from the store, one at a time, and runs them at a lower
/// priority than the dashboard's threads. It sleeps while there is nothing to do.
final class JobEngine: Sendable {
    /// While another process runs a job, its death makes no notification: look whether it still lives.
    private static let lookSeconds = 10.0
    /// After an error of the store (a full disk) the next try comes no sooner.
    private static let retrySeconds = 5.0
    /// A job that does not stop by itself at its time limit is given up after this.
    private static let grace: Milliseconds = 2000
    /// How long letting go waits for the running job to stop.
    private static let stopSeconds = 2.0
    private static let stackBytes = 8 << 20

    private struct State {
        /// Threads of earlier generations hang in a job that was given up.
        var generation = 0
        var isStopping = false
        var isBusy = false
        var current: (job: ClaimedJob, stop: StopSign)?
        var failure: String?
    }

    private let state = Mutex(State())
    private let store: StoreDatabase
    private let jobs: JobStore
    private let options: EngineOptions
    let registration: EngineID
    private let publish: ModelPublisher
    /// Rung when there may be something to do.
    private let work = Doorbell()
    /// Rung when something was done.
    let progress = Doorbell()

    init(_ store: StoreDatabase, _ options: EngineOptions, _ publish: ModelPublisher) throws(StoreError) {
        self.store = store
        self.options = options
        self.publish = publish
        jobs = JobStore(store)
        registration = try jobs.register(options.process)
    }

    func start() {
        let generation = state.withLock { $0.generation }
        let thread = Thread { self.live(generation) }
        thread.name = "training"
        thread.stackSize = Self.stackBytes
        thread.start()
    }

    /// Look for work, and whether the running job is still ours.
    func look() {
        if let current = state.withLock({ $0.current }), (try? jobs.holds(current.job.lease)) == false { current.stop.show(.lost) }
        work.ring()
        progress.ring()
    }

    /// The job that this engine runs.
    var current: ModelID? { state.withLock { $0.current?.job.lease.model } }

    /// What kept the engine from its work at its last try; nil when nothing did.
    var failure: String? { state.withLock { $0.failure } }

    /// Ends in order: the running job stops, keeps its status and is another engine's to go on with.
    func close() {
        let current = state.withLock { state in
            state.isStopping = true
            return state.current
        }
        current?.stop.show(.letGo)
        work.ring()
        let end = Date(timeIntervalSinceNow: Self.stopSeconds)
        while true {
            let rings = progress.count
            let left = end.timeIntervalSinceNow
            if !state.withLock({ $0.isBusy }) || left <= 0 { break }
            progress.wait(beyond: rings, left)
        }
        try? jobs.withdraw(registration)
        progress.ring()
    }

    // MARK: The watchdog

    /// Milliseconds until `giveUp` is to be called; nil while nothing runs.
    var nextAlarm: Int32? {
        guard let job = state.withLock({ $0.current?.job }) else { return nil }
        let left = JobRunner.deadline(of: job.record, options) + Self.grace - options.store.clock()
        return Int32(clamping: max(0, left))
    }

    /// Ends a job that has not stopped at its time limit, and leaves its thread behind: a new one takes the next job.
    func giveUp() {
        guard let current = state.withLock({ $0.current }), nextAlarm == 0 else { return }
        guard
            (try? publish.changeIfHeld({
                try jobs.advance(current.job.lease, to: .timedOut, message: JobRunner.timeOutMessage(options))
            })) != nil
        else { return }
        current.stop.show(.lost)
        state.withLock { state in
            state.generation += 1
            state.current = nil
            state.isBusy = false
        }
        progress.ring()
        start()
    }

    // MARK: The thread

    private func live(_ generation: Int) {
        // Of this thread and those it starts alone: to Linux, 0 is the calling thread.
        setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 10)
        while isCurrent(generation) {
            let rings = work.count
            do {
                try publish.changes { try jobs.recover(options.silence) }
                let job = try state.withLock { $0.isStopping } ? nil : publish.claim { try jobs.claim(registration) }
                state.withLock { $0.failure = nil }
                guard let job else {
                    progress.ring()
                    work.wait(beyond: rings, try jobs.hasWork() ? Self.lookSeconds : nil)
                    continue
                }
                run(job, generation)
            } catch {
                state.withLock { $0.failure = "\(error)" }
                progress.ring()
                work.wait(beyond: rings, Self.retrySeconds)
            }
        }
    }

    private func isCurrent(_ generation: Int) -> Bool {
        state.withLock { !$0.isStopping && $0.generation == generation }
    }

    private func run(_ job: ClaimedJob, _ generation: Int) {
        let stop = StopSign()
        let isStopping = state.withLock { state in
            state.current = (job, stop)
            state.isBusy = true
            return state.isStopping
        }
        if isStopping { stop.show(.letGo) }
        let lease = job.lease
        let reporter = JobReporter(
            job, stop: stop, clock: options.store.clock, keep: { [jobs] in try jobs.keep($0, of: lease) }, post: publish.post)
        let runner = JobRunner(job: job, stop: stop, reporter: reporter, options: options, store: store) { [jobs, publish] commit in
            try publish.changeIfHeld {
                try jobs.advance(
                    lease, to: commit.status, message: commit.message, metrics: commit.metrics,
                    examplesPerIntent: commit.examplesPerIntent, report: reporter.take())
            }
        }
        if let end = runner.run() { finish(end, runner, reporter, generation) }
        FreedMemory.giveBack()
        if (try? ModelStore(store).model(lease.model).status.isFinal) ?? false { ModelDirectories(store).removeWork(lease.model) }
        state.withLock { state in
            guard state.generation == generation else { return }
            state.current = nil
            state.isBusy = false
        }
        progress.ring()
    }

    /// Commits a bad end. The store may be what failed (a full disk): then as often as it takes.
    private func finish(_ end: JobRunner.Commit, _ runner: JobRunner, _ reporter: JobReporter, _ generation: Int) {
        reporter.log(.error, end.message)
        while isCurrent(generation) {
            let rings = work.count
            do {
                _ = try runner.commit(end)
                return
            } catch {
                state.withLock { $0.failure = "\(error)" }
                work.wait(beyond: rings, Self.retrySeconds)
            }
        }
    }
}
