import Synchronization

/// Tells a training job to stop, and why. The first reason counts.
final class StopSign: Sendable {
    enum Reason: Sendable {
        /// The store gave the job to somebody else or ended it: cancelled, declared dead.
        case lost
        /// This process lets go of it in order; another goes on.
        case letGo
        case timedOut
        /// The store cannot be written; the text says why.
        case failed(String)
    }

    private let state = Mutex<Reason?>(nil)

    var reason: Reason? { state.withLock { $0 } }

    func show(_ reason: Reason) { state.withLock { $0 = $0 ?? reason } }
}
