/// A day of the Gregorian calendar.
struct CivilDate: Sendable, Equatable, Comparable {
    let year: Int
    let month: Int
    let day: Int

    /// Nil where there is no such day.
    init?(_ year: Int, _ month: Int, _ day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= Self.days(year, month) else { return nil }
        (self.year, self.month, self.day) = (year, month, day)
    }

    /// Days since 1 January 1970 (Hinnant, “chrono-Compatible Low-Level Date Algorithms”).
    init(number: Int) {
        let shifted = number + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    var number: Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// 1 is Monday, 7 Sunday, as ISO 8601 has it.
    var weekday: Int { ((number + 3) % 7 + 7) % 7 + 1 }
    var monday: CivilDate { adding(days: 1 - weekday) }

    func adding(days: Int) -> CivilDate { CivilDate(number: number + days) }

    /// The same day of another month, or that month's last.
    func adding(months: Int) -> CivilDate {
        let total = year * 12 + month - 1 + months
        let (year, month) = (total / 12, total % 12 + 1)
        return CivilDate(year, month, min(day, Self.days(year, month))) ?? self
    }

    /// `2026-03-05`.
    var iso: String { "\(isoMonth)-\(padded(day, 2))" }
    /// `2026-03`.
    var isoMonth: String { "\(isoYear)-\(padded(month, 2))" }
    var isoYear: String { padded(year, 4) }
    /// `2026-W10`: the week with the year's first Thursday is the first.
    var isoWeek: String {
        let thursday = adding(days: 4 - weekday)
        let first = CivilDate(thursday.year, 1, 1) ?? thursday
        return "\(padded(thursday.year, 4))-W\(padded((thursday.number - first.number) / 7 + 1, 2))"
    }

    static func < (a: CivilDate, b: CivilDate) -> Bool { a.number < b.number }

    static func days(_ year: Int, _ month: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

/// A number with zeros before it.
func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
