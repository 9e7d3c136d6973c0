import Foundation
import Synchronization

/// Lets threads sleep until there is something to do: take the `count`, look what there is to do, then wait for a ring beyond
/// that count. A ring in between is not missed, and any number may wait.
final class Doorbell: Sendable {
    private let condition = NSCondition()
    private let rings = Mutex(0)

    var count: Int { rings.withLock { $0 } }

    func ring() {
        condition.lock()
        rings.withLock { $0 += 1 }
        condition.broadcast()
        condition.unlock()
    }

    /// Returns once it was rung more often than `count`, or after `seconds`; nil waits for as long as it takes.
    func wait(beyond count: Int, _ seconds: Double? = nil) {
        let end = seconds.map { Date(timeIntervalSinceNow: $0) }
        condition.lock()
        defer { condition.unlock() }
        while self.count == count {
            guard let end else {
                condition.wait()
                continue
            }
            if !condition.wait(until: end) { return }
        }
    }
}
