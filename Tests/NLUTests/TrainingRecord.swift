import NLU
import Synchronization

/// Keeps what training says and cancels it on demand.
final class TrainingRecord: Sendable {
    private struct State {
        var events: [TrainingEvent] = []
        var asked = 0
        var askedAfterwards = 0
    }

    private let state = Mutex(State())
    private let cancels: @Sendable (_ asked: Int, _ progress: Double) -> Bool

    /// - Parameter cancels: whether to cancel, given how often that was asked and how much is done.
    init(cancels: @escaping @Sendable (_ asked: Int, _ progress: Double) -> Bool = { _, _ in false }) { self.cancels = cancels }

    var control: TrainingControl {
        TrainingControl(
            report: { event in self.state.withLock { $0.events.append(event) } },
            isCancelled: {
                let progress = self.progress.last ?? 0
                return self.state.withLock { state in
                    state.asked += 1
                    let cancels = self.cancels(state.asked, progress)
                    if cancels { state.askedAfterwards += 1 }
                    return cancels
                }
            })
    }

    var events: [TrainingEvent] { state.withLock { $0.events } }
    var asked: Int { state.withLock { $0.asked } }
    /// How often it was asked whether to stop when the answer was yes.
    var askedAfterwards: Int { state.withLock { $0.askedAfterwards } }
    var progress: [Double] { events.compactMap { if case .progress(let share) = $0 { share } else { nil } } }
    var candidates: [CandidateScore] { events.compactMap { if case .candidate(let score) = $0 { score } else { nil } } }
    var lines: [String] { events.compactMap { if case .log(let text) = $0 { text } else { nil } } }
    var warnings: [String] { events.compactMap { if case .warning(let text) = $0 { text } else { nil } } }
}
