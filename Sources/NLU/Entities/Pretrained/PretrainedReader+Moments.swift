import Corpus

extension PretrainedReader {
    /// A date or a time with what it stands for.
    struct Told {
        var kind: PretrainedKind
        var end: Int
        var value: String?
        var confidence = 1.0
    }

    /// Dates and times: at each place the longest of each.
    func moments(_ kinds: Set<PretrainedKind>) -> [PretrainedMatch] {
        var matches: [PretrainedMatch] = []
        for place in text.lexemes.indices {
            let readings = [relative(place), date(place), time(place)].compactMap { $0 }
            for kind in [PretrainedKind.date, .time] where kinds.contains(kind) {
                guard let told = readings.filter({ $0.kind == kind }).max(by: { $0.end < $1.end }) else { continue }
                if let found = match(kind, place, told.end, told.value.map(ResolvedValue.text), told.confidence) { matches.append(found) }
            }
        }
        return matches
    }

    /// “in two hours”, “3 days ago”: a time where hours and less are told, else a date.
    private func relative(_ place: Int) -> Told? {
        guard !text.continues(place) else { return nil }
        var direction: Int?
        var told: (span: Timespan, end: Int, isWeak: Bool)?
        if text.has(.ahead, place) || text.has(.agoBefore, place) {
            told = timespan(place + 1)
            direction = text.has(.ahead, place) ? 1 : -1
        }
        if told == nil, let span = timespan(place) {
            direction = text.has(.ago, span.end) ? -1 : text.has(.fromNow, span.end) ? 1 : nil
            told = (span.span, span.end + 1, span.isWeak)
        }
        guard let direction, let told else { return nil }
        guard told.span.isOfDays else {
            return Told(kind: .time, end: told.end, value: reference?.iso(adding: direction * Int(told.span.seconds)))
        }
        let day = reference?.day.adding(months: direction * told.span.months).adding(days: direction * told.span.days)
        return Told(kind: .date, end: told.end, value: day?.iso)
    }

    // MARK: Times

    private func time(_ place: Int) -> Told? {
        guard !text.continues(place) else { return nil }
        if let clock = text.sense(place)?.clock { return Told(kind: .time, end: place + 1, value: Self.clock(clock / 60)) }
        return [digital(place), half(place), beside(place), told(place)].compactMap { $0 }.max { $0.end < $1.end }
    }

    private static func clock(_ minutes: Int, seconds: Int? = nil) -> String {
        "\(padded(minutes / 60 % 24, 2)):\(padded(minutes % 60, 2))" + (seconds.map { ":" + padded($0, 2) } ?? "")
    }

    /// The time with its “pm” or “o'clock”, and whether it had one.
    private func half(ofDay hour: Int, _ end: Int) -> (hour: Int, end: Int, isStated: Bool)? {
        var (hour, end, isStated) = (hour, end, hour > 12 || hour == 0)
        if text.has(.oclock, end) {
            end += 1
            isStated = true
        }
        if text.has(.pm, end) || text.has(.am, end), !text.goesOn(end) {
            guard hour >= 1, hour <= 24 else { return nil }
            if text.has(.pm, end), hour < 12 { hour += 12 }
            if text.has(.am, end), hour == 12 { hour = 0 }
            return (hour, end + 1, true)
        }
        return hour <= 24 ? (hour, end, isStated) : nil
    }

    /// `15:30`, `3:30 pm`, `3.30pm`, `3pm`, `15h30`.
    private func digital(_ place: Int) -> Told? {
        guard let literal = text[place]?.literal, literal.value < 25 else { return nil }
        var (hour, minute, second, end) = (Int(literal.value), 0, Int?.none, place + 1)
        var isClock = false
        if literal.decimals == 2 {
            minute = Int(((literal.value - Double(hour)) * 100).rounded())
        } else if let _ = literal.integer, text.isSign(":", end) || isHour(end), let minutes = sixty(end + 1) {
            (minute, end, isClock) = (minutes, end + 2, true)
            if text.isSign(":", end), let seconds = sixty(end + 1) { (second, end) = (seconds, end + 2) }
        } else if literal.integer == nil {
            return nil
        }
        guard minute < 60, !text.isSign(":", place - 1) || !text.isGlued(place) else { return nil }
        let before = end
        guard let half = half(ofDay: hour, end), half.end > before || (isClock && !text.goesOn(end - 1)) else { return nil }
        guard hour < 24 || minute == 0 else { return nil }
        (hour, end) = (half.hour, half.end)
        return Told(
            kind: .time, end: end, value: Self.clock(hour * 60 + minute, seconds: second), confidence: half.isStated || hour == 0 ? 1 : 0.8)
    }

    private func isHour(_ place: Int) -> Bool {
        vocabulary.hourTellsClock && text.sense(place)?.unit == .hour && text.isGlued(place) && text.isGlued(place + 1)
    }

