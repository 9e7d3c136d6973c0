import NLU
import Synchronization

/// The points of a learning curve as training tells them.
final class CurveRecord: Sendable {
    private let recorded = Mutex<[CurvePoint]>([])

    var points: [CurvePoint] { recorded.withLock(\.self) }

    func add(_ point: CurvePoint) { recorded.withLock { $0.append(point) } }
}
