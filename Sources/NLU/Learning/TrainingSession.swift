import Foundation
import Synchronization

/// One run of training: work done on any thread, reported and cancelled from the training thread alone.
package final class TrainingSession: Sendable {
    private let control: TrainingControl
    private let total: Double
    private let state = Mutex(State())
    private let stopped = Atomic(false)

    private struct State: Sendable {
        var done = 0.0
        var reported = 0.0
        var events: [TrainingEvent] = []
        var curve: [CurvePoint] = []
    }

    /// - Parameter total: all work that will be passed to `advance`, in any unit.
    package init(_ control: TrainingControl, total: Double) {
        self.control = control
        self.total = max(total, 1)
    }

    /// Asked by the inner loops, on any thread.
    var isStopped: Bool { stopped.load(ordering: .relaxed) }

    func check() throws(TrainingError) { if isStopped { throw .cancelled } }

    func advance(_ work: Double) { state.withLock { $0.done += work } }

    func emit(_ event: TrainingEvent) { state.withLock { $0.events.append(event) } }

    func log(_ line: String) { emit(.log(line)) }

    /// A new point of a learning curve.
    func point(_ point: CurvePoint) {
        state.withLock { state in
            state.curve.append(point)
            state.events.append(.curve(point))
        }
    }

    /// All points so far, by series, then epoch.
    var curve: [CurvePoint] { state.withLock { $0.curve }.sorted { ($0.series, $0.epoch) < ($1.series, $1.epoch) } }

    var elapsedSeconds: Double { control.elapsedSeconds() }

    /// All work is done, even what was saved.
    func finish() {
        state.withLock { $0.done = total }
        pulse()
    }

    /// Hands on what the workers said and asks whether to go on. Called on the training thread.
    func pulse() {
        if control.isCancelled() { stopped.store(true, ordering: .relaxed) }
        let (events, progress) = state.withLock { state in
            let events = state.events
            state.events = []
            let share = min(state.done / total, 1)
            guard share >= state.reported + 0.002 else { return (events, Double?.none) }
            state.reported = share
            return (events, share)
        }
        for event in events { control.report(event) }
        if let progress { control.report(.progress(progress)) }
    }

    /// Does the tasks on `threads` threads and returns when all are done. Tasks start in order.
    /// - Throws: the error of the first task, in order, that failed.
    func run(_ tasks: [@Sendable () throws -> Void], threads: Int) throws(TrainingError) {
        let failures = Shared([Int: TrainingError]())
        Workers.run(count: tasks.count, threads: threads, pulse: pulse) { task in
            do {
                try tasks[task]()
            } catch {
                self.stopped.store(true, ordering: .relaxed)
                // Tasks throw nothing else; closures with typed throws crash Swift 6.3's optimiser.
                let reason = error as? TrainingError ?? .cancelled
                failures.change { $0[task] = reason }
            }
        }
        pulse()
        let errors = failures.value.sorted { $0.key < $1.key }.map(\.value)
        // A failure stops the other tasks, which then say that they were cancelled.
        if let first = errors.first(where: { $0 != .cancelled }) ?? errors.first { throw first }
        try check()
    }
}
