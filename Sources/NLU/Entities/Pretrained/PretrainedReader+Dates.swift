import Corpus

extension PretrainedReader {
    /// A date that begins at this place.
    func date(_ place: Int) -> Told? {
        guard !text.continues(place) else { return nil }
        return [numeric(place), byWord(place), byWeekday(place), byMonth(place), byDay(place), byPeriod(place)].compactMap { $0 }
            .max { ($0.end, $0.confidence) < ($1.end, $1.confidence) }
    }

    private func told(_ end: Int, _ value: String?, _ confidence: Double = 1) -> Told {
        Told(kind: .date, end: end, value: value, confidence: confidence)
    }

    // MARK: Digits

    /// `2026-03-05`, `5.3.2026`, `3/5/26`, `3/5`.
    private func numeric(_ place: Int) -> Told? {
        guard let first = integer(place), let sign = text[place + 1]?.text, ["-", "/", "."].contains(sign), text.isGlued(place + 1),
            text.isGlued(place + 2), let second = integer(place + 2)
        else { return nil }
        let hasThird = text.isSign(sign, place + 3) && text.isGlued(place + 3) && text.isGlued(place + 4)
        guard hasThird, let third = integer(place + 4) else {
            guard sign == "/", !hasThird, !text.goesOn(place + 2), text.digits(place) <= 2, text.digits(place + 2) <= 2 else { return nil }
            // 1/2 is a half, 24/7 always; a day is told with “on”, or in two digits.
            let isDay = text.has(.on, place - 1) || text.has(.at, place - 1) || text.digits(place) + text.digits(place + 2) > 2
            guard isDay, (first, second) != (24, 7) else { return nil }
            let (day, month) = dayAndMonth(first, second)
            guard (1...12).contains(month), (1...31).contains(day) else { return nil }
            return told(place + 3, coming(day, month)?.iso, 0.6)
        }
        let end = place + 5
        // 2026-03-05T15:30 goes on with a time.
        guard !text.goesOn(end - 1) || text[end]?.text == "t" else { return nil }
        if text.digits(place) == 4 { return CivilDate(first, second, third).map { told(end, $0.iso) } }
        guard text.digits(place) <= 2, text.digits(place + 2) <= 2 else { return nil }
        let year: Int
        switch text.digits(place + 4) {
        case 4: year = third
        case 2 where sign != "-": year = third + (third < 70 ? 2000 : 1900)
        default: return nil
        }
        let (day, month) = dayAndMonth(first, second, isPointed: sign == ".")
        let isOpen = first <= 12 && second <= 12 && first != second && sign != "."
        return CivilDate(year, month, day).map { told(end, $0.iso, isOpen ? 0.9 : 1) }
    }

    private func integer(_ place: Int) -> Int? { text[place]?.literal?.integer }

    /// By the language's habit, unless one of the two cannot be a month.
    private func dayAndMonth(_ first: Int, _ second: Int, isPointed: Bool = false) -> (day: Int, month: Int) {
        if first > 12 { return (first, second) }
        if second > 12 { return (second, first) }
        return vocabulary.monthFirst && !isPointed ? (second, first) : (first, second)
    }

    // MARK: Words

    private func byWord(_ place: Int) -> Told? {
        guard let offset = text.sense(place)?.dayOffset else { return nil }
        return told(place + 1, reference?.day.adding(days: offset).iso)
    }

    /// “next”, “last” or “this” at a place, or behind `end` where the language has them there.
    private func pointer(_ place: Int) -> Vocabulary.Role? {
        [.next, .last, .this].first { text.has($0, place) }
    }

    private func byWeekday(_ place: Int) -> Told? {
        let before = pointer(place)
        let start = before == nil ? place : place + 1
        guard let sense = text.sense(start), let weekday = sense.weekday else { return nil }
        var end = start + 1
        // Friday, 5 March: the date says more than the day.
        if before == nil {
            let next = text.isSign(",", end) || (text.isSign(".", end) && text.isGlued(end)) ? end + 1 : end
            let skipped = text.has(.the, next) ? next + 1 : next
            if let date = [numeric(skipped), byMonth(skipped), byDay(skipped)].compactMap({ $0 }).max(by: { $0.end < $1.end }) {
                return date
            }
        }
        var pointer = before
        if pointer == nil, vocabulary.adjectiveFollows, let behind = self.pointer(end) { (pointer, end) = (behind, end + 1) }
        if sense.isWeak, pointer == nil, !text.has(.on, place - 1) { return nil }
        return told(end, weekdayDate(weekday, pointer)?.iso)
    }

    private func weekdayDate(_ weekday: Int, _ pointer: Vocabulary.Role?) -> CivilDate? {
        guard let today = reference?.day else { return nil }
        let inThisWeek = today.monday.adding(days: weekday - 1)
        switch pointer {
        case .next: return inThisWeek.adding(days: 7)
        case .this: return inThisWeek
        case .last: return inThisWeek < today ? inThisWeek : inThisWeek.adding(days: -7)
        default: return inThisWeek > today ? inThisWeek : inThisWeek.adding(days: 7)
        }
    }

