import Synchronization

/// A value that tasks on several threads fill in and the training thread reads when they are done.
final class Shared<Value: Sendable>: Sendable {
    private let state: Mutex<Value>

    init(_ value: Value) { state = Mutex(value) }

    var value: Value { state.withLock { $0 } }

    func set(_ value: Value) { state.withLock { $0 = value } }

    @discardableResult
    func change<Outcome: Sendable>(_ body: (inout Value) -> Outcome) -> Outcome { state.withLock { body(&$0) } }
}
