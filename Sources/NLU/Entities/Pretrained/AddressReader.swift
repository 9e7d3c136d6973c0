import Corpus

/// Finds e-mail addresses, web addresses and telephone numbers, which are the same in every language.
struct AddressReader {
    let scalars: [UInt32]
    let text: NormalizedText
    let raw: RawText

    /// Endings that make a web address of `example.com` without http or www before it.
    private static let endings: Set<String> = [
        "app", "at", "au", "be", "biz", "br", "ca", "ch", "cn", "co", "com", "de", "dev", "dk", "edu", "es", "eu", "fi", "fr", "gov", "ie",
        "in",
        "info", "io", "jp", "kr", "mx", "net", "nl", "nz", "org", "pl", "pt", "ru", "se", "tv", "uk", "us", "za",
    ]

    init(_ text: NormalizedText, _ raw: RawText) {
        self.text = text
        self.raw = raw
        scalars = text.scalars
    }

    func matches(_ kinds: Set<PretrainedKind>) -> [PretrainedMatch] {
        var matches: [PretrainedMatch] = []
        if kinds.contains(.email), scalars.contains(0x40) { matches += emails() }
        if kinds.contains(.url), scalars.contains(0x2E) || scalars.contains(0x2F) { matches += urls() }
        if kinds.contains(.phone), scalars.lazy.filter({ Self.isDigit($0) }).prefix(7).count == 7 { matches += phones() }
        return matches
    }

    private static func isDigit(_ scalar: UInt32) -> Bool { (48...57).contains(scalar) }

    /// Letters and digits of any script.
    private func isWord(_ place: Int) -> Bool {
        guard scalars.indices.contains(place) else { return false }
        let scalar = scalars[place]
        if scalar < 0x80 { return (97...122).contains(scalar) || Self.isDigit(scalar) }
        switch CharacterClass(scalar) {
        case .word, .joining: return true
        default: return false
        }
    }

    private func has(_ signs: String, _ place: Int) -> Bool {
        scalars.indices.contains(place) && signs.unicodeScalars.contains { $0.value == scalars[place] }
    }

    private func string(_ range: Range<Int>) -> String { raw.string(text.rawRange(range)) }

    // MARK: E-mail

    private func emails() -> [PretrainedMatch] {
        scalars.indices.filter { scalars[$0] == 0x40 }.compactMap { at in
            var start = at
            while isWord(start - 1) || has(".+-_%'", start - 1) { start -= 1 }
            while start < at, has(".'-%+", start) { start += 1 }
            guard start < at, !has(".", at - 1), let end = domain(at + 1, needsKnownEnding: false), !has("@", end) else { return nil }
            let value = string(start..<at) + "@" + string(at + 1..<end).lowercased()
            return PretrainedMatch(kind: .email, range: start..<end, value: .text(value), confidence: 1)
        }
    }

    /// The end of a host name that begins here: labels between points, the last of two letters or more.
    private func domain(_ start: Int, needsKnownEnding: Bool) -> Int? {
        var (end, place, labels) = (Int?.none, start, 0)
        while true {
            let label = place
            while isWord(place) || (place > label && has("-", place) && isWord(place + 1)) { place += 1 }
            guard place > label, place - label <= 63 else { break }
            labels += 1
            let isEnding = place - label >= 2 && !scalars[label..<place].contains { Self.isDigit($0) }
            if labels > 1, isEnding, !needsKnownEnding || Self.endings.contains(string(label..<place).lowercased()) { end = place }
            guard has(".", place), isWord(place + 1) else { break }
            place += 1
        }
        // A name that goes on with something else is no host.
        guard let end, end == place || has(".", end) else { return nil }
        return end == place ? end : nil
    }

    // MARK: Web addresses

    private func urls() -> [PretrainedMatch] {
        var matches: [PretrainedMatch] = []
        var place = 0
        while place < scalars.count {
            guard isWord(place), !isWord(place - 1), !has("@.-_/", place - 1), let found = url(place) else {
                place += 1
                continue
            }
            matches.append(
                PretrainedMatch(kind: .url, range: place..<found.end, value: .text(string(place..<found.end)), confidence: found.confidence)
            )
            place = found.end
        }
        return matches
    }

