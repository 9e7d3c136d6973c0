import Foundation
import NLU

extension ReferenceMoment {
    /// Now, by this machine's clock and time zone. The model itself looks at no clock.
    package static var current: ReferenceMoment {
        let now = Date()
        return ReferenceMoment(
            secondsSinceEpoch: Int(now.timeIntervalSince1970), utcOffset: TimeZone.current.secondsFromGMT(for: now))
    }
}
