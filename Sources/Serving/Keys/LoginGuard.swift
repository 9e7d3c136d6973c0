import Store
import Synchronization

/// Slows down whoever tries out passwords: so many failures for one address in a minute, then no more tries.
final class LoginGuard: Sendable {
    private struct Failures {
        var since: Milliseconds
        var count: Int
    }

    private static let window: Milliseconds = 60_000
    /// Addresses that are remembered; beyond them the oldest minute is forgotten.
    private static let addresses = 10_000
    private let failures = Mutex<[String: Failures]>([:])

    /// - Throws: `APIError` 429.
    func check(_ email: String, at now: Milliseconds) throws(APIError) {
        let isBlocked = failures.withLock { failures in
            guard let found = failures[email], now - found.since < Self.window else { return false }
            return found.count >= ServerLimits.failedLoginsPerMinute
        }
        if isBlocked { throw APIError(429, "too many logins failed for this address; try again in a minute", retryAfter: 60) }
    }

    func failed(_ email: String, at now: Milliseconds) {
        failures.withLock { failures in
            if failures.count >= Self.addresses { failures = failures.filter { now - $0.value.since < Self.window } }
            if failures.count >= Self.addresses { failures.removeAll() }
            if let found = failures[email], now - found.since < Self.window {
                failures[email] = Failures(since: found.since, count: found.count + 1)
            } else {
                failures[email] = Failures(since: now, count: 1)
            }
        }
    }
}
