import Foundation
import Store

extension Milliseconds {
    package static var now: Milliseconds { Milliseconds((Date().timeIntervalSince1970 * 1000).rounded()) }

    /// ISO 8601 in UTC with milliseconds: `2021-05-04T09:28:45.672Z`.
    package var iso8601: String {
        let seconds = Calendar.seconds(of: self)
        let date = Calendar.date(daysSince1970: seconds.days)
        let second = seconds.inDay
        return "\(padded(date.year, 4))-\(padded(date.month, 2))-\(padded(date.day, 2))"
            + "T\(padded(second / 3600, 2)):\(padded(second / 60 % 60, 2)):\(padded(second % 60, 2))"
            + ".\(padded(seconds.milliseconds, 3))Z"
    }

    private func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
    }
}

/// The civil calendar without a time zone's weight.
private enum Calendar {
    static func seconds(of time: Milliseconds) -> (days: Int, inDay: Int, milliseconds: Int) {
        let day = Milliseconds(86_400_000)
        let days = (time >= 0 ? time : time - day + 1) / day
        let rest = Int(time - days * day)
        return (Int(days), rest / 1000, rest % 1000)
    }

    /// The proleptic Gregorian date; Howard Hinnant, "chrono-compatible low-level date algorithms", civil_from_days.
    static func date(daysSince1970: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = daysSince1970 + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let march = (5 * dayOfYear + 2) / 153
        let month = march < 10 ? march + 3 : march - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * march + 2) / 5 + 1)
    }
}