    /// Two glued digits below sixty.
    private func sixty(_ place: Int) -> Int? {
        guard text.isGlued(place), text.isGlued(place - 1), text.digits(place) == 2, let number = text[place]?.literal?.integer, number < 60
        else { return nil }
        return number
    }

    private func hour(_ place: Int) -> (hour: Int, end: Int)? {
        guard let quantity = quantity(place), let hour = quantity.integer, (1...24).contains(hour), !text.goesOn(quantity.end - 1) else {
            return nil
        }
        return (hour, quantity.end)
    }

    /// “half past three”, “quarter to five”, “ten past six”; “halb vier”.
    private func half(_ place: Int) -> Told? {
        var (minutes, next) = (0, place)
        if text.has(.half, place) {
            if vocabulary.halfIsBefore, let hour = hour(place + 1), hour.hour <= 12 {
                return Told(kind: .time, end: hour.end, value: Self.clock(hour.hour * 60 - 30), confidence: 0.8)
            }
            (minutes, next) = (30, place + 1)
        } else if text.has(.quarter, place) || (text.has(.a, place) && text.has(.quarter, place + 1)) {
            (minutes, next) = (15, text.has(.quarter, place) ? place + 1 : place + 2)
        } else if let quantity = quantity(place), let number = quantity.integer, (1..<30).contains(number) {
            let isStated = text.sense(quantity.end)?.unit == .minute
            // “9 to 5” is a range, “three before five” an order.
            guard isStated || (!quantity.isWritten && number % 5 == 0) else { return nil }
            (minutes, next) = (number, isStated ? quantity.end + 1 : quantity.end)
        } else {
            return nil
        }
        guard text.has(.past, next) || text.has(.to, next), let hour = hour(next + 1), hour.hour <= 12 else { return nil }
        guard let half = half(ofDay: hour.hour, hour.end) else { return nil }
        let isBefore = text.has(.to, next) && !text.has(.past, next)
        let total = half.hour * 60 + (isBefore ? 1440 - minutes : minutes)
        return Told(kind: .time, end: half.end, value: Self.clock(total % 1440), confidence: half.isStated ? 1 : 0.8)
    }

    /// “three thirty pm”, “seven o'clock”.
    private func told(_ place: Int) -> Told? {
        guard let hour = hour(place), text[place]?.isLetters == true else { return nil }
        if let minutes = cardinal(hour.end), let number = minutes.integer, (10..<60).contains(number), hour.hour <= 12,
            let half = half(ofDay: hour.hour, minutes.end), half.end > minutes.end
        {
            return Told(kind: .time, end: half.end, value: Self.clock(half.hour * 60 + number))
        }
        guard let half = half(ofDay: hour.hour, hour.end), half.end > hour.end else { return nil }
        return Told(
            kind: .time, end: half.end, value: Self.clock(half.hour * 60), confidence: half.isStated && half.end > hour.end + 1 ? 1 : 0.9)
    }

    /// The hour behind “at”, where nothing behind it makes it a number of something.
    private func beside(_ place: Int) -> Told? {
        guard text.has(.at, place - 1) else { return nil }
        if let quantity = quantity(place), quantity.value > 1, quantity.value < 13,
            quantity.value.truncatingRemainder(dividingBy: 1) == 0.5,
            !quantity.isWritten
        {
            return Told(kind: .time, end: quantity.end, value: Self.clock(Int(quantity.value * 60)), confidence: 0.7)
        }
        guard let hour = hour(place) else { return nil }
        if vocabulary.hourTellsClock, text.sense(hour.end)?.unit == .hour {
            let half = andAHalf(hour.end + 1)
            return Told(kind: .time, end: half ?? hour.end + 1, value: Self.clock(hour.hour * 60 + (half == nil ? 0 : 30)))
        }
        if let minutes = cardinal(hour.end), let number = minutes.integer, (10..<60).contains(number), text[place]?.isLetters == true {
            return Told(kind: .time, end: minutes.end, value: Self.clock(hour.hour * 60 + number), confidence: 0.7)
        }
        let next = text[hour.end]
        let isFree =
            next == nil || next?.isLetters == false && next?.literal == nil && !text.has(.percent, hour.end) && next?.sense?.currency == nil
            || next.map {
                $0.sense?.dayOffset != nil || $0.sense?.weekday != nil || $0.has(.on) || $0.has(.and) || $0.has(.this) || $0.has(.next)
            }
                ?? false
        guard isFree, next?.isGlued != true || [",", ".", "?", "!", ";"].contains(next?.text ?? "") else { return nil }
        // A sign that digits go on behind is part of a number or a clock.
        if next?.isGlued == true, text[hour.end + 1]?.isGlued == true { return nil }
        return Told(kind: .time, end: hour.end, value: Self.clock(hour.hour * 60), confidence: 0.7)
    }
}
