import Corpus

/// A number in digits or words at a place of the utterance.
struct Quantity {
    var value: Double
    /// The lexeme behind it.
    var end: Int
    /// Begins with digits.
    var isWritten: Bool
    /// “one”, which is a pronoun more often.
    var isWeak = false

    var integer: Int? { value == value.rounded() && abs(value) < 1e9 ? Int(value) : nil }
}

extension PretrainedReader {
    /// Numbers, percentages and money.
    func amounts(_ kinds: Set<PretrainedKind>) -> [PretrainedMatch] {
        var matches: [PretrainedMatch] = []
        var place = 0
        while place < text.lexemes.count {
            let money = money(place)
            if kinds.contains(.money), let money { matches.append(money.match) }
            guard let quantity = quantity(place) else {
                place = max(place + 1, money?.end ?? 0)
                continue
            }
            let sign = sign(before: place)
            let value = sign < place ? -quantity.value : quantity.value
            if kinds.contains(.percentage), text.has(.percent, quantity.end) {
                if let found = match(.percentage, sign, quantity.end + 1, .number(value)) { matches.append(found) }
            }
            if kinds.contains(.number), isNumber(place, quantity) {
                let confidence = quantity.isWeak ? 0.5 : 1
                if let found = match(.number, sign, quantity.end, .number(value), confidence) { matches.append(found) }
            }
            place = max(quantity.end, money?.end ?? 0)
        }
        return matches
    }

    /// The place of a minus sign that belongs to the number at `place`; else `place`.
    private func sign(before place: Int) -> Int {
        if text.has(.minus, place - 1) { return place - 1 }
        guard text.isSign("-", place - 1) || text.isSign("−", place - 1), text.isGlued(place), !text.isGlued(place - 1) else {
            return place
        }
        return place - 1
    }

    /// False for digits of a code, a clock or a version, and for “one” that is a pronoun.
    private func isNumber(_ place: Int, _ quantity: Quantity) -> Bool {
        if quantity.isWeak, text.has(.pointing, place - 1) || text.has(.of, quantity.end) { return false }
        guard quantity.isWritten else { return true }
        guard !text.goesOn(quantity.end - 1) else { return false }
        func joins(_ sign: Int, _ signs: [String]) -> Bool {
            signs.contains { text.isSign($0, sign) } && text.isGlued(sign) && text.isGlued(sign + 1) && text[sign + 1] != nil
        }
        if joins(quantity.end, [":", "/", "."]), text[quantity.end + 1]?.literal != nil { return false }
        if joins(place - 1, [":", "/", ".", "_"]) { return false }
        return !(joins(place - 1, ["-"]) && text[place - 2]?.isLetters == true) && !text.isSign("#", place - 1)
    }

    // MARK: Quantities

    func quantity(_ place: Int) -> Quantity? {
        guard var quantity = written(place) ?? told(place) else { return nil }
        if let end = andAHalf(quantity.end) {
            quantity.value += 0.5
            (quantity.end, quantity.isWeak) = (end, false)
            if let multiplier = text.sense(end)?.multiplier {
                quantity.value *= multiplier
                quantity.end += 1
            }
        }
        return quantity
    }

    /// The place behind “and a half”.
    func andAHalf(_ place: Int) -> Int? {
        guard text.has(.and, place) else { return nil }
        let next = text.has(.a, place + 1) ? place + 2 : place + 1
        return text.has(.half, next) ? next + 1 : nil
    }

    private func written(_ place: Int) -> Quantity? {
        guard let literal = text[place]?.literal, !text.continues(place) || text.isSign("⁄", place + 1) else { return nil }
        var quantity = Quantity(value: literal.value, end: place + 1, isWritten: true)
        if text.isSign("⁄", place + 1), let below = text[place + 2]?.literal?.value, below > 0 {
            quantity = Quantity(value: literal.value / below, end: place + 3, isWritten: true)
        } else if text.isSign("⁄", place + 2), text.isGlued(place + 1), let above = text[place + 1]?.literal?.value,
            let below = text[place + 3]?.literal?.value, below > 0
        {
            quantity = Quantity(value: literal.value + above / below, end: place + 4, isWritten: true)
        }
        if let multiplier = text.sense(quantity.end)?.multiplier, let word = text[quantity.end],
            word.isGlued || word.text.unicodeScalars.count > 2, !text.goesOn(quantity.end)
        {
            quantity.value *= multiplier
            quantity.end += 1
        }
        return quantity
    }

    private func told(_ place: Int) -> Quantity? {
        guard text[place]?.isLetters == true, !text.continues(place) else { return nil }
        if text.has(.half, place) {
            let next = text.has(.a, place + 1) ? place + 2 : place + 1
            guard let multiplier = text.sense(next)?.multiplier else { return nil }
            return Quantity(value: multiplier / 2, end: next + 1, isWritten: false)
        }
        if text.has(.a, place), text.sense(place)?.cardinal == nil {
            guard text.sense(place + 1)?.multiplier != nil else { return nil }
            return cardinal(place + 1)
        }
        return cardinal(place)
    }

