import NLU
import Store
import Synchronization

/// Carries what a running job says to the observers (progress at most four times a second) and to the store (once a second):
/// for other processes, and as the sign of life. Called from the job's own threads.
final class JobReporter: Sendable {
    private static let eventInterval = Duration.milliseconds(250)
    private static let storeInterval = Duration.seconds(1)
    /// A job that says nothing is alive as long as it asks whether to go on.
    private static let pulseInterval = Duration.seconds(10)

    private struct State {
        var pending = JobReport()
        var leaderboard: [CandidateScore] = []
        var fraction = 0.0
        var from = 0.0
        var to = 1.0
        var eventAt: ContinuousClock.Instant
        var storeAt: ContinuousClock.Instant
    }

    private let state: Mutex<State>
    private let began = ContinuousClock.now
    private let lease: JobLease
    private let clock: WallClock
    private let keep: @Sendable (JobReport) throws -> Bool
    private let post: @Sendable (EngineEvent) -> Void
    private let stop: StopSign

    init(
        _ job: ClaimedJob, stop: StopSign, clock: @escaping WallClock, keep: @escaping @Sendable (JobReport) throws -> Bool,
        post: @escaping @Sendable (EngineEvent) -> Void
    ) {
        lease = job.lease
        self.stop = stop
        self.clock = clock
        self.keep = keep
        self.post = post
        let now = ContinuousClock.now
        state = Mutex(
            State(leaderboard: job.record.leaderboard, fraction: job.record.progress, eventAt: now - .seconds(1), storeAt: now))
    }

    /// Which part of the whole job the next progress values are about.
    func enter(_ from: Double, _ to: Double) {
        state.withLock {
            $0.from = from
            $0.to = to
        }
        progress(0)
    }

    func handle(_ event: TrainingEvent) {
        switch event {
        case .progress(let fraction): progress(fraction)
        case .candidate(let score):
            state.withLock { state in
                if let place = state.leaderboard.firstIndex(where: { $0.name == score.name }) {
                    state.leaderboard[place] = score
                } else {
                    state.leaderboard.append(score)
                }
                state.pending.leaderboard = state.leaderboard
            }
            post(.candidate(lease.model, score))
        case .curve(let point):
            state.withLock { $0.pending.points.append(point) }
            post(.curve(lease.model, point))
        case .log(let text): log(.info, text)
        case .warning(let text): log(.warning, text)
        }
        pulse()
    }

    /// The leaderboard as training left it.
    func settle(_ leaderboard: [CandidateScore]) {
        state.withLock { state in
            state.leaderboard = leaderboard
            state.pending.leaderboard = leaderboard
        }
        for score in leaderboard { post(.candidate(lease.model, score)) }
    }

    var leaderboard: [CandidateScore] { state.withLock { $0.leaderboard } }

    /// Lines that the store does not have yet.
    var waitingLines: [LogLine] { state.withLock { $0.pending.lines } }

    func log(_ level: LogLine.Level, _ text: String) {
        let line = LogLine(at: clock(), level: level, text: text)
        state.withLock { $0.pending.lines.append(line) }
        post(.log(lease.model, line))
    }

    /// Writes to the store what has waited long enough.
    func pulse() {
        let now = ContinuousClock.now
        // Whoever comes while another thread of the job is at it has nothing to do.
        let due = state.withLockIfAvailable { state -> JobReport? in
            let hasNews =
                state.pending.progress != nil || !state.pending.lines.isEmpty || !state.pending.points.isEmpty
                || state.pending.leaderboard != nil
            guard now - state.storeAt >= (hasNews ? Self.storeInterval : Self.pulseInterval) else { return nil }
            state.storeAt = now
            defer { state.pending = JobReport() }
            return state.pending
        }
        guard let due, let report = due else { return }
        do {
            if try !keep(report) { stop.show(.lost) }
        } catch {
            stop.show(.failed("\(error)"))
        }
    }

    /// What waits, to be written with the next status.
    func take() -> JobReport {
        state.withLock { state in
            defer { state.pending = JobReport() }
            state.storeAt = ContinuousClock.now
            return state.pending
        }
    }

    private func progress(_ share: Double) {
        let now = ContinuousClock.now
        let fraction = state.withLock { state -> Double? in
            let whole = state.from + (state.to - state.from) * min(1, max(0, share))
            guard whole >= state.fraction else { return nil }
            state.fraction = whole
            state.pending.progress = whole
            guard now - state.eventAt >= Self.eventInterval else { return nil }
            state.eventAt = now
            return whole
        }
        guard let fraction else { return }
        post(.progress(lease.model, fraction: fraction, secondsLeft: Self.secondsLeft(fraction, after: now - began)))
    }

    /// Nil until enough is done to tell.
    private static func secondsLeft(_ fraction: Double, after time: Duration) -> Double? {
        let seconds = time / .seconds(1)
        guard fraction >= 0.03, seconds >= 0.5 else { return nil }
        return seconds * (1 - fraction) / fraction
    }
}