    /// “March 5th, 2026”, “March 2026”, “next March”, “March”.
    private func byMonth(_ place: Int) -> Told? {
        let before = pointer(place)
        let start = before == nil ? place : place + 1
        guard let sense = text.sense(start), let month = sense.month else { return nil }
        let point = text.isSign(".", start + 1) && text.isGlued(start + 1) && start + 2 < text.lexemes.count ? start + 2 : start + 1
        // January the twentieth
        let first = text.has(.the, point) && ordinal(point + 1) != nil ? point + 1 : point
        if before == nil, vocabulary.monthFirst || vocabulary.ordinalEndings.contains("th"), let day = day(first) {
            let next = text.isSign(",", day.end) ? day.end + 1 : day.end
            if let year = year(next), let date = CivilDate(year, month, day.number) { return told(next + 1, date.iso) }
            if let date = dated(day.number, month, day.end) { return date }
        }
        let of = text.has(.of, point) ? point + 1 : point
        if let year = year(of), let first = CivilDate(year, month, 1) { return told(of + 1, first.isoMonth) }
        var (end, pointer) = (start + 1, before)
        if pointer == nil, vocabulary.adjectiveFollows, let behind = self.pointer(end) { (pointer, end) = (behind, end + 1) }
        let isBorneOut = pointer != nil || text.has(.ahead, place - 1) || text.has(.of, place - 1)
        if sense.isWeak, !isBorneOut { return nil }
        return told(end, monthDate(month, pointer)?.isoMonth, isBorneOut ? 1 : 0.8)
    }

    private func monthDate(_ month: Int, _ pointer: Vocabulary.Role?) -> CivilDate? {
        guard let today = reference?.day else { return nil }
        let year: Int
        switch pointer {
        case .this: year = today.year
        case .last: year = month < today.month ? today.year : today.year - 1
        case .next: year = month > today.month ? today.year : today.year + 1
        default: year = month >= today.month ? today.year : today.year + 1
        }
        return CivilDate(year, month, 1)
    }

    /// “5 March”, “the 5th of March 2026”, “5. März”.
    private func byDay(_ place: Int) -> Told? {
        guard let day = day(place) else { return nil }
        var next = day.end
        if text.isSign(".", next), text.isGlued(next) { next += 1 }
        if text.has(.of, next) { next += 1 }
        guard let month = text.sense(next)?.month else { return nil }
        let isShort = text[next].map { $0.text.unicodeScalars.count <= 4 } ?? false
        var end = next + 1
        // Jan. 2026
        if isShort, text.isSign(".", end), text.isGlued(end), year(end + 1) != nil { end += 1 }
        if text.isSign(",", end), year(end + 1) != nil { end += 1 }
        if text.has(.of, end), year(end + 1) != nil { end += 1 }
        guard let year = year(end) else { return dated(day.number, month, next + 1) }
        return CivilDate(year, month, day.number).map { told(end + 1, $0.iso) }
    }

    /// The next such day, today included.
    private func dated(_ day: Int, _ month: Int, _ end: Int) -> Told? {
        guard day <= 29 || CivilDate(2000, month, day) != nil else { return nil }
        return told(end, coming(day, month)?.iso)
    }

    private func coming(_ day: Int, _ month: Int) -> CivilDate? {
        guard let today = reference?.day else { return nil }
        // The 29th of February comes within eight years.
        return (today.year...today.year + 8).lazy.compactMap { CivilDate($0, month, day) }.first { $0 >= today }
    }

    private func day(_ place: Int) -> (number: Int, end: Int)? {
        if let ordinal = ordinal(place), (1...31).contains(ordinal.value) { return (ordinal.value, ordinal.end) }
        if let number = integer(place), (1...31).contains(number), text.digits(place) <= 2, !text.goesOn(place) {
            return (number, place + 1)
        }
        // “cinco de marzo”
        guard !vocabulary.monthFirst, let told = cardinal(place), let number = told.integer, (1...31).contains(number) else { return nil }
        return (number, told.end)
    }

    private func year(_ place: Int) -> Int? {
        guard let year = integer(place), text.digits(place) == 4, (1000...2999).contains(year), !text.goesOn(place),
            !text.isSign(":", place + 1)
        else { return nil }
        return year
    }

    /// “next week”, “this month”, “last year”.
    private func byPeriod(_ place: Int) -> Told? {
        var (pointer, start) = (self.pointer(place), place + 1)
        if pointer == nil { start = place }
        guard let unit = text.sense(start)?.unit, [.week, .month, .year].contains(unit) else { return nil }
        var end = start + 1
        if pointer == nil, vocabulary.adjectiveFollows, let behind = self.pointer(end) { (pointer, end) = (behind, end + 1) }
        guard let pointer else { return nil }
        let step = pointer == .next ? 1 : pointer == .last ? -1 : 0
        guard let today = reference?.day else { return told(end, nil) }
        switch unit {
        case .week: return told(end, today.adding(days: 7 * step).isoWeek)
        case .month: return told(end, today.adding(months: step).isoMonth)
        default: return told(end, today.adding(months: 12 * step).isoYear)
        }
    }
}
