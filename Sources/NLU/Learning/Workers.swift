import Foundation
import Synchronization

/// A few threads that share a list of numbered tasks, and the caller's thread that waits for them.
enum Workers {
    /// Seconds between two calls of `pulse`.
    private static let beat = 0.02

    /// Calls `body` once for each of 0 ..< count; returns when all calls have returned.
    /// - Parameter pulse: called on the caller's thread now and then meanwhile.
    static func run(count: Int, threads: Int, pulse: () -> Void = {}, body: @escaping @Sendable (Int) -> Void) {
        guard count > 0 else { return }
        let board = Board(tasks: count, workers: max(1, min(threads, count)))
        for _ in 0..<board.workers {
            let thread = Thread {
                while let task = board.take() { body(task) }
                board.leave()
            }
            thread.name = "learning"
            thread.stackSize = 4 << 20
            thread.start()
        }
        while !board.waitForAll(seconds: beat) { pulse() }
    }

    private final class Board: Sendable {
        let tasks: Int
        let workers: Int
        private let next = Atomic(0)
        private let left = Atomic(0)
        private let condition = NSCondition()

        init(tasks: Int, workers: Int) {
            self.tasks = tasks
            self.workers = workers
        }

        func take() -> Int? {
            let task = next.wrappingAdd(1, ordering: .relaxed).oldValue
            return task < tasks ? task : nil
        }

        func leave() {
            condition.lock()
            left.wrappingAdd(1, ordering: .releasing)
            condition.signal()
            condition.unlock()
        }

        func waitForAll(seconds: Double) -> Bool {
            condition.lock()
            defer { condition.unlock() }
            if left.load(ordering: .acquiring) == workers { return true }
            _ = condition.wait(until: Date(timeIntervalSinceNow: seconds))
            return left.load(ordering: .acquiring) == workers
        }
    }
}
