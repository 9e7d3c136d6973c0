/// Units that durations are told in.
enum TimeUnit: Int, Sendable, Comparable, CaseIterable {
    case second, minute, hour, day, week, month, year

    /// Months count 30 days, years 365.
    var seconds: Double {
        switch self {
        case .second: 1
        case .minute: 60
        case .hour: 3600
        case .day: 86_400
        case .week: 604_800
        case .month: 2_592_000
        case .year: 31_536_000
        }
    }

    /// The next smaller unit that parts of this one are told in, and how many of it there are.
    var parts: (unit: TimeUnit, count: Double)? {
        switch self {
        case .year: (.month, 12)
        case .month: (.day, 30)
        case .week: (.day, 7)
        case .day: (.hour, 24)
        case .hour: (.minute, 60)
        case .minute: (.second, 60)
        case .second: nil
        }
    }

    static func < (a: TimeUnit, b: TimeUnit) -> Bool { a.rawValue < b.rawValue }
}
