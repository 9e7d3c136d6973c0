import Glibc
import Store

/// Moments in the machine's own time zone.
package enum LocalTime {
    /// "20:31:07.012"
    package static func clock(_ at: Milliseconds, milliseconds: Bool = true) -> String {
        let parts = fields(at)
        let base = "\(Format.pad(Int(parts.tm_hour), 2)):\(Format.pad(Int(parts.tm_min), 2)):\(Format.pad(Int(parts.tm_sec), 2))"
        return milliseconds ? base + "." + Format.pad(Int(((at % 1000) + 1000) % 1000), 3) : base
    }

    /// "20:31 today", "yesterday", "Thursday", "2 Nov", "2 Nov 2024": as much as is needed to know when.
    package static func day(_ at: Milliseconds, now: Milliseconds) -> String {
        let then = fields(at)
        let today = fields(now)
        let days = dayNumber(today) - dayNumber(then)
        switch days {
        case 0: return tr("\(Format.pad(Int(then.tm_hour), 2)):\(Format.pad(Int(then.tm_min), 2)) today")
        case 1: return tr("yesterday")
        case 2...6: return tr(weekdays[Int(then.tm_wday) % 7])
        default:
            let date = tr("\(then.tm_mday) \(tr(months[Int(then.tm_mon) % 12]))")
            return then.tm_year == today.tm_year ? date : date + " \(then.tm_year + 1900)"
        }
    }

    package static let weekdays: [Phrase] = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
    package static let months: [Phrase] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    private static func fields(_ at: Milliseconds) -> tm {
        var seconds = time_t(at / 1000)
        var parts = tm()
        localtime_r(&seconds, &parts)
        return parts
    }

    private static func dayNumber(_ parts: tm) -> Int {
        var noon = parts
        noon.tm_hour = 12
        noon.tm_min = 0
        noon.tm_sec = 0
        return Int(mktime(&noon)) / 86400
    }
}
