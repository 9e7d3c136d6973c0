import Engine
import NIOPosix
import Store
import Synchronization

/// Keeps the utterances that deployed models are asked about, when the server was told to: a batch a second, off the requests' way.
final class ParseLogger: Sendable {
    private let waiting = Mutex<[ParsedUtterance]>([])
    private let isWriting = Atomic(false)
    private let workbench: Workbench
    private let complain: @Sendable (String) -> Void

    /// Utterances that wait to be written; further ones are not kept.
    private static let most = 10_000

    init(_ workbench: Workbench, complain: @escaping @Sendable (String) -> Void) {
        self.workbench = workbench
        self.complain = complain
    }

    func add(_ text: String, _ answer: Answer, by model: ModelID) {
        let one = ParsedUtterance(model: model, at: .now, text: text, intent: answer.intent, confidence: answer.confidence)
        waiting.withLock { waiting in
            if waiting.count < Self.most { waiting.append(one) }
        }
        guard isWriting.compareExchange(expected: false, desired: true, ordering: .acquiringAndReleasing).exchanged else { return }
        MultiThreadedEventLoopGroup.singleton.any().scheduleTask(in: .seconds(1)) {
            NIOThreadPool.singleton.submit { _ in self.flush() }
        }
    }

    /// Writes what waits.
    func flush() {
        isWriting.store(false, ordering: .releasing)
        let batch = waiting.withLock { waiting in
            defer { waiting.removeAll(keepingCapacity: true) }
            return waiting
        }
        guard !batch.isEmpty else { return }
        do { try workbench.keepParsed(batch) } catch { complain("parsed utterances are not kept: \(error)") }
    }
}
