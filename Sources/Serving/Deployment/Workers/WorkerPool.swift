import Engine
import Foundation
import NLU
import Store
import Synchronization

/// The workers of one deployment.
final class WorkerPool: Sendable {
    private let slots: [WorkerSlot]
    private let watch: Task<Void, Never>

    /// A worker that has not answered for this long hangs.
    private static let patience: Int64 = 10
    /// How long the first workers may take to load their model, in seconds.
    private static let startSeconds = 30.0

    /// Returns when each worker is ready, or has been tried.
    /// - Parameter threshold: set by a person in place of the model's own.
    init(
        _ count: Int, directory: String, threshold: Double?, program: String, complain: @escaping @Sendable (String) -> Void
    ) {
        let limit = threshold.map { ["--threshold", "\($0)"] } ?? []
        var child = ChildProcess(["trainyard", "worker", "--directory", directory] + limit)
        child.program = program
        child.keepsErrors = true
        let slots = (0..<count).map { [child] _ in WorkerSlot(child, complain: complain) }
        self.slots = slots
        watch = Task {
            while (try? await Task.sleep(for: .seconds(1))) != nil { for slot in slots { slot.endIfHanging(after: Self.patience) } }
        }
        let deadline = Date() + Self.startSeconds
        for slot in slots { slot.waitUntilTried(max(0, deadline.timeIntervalSinceNow)) }
    }

    var ready: Int { slots.count(where: \.isReady) }
    /// Workers that had to be started beyond the first ones.
    var restarts: Int { slots.reduce(0) { $0 + max(0, $1.starts - 1) } }

    /// Asks the workers, the least busy one first; nil when none of them answers.
    func answer(_ text: String, as shape: AnswerShape) async -> Answer? {
        var tried: Set<Int> = []
        while tried.count < slots.count {
            let loads = slots.indices.filter { !tried.contains($0) }.map { (slots[$0].load, $0) }
            guard let (load, place) = loads.min(by: { $0 < $1 }), load < .max else { return nil }
            if let answer = await slots[place].ask(text, as: shape) { return answer }
            tried.insert(place)
        }
        return nil
    }

    /// Lets the workers answer what they were asked, and end.
    func close() {
        watch.cancel()
        for slot in slots { slot.close() }
    }
}
