/// What “now” is for words such as tomorrow: who asks for a parse brings it, so that learning and parsing look at no clock.
package struct ReferenceMoment: Sendable, Equatable {
    package let secondsSinceEpoch: Int
    /// Seconds east of Greenwich.
    package let utcOffset: Int

    package init(secondsSinceEpoch: Int, utcOffset: Int) {
        // Year 1 to 9999: what a four-digit year can say.
        self.secondsSinceEpoch = min(max(secondsSinceEpoch, -62_135_500_000), 253_402_200_000)
        self.utcOffset = min(max(utcOffset, -86_399), 86_399)
    }

    /// `2026-11-22`, `2026-11-22T10:30`, with seconds, and with `Z` or `+01:00`.
    /// - Parameter utcOffset: where the text names none.
    package init?(iso8601 text: String, utcOffset: Int = 0) {
        let parts = text.uppercased().split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
        let day = parts[0].split(separator: "-", omittingEmptySubsequences: false).map { Self.digits($0) }
        guard day.count == 3, let year = day[0], let month = day[1], let number = day[2], let date = CivilDate(year, month, number) else {
            return nil
        }
        var (seconds, offset) = (0, utcOffset)
        if parts.count == 2 {
            var clock = parts[1]
            if clock.hasSuffix("Z") {
                clock = clock.dropLast()
                offset = 0
            } else if let sign = clock.lastIndex(where: { $0 == "+" || $0 == "-" }) {
                guard let shift = Self.seconds(clock[clock.index(after: sign)...]) else { return nil }
                offset = clock[sign] == "-" ? -shift : shift
                clock = clock[..<sign]
            }
            guard let time = Self.seconds(clock) else { return nil }
            seconds = time
        }
        self.init(secondsSinceEpoch: date.number * 86_400 + seconds - offset, utcOffset: offset)
    }

    /// The day where the person is.
    var day: CivilDate { Self.split(secondsSinceEpoch + utcOffset).day }

    /// The moment so many seconds later, `2026-11-22T10:30:00+01:00`.
    func iso(adding seconds: Int) -> String {
        let (day, clock) = Self.split(secondsSinceEpoch + utcOffset + seconds)
        let offset = abs(utcOffset)
        let zone = utcOffset == 0 ? "Z" : "\(utcOffset < 0 ? "-" : "+")\(padded(offset / 3600, 2)):\(padded(offset / 60 % 60, 2))"
        return "\(day.iso)T\(padded(clock / 3600, 2)):\(padded(clock / 60 % 60, 2)):\(padded(clock % 60, 2))\(zone)"
    }

    private static func split(_ seconds: Int) -> (day: CivilDate, clock: Int) {
        let clock = (seconds % 86_400 + 86_400) % 86_400
        return (CivilDate(number: (seconds - clock) / 86_400), clock)
    }

    /// `10:30` or `10:30:15`.
    private static func seconds(_ text: Substring) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { digits($0) }
        guard (2...3).contains(parts.count), let hour = parts[0], let minute = parts[1], let second = parts.count == 3 ? parts[2] : 0,
            hour < 24, minute < 60, second < 60
        else { return nil }
        return hour * 3600 + minute * 60 + second
    }

    private static func digits(_ text: Substring) -> Int? {
        guard !text.isEmpty, text.utf8.count <= 4, text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return Int(text)
    }
}
