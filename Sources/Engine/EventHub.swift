import Foundation
import Synchronization

/// Carries events from whichever thread they happen on to the observers, in order, on one thread of its own.
final class EventHub: Sendable {
    typealias Handler = @Sendable (EngineEvent) -> Void

    /// Events that may wait for slow observers. Beyond it they are dropped, and `storeChanged` tells to read everything again.
    private static let waitingLimit = 10_000

    private struct State {
        var handlers: [Int: Handler] = [:]
        var waiting: [EngineEvent] = []
        var last = 0
        var isRunning = false
        var isClosed = false
    }

    private let state = Mutex(State())
    private let bell = Doorbell()

    func observe(_ handler: @escaping Handler) -> Observation {
        let (number, starts) = state.withLock { state in
            state.last += 1
            state.handlers[state.last] = handler
            defer { state.isRunning = true }
            return (state.last, !state.isRunning)
        }
        if starts {
            let thread = Thread { self.deliver() }
            thread.name = "events"
            thread.start()
        }
        return Observation { [weak self] in _ = self?.state.withLock { $0.handlers.removeValue(forKey: number) } }
    }

    func post(_ event: EngineEvent) {
        let isHeard = state.withLock { state in
            if state.handlers.isEmpty || state.isClosed { return false }
            if state.waiting.count >= Self.waitingLimit { state.waiting = [.storeChanged] }
            state.waiting.append(event)
            return true
        }
        if isHeard { bell.ring() }
    }

    /// Ends the thread once what waits is delivered.
    func close() {
        state.withLock { $0.isClosed = true }
        bell.ring()
    }

    private func deliver() {
        while true {
            let rings = bell.count
            let (events, isClosed) = state.withLock { state in
                defer { state.waiting = [] }
                return (state.waiting, state.isClosed)
            }
            for event in events {
                // Asked for each event: an observer that has cancelled hears no more.
                for handler in state.withLock({ $0.handlers.sorted { $0.key < $1.key }.map(\.value) }) { handler(event) }
            }
            if events.isEmpty {
                if isClosed { return }
                bell.wait(beyond: rings)
            }
        }
    }
}
