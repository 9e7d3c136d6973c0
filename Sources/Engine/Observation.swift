/// Keeps an observer alive; `cancel()` (or letting go of it) ends the calls.
package final class Observation: Sendable {
    private let end: @Sendable () -> Void
    package init(_ end: @escaping @Sendable () -> Void) { self.end = end }
    package func cancel() { end() }
    deinit { end() }
}
