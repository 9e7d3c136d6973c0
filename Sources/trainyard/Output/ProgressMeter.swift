import Corpus
import Foundation
import Synchronization

/// How far a long reading has come, on standard error: a line that renews itself on a terminal, else a line every ten seconds.
final class ProgressMeter: Sendable {
    private struct State {
        var began = ContinuousClock.now
        var shown: ContinuousClock.Instant?
        var isOnScreen = false
    }

    private let state = Mutex(State())
    private let isTerminal = Console.error.isTerminal

    /// What is over sooner needs no meter.
    private static let patience = Duration.seconds(1)

    func show(_ progress: ImportProgress) {
        let now = ContinuousClock.now
        let isDue = state.withLock { state in
            let pause: Duration = isTerminal ? .milliseconds(200) : .seconds(10)
            guard now - state.began > Self.patience, now - (state.shown ?? state.began) > (state.shown == nil ? .zero : pause) else {
                return false
            }
            state.shown = now
            state.isOnScreen = isTerminal
            return true
        }
        guard isDue else { return }
        let line = "\(Int(progress.share * 100)) %, \(PlainText.count(progress.rows, "row"))"
        if isTerminal { try? Console.error.write("\r\(line)\u{1B}[K") } else { Console.error.line(line) }
    }

    /// Takes the line away again.
    func clear() {
        guard
            state.withLock({ state in
                defer { state.isOnScreen = false }
                return state.isOnScreen
            })
        else { return }
        try? Console.error.write("\r\u{1B}[K")
    }
}
