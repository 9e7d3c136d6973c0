import Corpus

extension PretrainedReader {
    func durations() -> [PretrainedMatch] {
        var matches: [PretrainedMatch] = []
        var place = 0
        while place < text.lexemes.count {
            if let told = timespan(place) {
                if let found = match(.duration, place, told.end, told.span.value, told.isWeak ? 0.7 : 1) { matches.append(found) }
                place = told.end
            } else {
                place += 1
            }
        }
        return matches
    }

    /// A length of time: “two hours and 30 minutes”, “half an hour”, `1h30`.
    func timespan(_ start: Int) -> (span: Timespan, end: Int, isWeak: Bool)? {
        guard let first = part(start) else { return nil }
        var span = Timespan()
        span.add(first.count, first.unit)
        var (end, unit) = (first.end, first.unit)
        while unit > .second {
            if let half = andAHalf(end), text.sense(half)?.unit == nil {
                span.add(0.5, unit)
                end = half
                break
            }
            let next = text.has(.and, end) || text.isSign(",", end) ? end + 1 : end
            if let more = part(next, below: unit), more.unit < unit {
                span.add(more.count, more.unit)
                (end, unit) = (more.end, more.unit)
            } else if let minutes = minutes(end, unit) {
                span.add(Double(minutes), .minute)
                (end, unit) = (end + 1, .second)
            } else {
                break
            }
        }
        // “Wait a second” is no length of time to count on, and 90s may be a decade.
        let isWeak = first.unit == .second && (text.has(.a, start) || text[first.end - 1]?.text == "s")
        return span.seconds > 0 && span.seconds < 1e11 ? (span, end, isWeak) : nil
    }

    /// One number and its unit.
    private func part(_ place: Int, below larger: TimeUnit? = nil) -> (count: Double, unit: TimeUnit, end: Int)? {
        if text.has(.half, place) || text.has(.quarter, place) || (text.has(.a, place) && text.has(.quarter, place + 1)) {
            let fraction = text.has(.half, place) ? place : text.has(.quarter, place) ? place : place + 1
            var next = fraction + 1
            if text.has(.of, next) { next += 1 }
            if text.has(.a, next) { next += 1 }
            guard let unit = unit(next, isWritten: false) else { return nil }
            return (text.has(.half, fraction) ? 0.5 : 0.25, unit, next + 1)
        }
        if text.has(.a, place), !text.continues(place), larger == nil, let unit = unit(place + 1, isWritten: false) {
            return (1, unit, place + 2)
        }
        guard let quantity = quantity(place), quantity.value > 0 else { return nil }
        let next =
            text.isSign("-", quantity.end) && text.isGlued(quantity.end) && text.isGlued(quantity.end + 1) ? quantity.end + 1 : quantity.end
        // twenty-second is an ordinal.
        if next > quantity.end, !quantity.isWritten, text.sense(next)?.ordinal != nil { return nil }
        if let unit = unit(next, isWritten: quantity.isWritten) { return (quantity.value, unit, next + 1) }
        // 1h 30m: a bare m is minutes only behind hours.
        guard larger == .hour, text[next]?.text == "m", text.isGlued(next), !text.goesOn(next) else { return nil }
        return (quantity.value, .minute, next + 1)
    }

    private func unit(_ place: Int, isWritten: Bool) -> TimeUnit? {
        guard let lexeme = text[place], let unit = lexeme.sense?.unit else { return nil }
        // One letter is a unit right behind digits alone; the 80s and the 2010s are decades.
        if lexeme.text.unicodeScalars.count == 1 {
            guard isWritten, lexeme.isGlued || unit == .hour else { return nil }
            if unit == .second, text.has(.the, place - 2) || text.digits(place - 1) > 3 { return nil }
        }
        if lexeme.isGlued, !isWritten, !text.isSign("-", place - 1) { return nil }
        guard !text.goesOn(place) || (unit == .hour && !vocabulary.hourTellsClock && text[place + 1]?.literal != nil) else { return nil }
        return unit
    }

    /// The 30 of `1h30`.
    private func minutes(_ place: Int, _ unit: TimeUnit) -> Int? {
        guard unit == .hour, text.isGlued(place), let minutes = text[place]?.literal?.integer, text.digits(place) == 2, minutes < 60,
            !text.goesOn(place)
        else { return nil }
        return minutes
    }
}
