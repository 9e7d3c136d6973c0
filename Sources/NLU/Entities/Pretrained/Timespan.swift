/// A length of time, in the units that it was told in.
struct Timespan: Sendable, Equatable {
    /// One count a unit, by its raw value.
    private var counts = [Double](repeating: 0, count: TimeUnit.year.rawValue + 1)

    func count(_ unit: TimeUnit) -> Double { counts[unit.rawValue] }

    /// Parts of a unit are told in smaller ones: half an hour is 30 minutes.
    mutating func add(_ count: Double, _ unit: TimeUnit) {
        let whole = count.rounded(.towardZero)
        counts[unit.rawValue] += whole
        let rest = count - whole
        guard rest > 1e-9 else { return }
        if let parts = unit.parts { add((rest * parts.count * 1e6).rounded() / 1e6, parts.unit) } else { counts[unit.rawValue] += rest }
    }

    var seconds: Double { TimeUnit.allCases.reduce(0) { $0 + count($1) * $1.seconds } }
    var months: Int { Int(count(.year) * 12 + count(.month)) }
    var days: Int { Int(count(.week) * 7 + count(.day)) }
    /// True when it is told in days or longer units alone.
    var isOfDays: Bool { count(.hour) + count(.minute) + count(.second) == 0 }
    /// The smallest unit that it is told in.
    var finest: TimeUnit? { TimeUnit.allCases.first { count($0) > 0 } }

    /// ISO 8601: `PT1H30M`, `P3W`.
    var iso: String {
        func part(_ count: Double, _ letter: String) -> String { count == 0 ? "" : ResolvedValue.plain(count) + letter }
        let weeks = count(.week)
        if weeks > 0, weeks * TimeUnit.week.seconds == seconds { return "P" + part(weeks, "W") }
        let date = part(count(.year), "Y") + part(count(.month), "M") + part(count(.day) + weeks * 7, "D")
        let time = part(count(.hour), "H") + part(count(.minute), "M") + part(count(.second), "S")
        return date.isEmpty && time.isEmpty ? "PT0S" : "P" + date + (time.isEmpty ? "" : "T" + time)
    }

    var value: ResolvedValue { .duration(iso: iso, seconds: seconds) }
}
