import Corpus
import Foundation
import NLU
import Store
import Synchronization

/// Follows the edits of one project with a provisional model, on a thread of its own at the lowest priority. It sleeps while nothing
/// is edited, lets every training job go first, and starts over with the newest state when an edit comes in between.
final class LiveFollower: Sendable {
    /// An edit does not interrupt a model that others have waited for this long, or steady typing would never see one.
    private static let patience = Duration.milliseconds(400)
    /// Learning that takes no longer is not announced: a sign that flickers says nothing.
    private static let unannounced = Duration.milliseconds(150)
    /// After it was told what to follow: the screen that is being opened comes first.
    private static let courtesy = 0.15
    /// After an error of the store the next try comes no sooner.
    private static let retrySeconds = 5.0
    private static let stackBytes = 4 << 20

    struct Target: Equatable, Sendable {
        var project: ProjectID
        var language: LanguageTag
    }

    private struct State {
        var target: Target?
        /// Counts what may have changed the data.
        var changes = 0
        /// When the first change came that no model knows yet.
        var waitingSince: ContinuousClock.Instant?
        var hasJobs = false
        var isRunning = false
        var isClosed = false
        var latest: Provisional?
        /// The count of changes when last was said that they are learnt.
        var toldChanges = 0
    }

    private let state = Mutex(State())
    private let store: StoreDatabase
    private let hub: EventHub
    private let bell = Doorbell()
    private let observation = Mutex<Observation?>(nil)

    init(_ store: StoreDatabase, _ hub: EventHub) {
        self.store = store
        self.hub = hub
    }

    /// Follows this project from now on, and no other; nil follows none, and forgets.
    func follow(_ target: Target?) {
        let starts = state.withLock { state in
            guard state.target != target, !state.isClosed else { return false }
            state.target = target
            state.latest = nil
            state.waitingSince = .now
            defer { state.isRunning = state.isRunning || target != nil }
            return !state.isRunning && target != nil
        }
        if starts {
            let token = hub.observe { [weak self] in self?.heard($0) }
            observation.withLock { $0 = token }
            let thread = Thread { self.live() }
            thread.name = "follower"
            thread.stackSize = Self.stackBytes
            thread.start()
        }
        bell.ring()
    }

    /// The newest that was told.
    var latest: Provisional? { state.withLock { $0.latest } }

    func close() {
        state.withLock { $0.isClosed = true }
        observation.withLock { $0 = nil }
        bell.ring()
    }

    /// On the thread of the events.
    private func heard(_ event: EngineEvent) {
        switch event {
        case .dataChanged, .storeChanged:
            state.withLock { state in
                state.changes += 1
                state.waitingSince = state.waitingSince ?? .now
            }
        case .modelChanged(let record): state.withLock { $0.hasJobs = !record.status.isFinal }
        case .modelDeleted: break
        default: return
        }
        bell.ring()
    }

    // MARK: The thread

    private func live() {
        // Of this thread alone: to Linux, 0 is the calling thread. Training runs at 10.
        setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 19)
        var session: FollowingSession?
        while true {
            let rings = bell.count
            let (target, isClosed) = state.withLock { ($0.target, $0.isClosed) }
            if isClosed { return }
            guard let target else {
                session = nil
                bell.wait(beyond: rings)
                continue
            }
            do {
                if session?.target != target {
                    session = FollowingSession(target, store)
                    bell.wait(beyond: rings, Self.courtesy)
                }
                if let session, try step(session) { bell.wait(beyond: rings) }
            } catch {
                // A project that is gone, a full disk: there is nothing to follow until something changes.
                bell.wait(beyond: rings, Self.retrySeconds)
            }
        }
    }

    /// - Returns: true when there is nothing to do until the bell rings.
    private func step(_ session: FollowingSession) throws -> Bool {
        let changes = state.withLock { state in
            state.waitingSince = state.waitingSince ?? .now
            return state.changes
        }
        let hasJobs = try JobStore(store).hasWork()
        state.withLock { $0.hasJobs = hasJobs }
        guard !hasJobs else {
            tell(.waiting, session)
            return true
        }
        switch try session.read() {
        case .tooMany(let count): tell(.tooMany(count), session)
        case .tooFew: tell(.tooFew, session)
        case .unchanged: break
        case .changed:
            guard try learn(session, changes) else { return false }
        }
        state.withLock { $0.waitingSince = $0.changes == changes ? nil : .now }
        if session.isCurrent { tell(.current, session) }
        return true
    }

    /// - Returns: false when something came in between.
    private func learn(_ session: FollowingSession, _ changes: Int) throws -> Bool {
        let began = ContinuousClock.now
        var isAnnounced = false
        do {
            try session.learn {
                let now = ContinuousClock.now
                if !isAnnounced, now - began > Self.unannounced {
                    isAnnounced = true
                    self.tell(.learning, session)
                }
                return self.isOvertaken(session.target, changes, now)
            }
            return true
        } catch TrainingError.cancelled {
            return false
        }
    }

    private func isOvertaken(_ target: Target, _ changes: Int, _ now: ContinuousClock.Instant) -> Bool {
        state.withLock { state in
            if state.isClosed || state.hasJobs || state.target != target { return true }
            return state.changes != changes && now - (state.waitingSince ?? now) < Self.patience
        }
    }

    private func tell(_ word: Provisional.State, _ session: FollowingSession) {
        let news = session.news(word)
        let isNews = state.withLock { state in
            guard state.target == session.target else { return false }
            defer {
                state.latest = news
                if word != .learning { state.toldChanges = state.changes }
            }
            // That an edit changed nothing is news to whoever waits for what it changes.
            if word != .learning, state.toldChanges != state.changes { return true }
            return state.latest?.state != news.state || state.latest?.version != news.version || state.latest?.spansBy != news.spansBy
        }
        if isNews { hub.post(.provisional(news)) }
    }
}
