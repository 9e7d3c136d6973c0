import Dispatch
import Synchronization

/// From the main thread, which is not asynchronous, to what is.
enum Waiting {
    /// Waits on the main thread for what runs on others.
    static func result<Value: Sendable>(_ work: @escaping @Sendable () async throws -> Value) throws -> Value {
        let done = DispatchSemaphore(value: 0)
        let result = Mutex<Result<Value, any Error>?>(nil)
        Task.detached {
            do {
                let value = try await work()
                result.withLock { $0 = .success(value) }
            } catch {
                result.withLock { $0 = .failure(error) }
            }
            done.signal()
        }
        done.wait()
        guard let outcome = result.withLock({ $0 }) else { throw CommandFailure("the server ended without a reason") }
        return try outcome.get()
    }
}