    /// A number in words: “two thousand three hundred and five”.
    func cardinal(_ start: Int) -> Quantity? {
        var (total, current, smallest, place) = (0.0, 0, Double.infinity, start)
        /// How much may still be added: behind twenty a digit, behind two hundred a number below hundred.
        var room = Int.max
        var isWeak = false
        scan: while let sense = text.sense(place) {
            if let number = sense.cardinal, number < room || (vocabulary.isVigesimal && current % 100 == 4 && number == 20) {
                if number == 20, vocabulary.isVigesimal, current % 100 == 4 {
                    current += 76
                    room = 20
                } else {
                    current += number
                    room = Self.room(behind: number, isVigesimal: vocabulary.isVigesimal)
                }
                isWeak = sense.isWeak && place == start
            } else if let multiplier = sense.multiplier, multiplier == 100, current < 100 {
                current = max(current, 1) * 100
                room = 100
            } else if let multiplier = sense.multiplier, multiplier >= 1000 || multiplier == 12, multiplier < smallest {
                total += Double(max(current, 1)) * multiplier
                (current, room, smallest) = (0, multiplier == 12 ? 0 : Int(min(multiplier, 1e6)), multiplier)
            } else {
                break scan
            }
            place += 1
            if joins(place, room, current) { place += 1 }
        }
        guard place > start else { return nil }
        if text.has(.and, place - 1) { place -= 1 }
        var quantity = Quantity(value: total + Double(current), end: place, isWritten: false, isWeak: isWeak && place == start + 1)
        if text.has(.point, place), let fraction = fraction(place + 1) {
            quantity.value += fraction.value
            quantity.end = fraction.end
        }
        return quantity
    }

    private static func room(behind number: Int, isVigesimal: Bool) -> Int {
        if number >= 1000 { return 1000 }
        if number >= 100, number % 100 == 0 { return 100 }
        if number >= 20, number < 100, number % 10 == 0 { return isVigesimal && (number == 60 || number == 80) ? 20 : 10 }
        return 0
    }

    /// True for a hyphen or an “and” at `place` that has more of the number behind it.
    private func joins(_ place: Int, _ room: Int, _ current: Int) -> Bool {
        guard let next = text.sense(place + 1) else { return false }
        let goesOn = next.cardinal.map { $0 < room || (vocabulary.isVigesimal && current % 100 == 4 && $0 == 20) } ?? false
        if text.isSign("-", place) { return text.isGlued(place) && text.isGlued(place + 1) && (goesOn || next.multiplier != nil) }
        guard text.has(.and, place), goesOn else { return false }
        return room >= 100 ? vocabulary.andJoinsHundreds : vocabulary.andJoinsTens && room > 1
    }

    /// Digits behind “point”, one word each.
    private func fraction(_ start: Int) -> (value: Double, end: Int)? {
        var (digits, place) = ("", start)
        while let number = text.sense(place)?.cardinal, number < 10, digits.count < 10 {
            digits += String(number)
            place += 1
        }
        return Double("0." + digits).flatMap { digits.isEmpty ? nil : ($0, place) }
    }

    // MARK: Ordinals

    func ordinals() -> [PretrainedMatch] {
        var matches: [PretrainedMatch] = []
        var place = 0
        while place < text.lexemes.count {
            if let ordinal = ordinal(place) {
                let isWeak = ordinal.end == place + 1 && text.sense(place)?.unit != nil
                if let found = match(.ordinal, place, ordinal.end, .number(Double(ordinal.value)), isWeak ? 0.7 : 1) {
                    matches.append(found)
                }
                place = ordinal.end
            } else {
                place += 1
            }
        }
        return matches
    }

    /// `3rd`, `twenty-first`.
    func ordinal(_ place: Int) -> (value: Int, end: Int)? {
        if let literal = text[place]?.literal {
            guard let value = literal.integer, !text.continues(place), text.isGlued(place + 1), let ending = text[place + 1],
                vocabulary.ordinalEndings.contains(ending.text), !text.goesOn(place + 1)
            else { return nil }
            return (value, place + 2)
        }
        if let value = text.sense(place)?.ordinal, !text.continues(place) { return (value, place + 1) }
        guard let tens = cardinal(place), let value = tens.integer, value >= 20, value % 10 == 0 else { return nil }
        let next = text.isSign("-", tens.end) || text.has(.and, tens.end) ? tens.end + 1 : tens.end
        guard let ones = text.sense(next)?.ordinal, ones < (value % 100 == 0 ? 100 : 10) else { return nil }
        return (value + ones, next + 1)
    }
}
