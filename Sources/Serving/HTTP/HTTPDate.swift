import Store
import Synchronization

/// The `Date` header's text (RFC 9110, IMF-fixdate), made once a second.
final class HTTPDate: Sendable {
    private let last = Mutex<(second: Int64, text: String)>((-1, ""))

    var text: String {
        let now = Milliseconds.now
        return last.withLock { last in
            if last.second != now / 1000 { last = (now / 1000, Self.format(now)) }
            return last.text
        }
    }

    static func format(_ time: Milliseconds) -> String {
        let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        // 2021-05-04T09:28:45.672Z
        let parts = time.iso8601.split { "-T.".contains($0) }
        let month = Int(parts[1]).map { months[$0 - 1] } ?? ""
        return "\(days[Int(time / 86_400_000 % 7)]), \(parts[2]) \(month) \(parts[0]) \(parts[3]) GMT"
    }
}
