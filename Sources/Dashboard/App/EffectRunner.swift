import Corpus
import Engine
import Foundation
import NLU
import Store
import Synchronization
import Terminal

/// Does the work that effects ask for, on threads of its own, and sends back what came of it.
///
/// Lanes, so that typing in Try is answered while a large file is being read, and a list while the data is being examined. Plain
/// threads rather than the cooperative pool: they are not held up by training, and wake for nothing when there is nothing to do.
final class EffectRunner: Sendable {
    private let work: EffectLane
    private let parsing: EffectLane
    private let examining: EffectLane
    /// The server takes its time to start and to stop.
    private let serving: EffectLane
    /// What may take long and nobody waits for; it yields the processors to everything else.
    private let measuring: EffectLane

    init(
        workbench: Workbench, samples: [SampleProject], save: @escaping @Sendable (String, String) throws -> Void,
        post: @escaping @Sendable (Message) -> Void
    ) {
        let performer = EffectPerformer(workbench: workbench, samples: samples, save: save, post: post)
        let perform: @Sendable (Effect) -> Void = { effect in
            do {
                for message in try performer.perform(effect) { post(message) }
            } catch StoreError.notFound where effect.coalescingKey != nil {
                // What is gone need not be shown; that it is gone is told by the lists it was in.
            } catch {
                post(.failed(tr(below: String(describing: error))))
            }
        }
        work = EffectLane(name: "work", perform: perform)
        parsing = EffectLane(name: "parse", perform: perform)
        examining = EffectLane(name: "examine", perform: perform)
        serving = EffectLane(name: "serve", perform: perform)
        measuring = EffectLane(name: "measure", yields: true, perform: perform)
    }

    func run(_ effect: Effect) {
        switch effect {
        case .parse: parsing.add(effect)
        case .loadServer, .startServer, .stopServer, .createKey: serving.add(effect)
        case .loadFindings, .loadInbox, .loadEntities, .matchPattern, .explain, .parseLines, .parseFile, .loadComparisons, .loadDataSize:
            examining.add(effect)
        case .measureDataSize: measuring.add(effect)
        default: work.add(effect)
        }
    }

    /// Waits until every change asked for is done: what a person did is durable before the program ends. Answers nobody will see are not waited for.
    func finish() { work.finish() }
}

/// A thread with a queue of effects, in order; of those with the same coalescing key that wait, only the newest is kept.
private final class EffectLane: Sendable {
    private struct State {
        var waiting: [Effect] = []
        var isBusy = false
        var isClosed = false
    }

    private let condition = NSCondition()
    private let state = Mutex(State())

    /// - Parameter yields: the thread takes only what time others leave.
    init(name: String, yields: Bool = false, perform: @escaping @Sendable (Effect) -> Void) {
        let thread = Thread { [self] in
            // On Linux 0 is the calling thread, which has a priority of its own; it needs no right to lower it.
            if yields { setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 19) }
            while let effect = next() {
                perform(effect)
                condition.lock()
                state.withLock { $0.isBusy = false }
                condition.broadcast()
                condition.unlock()
            }
        }
        thread.name = "effects-\(name)"
        thread.stackSize = 4 << 20
        thread.start()
    }

    func add(_ effect: Effect) {
        condition.lock()
        state.withLock { state in
            if let key = effect.coalescingKey { state.waiting.removeAll { $0.coalescingKey == key } }
            state.waiting.append(effect)
        }
        condition.broadcast()
        condition.unlock()
    }

    func finish() {
        condition.lock()
        while state.withLock({ !$0.waiting.isEmpty || $0.isBusy }) { condition.wait() }
        state.withLock { $0.isClosed = true }
        condition.broadcast()
        condition.unlock()
    }

    private func next() -> Effect? {
        condition.lock()
        defer { condition.unlock() }
        while true {
            let (effect, closed) = state.withLock { state -> (Effect?, Bool) in
                guard !state.waiting.isEmpty else { return (nil, state.isClosed) }
                state.isBusy = true
                return (state.waiting.removeFirst(), false)
            }
            if let effect { return effect }
            if closed { return nil }
            condition.wait()
        }
    }
}