    private func url(_ start: Int) -> (end: Int, confidence: Double)? {
        let schemes = ["https://", "http://", "ftp://"].map { Array($0.unicodeScalars.map(\.value)) }
        if let scheme = schemes.first(where: { scalars[start...].starts(with: $0) }) {
            let end = address(start + scheme.count)
            return end > start + scheme.count ? (end, 1) : nil
        }
        let isWorldWide = scalars[start...].starts(with: "www.".unicodeScalars.map(\.value))
        guard let host = domain(isWorldWide ? start + 4 : start, needsKnownEnding: !isWorldWide), !has("@", host)
        else { return nil }
        let goesOn = has("/?#", host) || (has(":", host) && scalars.indices.contains(host + 1) && Self.isDigit(scalars[host + 1]))
        return (goesOn ? address(host) : host, isWorldWide ? 1 : 0.8)
    }

    /// The end of what stands without a blank, without the sentence's own signs.
    private func address(_ start: Int) -> Int {
        var end = start
        while end < scalars.count, CharacterClass(scalars[end]) != .space, !has("<>\"{}|\\^`“”«»", end) { end += 1 }
        while end > start, has(".,;:!?'’)]", end - 1) {
            // A bracket that was opened in the address belongs to it.
            if has(")", end - 1), scalars[start..<end].count(where: { $0 == 0x28 }) >= scalars[start..<end].count(where: { $0 == 0x29 }) {
                break
            }
            end -= 1
        }
        return end
    }

    // MARK: Telephone numbers

    private func phones() -> [PretrainedMatch] {
        var matches: [PretrainedMatch] = []
        var place = 0
        while place < scalars.count {
            let starts = Self.isDigit(scalars[place]) || has("+(", place)
            guard starts, !isWord(place - 1), !has("#$€£.,/-:+(", place - 1) || has("(", place - 1), let found = phone(place) else {
                place += 1
                continue
            }
            matches.append(found)
            place = found.range.upperBound
        }
        return matches
    }

    private func phone(_ start: Int) -> PretrainedMatch? {
        var (groups, signs, place, end) = ([Int](), [UInt32](), start, start)
        var digits = ""
        let isInternational = has("+", start)
        if isInternational { place += 1 }
        let isBracketed = has("(", place)
        while true {
            if has("(", place) { place += 1 }
            let group = place
            while place < scalars.count, Self.isDigit(scalars[place]) {
                digits.unicodeScalars.append(Unicode.Scalar(UInt8(scalars[place])))
                place += 1
            }
            guard place > group else { break }
            groups.append(place - group)
            end = place
            if has(")", place) {
                end = place + 1
                place += 1
                if has(" -", place) { place += 1 }
                continue
            }
            guard has(" -./", place), scalars.indices.contains(place + 1), Self.isDigit(scalars[place + 1]) || has("(", place + 1) else {
                break
            }
            signs.append(scalars[place])
            place += 1
        }
        guard (7...15).contains(digits.utf8.count), groups.count <= 8, !isWord(end), !has("@", end), !(has(":", end) && isWord(end + 1)),
            let confidence = Self.likelihood(digits, groups, signs, isInternational: isInternational, isBracketed: isBracketed)
        else { return nil }
        let number = isInternational ? "+" + digits : digits.hasPrefix("00") ? "+" + digits.dropFirst(2) : digits
        return PretrainedMatch(kind: .phone, range: start..<end, value: .text(number), confidence: confidence)
    }

    /// How likely the digits are a telephone number; nil when they are a date, an amount or an order's number as well.
    private static func likelihood(
        _ digits: String, _ groups: [Int], _ signs: [UInt32], isInternational: Bool, isBracketed: Bool
    ) -> Double? {
        let isEven = Set(signs.dropFirst(groups.count > 1 && signs.first == 0x2F ? 1 : 0)).count <= 1
        if isInternational { return 1 }
        if isBracketed { return groups.count > 1 ? 1 : nil }
        guard isEven else { return nil }
        if digits.hasPrefix("0") { return digits.utf8.count >= 9 && groups[0] >= 2 ? (groups.count > 1 ? 0.9 : 0.7) : nil }
        if [[3, 3, 4], [1, 3, 3, 4], [3, 4]].contains(groups) { return groups.count > 2 ? 0.9 : 0.6 }
        return groups == [10] ? 0.5 : nil
    }
}
