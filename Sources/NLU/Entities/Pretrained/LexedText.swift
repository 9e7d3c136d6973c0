/// A word, a written number or a sign of an utterance, with what it can mean.
struct Lexeme: Sendable {
    /// Positions in the normalised text.
    var range: Range<Int>
    /// True where nothing is between it and the one before.
    var isGlued: Bool
    /// A number written in digits.
    var literal: Literal?
    /// Empty for a written number.
    var text: String
    var sense: Vocabulary.Sense?

    struct Literal: Sendable {
        var value: Double
        /// Digits before the decimal sign, without signs between groups.
        var digits: Int
        /// Digits behind the decimal sign.
        var decimals: Int
        /// The digits stand in one piece.
        var isPlain: Bool

        /// A whole number in one piece.
        var integer: Int? { isPlain && value < 1e15 ? Int(value) : nil }
    }

    func has(_ role: Vocabulary.Role) -> Bool { sense?.roles.contains(role) ?? false }
    var isWord: Bool { literal == nil && isLetters }
    var isLetters = false
}

/// An utterance as the readers of pre-trained kinds see it.
struct LexedText {
    private(set) var lexemes: [Lexeme] = []
    let vocabulary: Vocabulary
    private let scalars: [UInt32]
    /// Where a fraction in one sign begins: 2½ is not 21⁄2.
    private let fractions: Set<Int>
    /// True when a number, or a word that the vocabulary knows, is in it.
    private(set) var isOfInterest = false

    init(_ text: NormalizedText, _ vocabulary: Vocabulary) {
        scalars = text.scalars
        self.vocabulary = vocabulary
        fractions = Self.fractions(in: text)
        var place = 0
        while place < scalars.count { place = take(place) }
        if !vocabulary.phrases.isEmpty { join() }
    }

    subscript(_ place: Int) -> Lexeme? { lexemes.indices.contains(place) ? lexemes[place] : nil }
    func sense(_ place: Int) -> Vocabulary.Sense? { self[place]?.sense }
    func has(_ role: Vocabulary.Role, _ place: Int) -> Bool { self[place]?.has(role) ?? false }
    func isSign(_ sign: String, _ place: Int) -> Bool { self[place].map { !$0.isLetters && $0.text == sign } ?? false }
    /// True where lexeme `place` stands right behind the one before.
    func isGlued(_ place: Int) -> Bool { self[place]?.isGlued ?? false }

    /// True where a letter or digit stands right behind lexeme `place`.
    func goesOn(_ place: Int) -> Bool { self[place + 1].map { $0.isGlued && ($0.isLetters || $0.literal != nil) } ?? false }
    /// True where a letter or digit stands right before it.
    func continues(_ place: Int) -> Bool {
        guard isGlued(place), let before = self[place - 1] else { return false }
        return before.isLetters || before.literal != nil
    }

    /// The digits of a number, as they are written.
    func digits(_ place: Int) -> Int { self[place]?.range.count ?? 0 }

    // MARK: Cutting

    private mutating func take(_ start: Int) -> Int {
        let scalar = scalars[start]
        if digit(start) != nil { return takeNumber(start) }
        switch CharacterClass(scalar) {
        case .space: return start + 1
        case .word, .joining: return takeWord(start)
        case .single: return take(sign: start, isLetter: true)
        case .symbol: return take(sign: start, isLetter: false)
        }
    }

    private func digit(_ place: Int) -> Int? {
        guard place < scalars.count else { return nil }
        let scalar = scalars[place]
        if scalar < 0x80 { return scalar >= 48 && scalar <= 57 ? Int(scalar) - 48 : nil }
        guard let scalar = Unicode.Scalar(scalar), scalar.properties.numericType == .decimal else { return nil }
        return scalar.properties.numericValue.map { Int($0) }
    }

    private func digits(from place: Int) -> Int {
        var end = place
        while digit(end) != nil, end == place || !fractions.contains(end) { end += 1 }
        return end - place
    }

    private static func fractions(in text: NormalizedText) -> Set<Int> {
        guard text.scalars.contains(0x2044) else { return [] }
        let starts = text.scalars.indices.filter { text.scalars[$0] == 0x2044 && $0 > 0 }.map { slash in
            let sign = text.rawRange(slash..<slash + 1)
            var start = slash
            while start > 0, text.rawRange(start - 1..<start) == sign { start -= 1 }
            return start
        }
        return Set(starts)
    }

    private mutating func takeNumber(_ start: Int) -> Int {
        let first = digits(from: start)
        var (end, groups) = (start + first, 0)
        while first <= 3, end < scalars.count, vocabulary.groupSigns.contains(scalars[end]), digits(from: end + 1) == 3 {
            end += 4
            groups += 1
        }
        let whole = end
        var decimals = 0
        // 5.3.2026 is no 5, and no 3.2026.
        let isInSeries = lexemes.last?.text == "." && lexemes.last?.range.upperBound == start && lexemes.last?.isGlued == true
        if end < scalars.count, isDecimalSign(end), !isInSeries {
            decimals = digits(from: end + 1)
            // 1.2.3 and 5.3.2026 are no decimals.
            let next = end + 1 + decimals
            if decimals > 0, next >= scalars.count || !(scalars[next] == scalars[end] && digit(next + 1) != nil) {
                end = next
            } else {
                decimals = 0
            }
        }
        var text = ""
        for place in start..<whole { if let digit = digit(place) { text += String(digit) } }
        if decimals > 0 {
            text += "."
            for place in whole + 1..<end { if let digit = digit(place) { text += String(digit) } }
        }
        let literal = Lexeme.Literal(
            value: Double(text) ?? 0, digits: whole - start - groups, decimals: decimals, isPlain: groups == 0 && decimals == 0)
        append(start..<end, literal, "", nil, isLetters: false)
        isOfInterest = true
        return end
    }

    /// Where a comma is the decimal sign, a point with one or two digits behind it is one as well.
    private func isDecimalSign(_ place: Int) -> Bool {
        if scalars[place] == vocabulary.decimalSign.value { return true }
        return scalars[place] == 0x2E && digits(from: place + 1) <= 2
    }

    private mutating func takeWord(_ start: Int) -> Int {
        var end = start
        while end < scalars.count {
            let scalar = scalars[end]
            if scalar == 0x27 || scalar == 0x2019 {
                guard end + 1 < scalars.count, end > start, isLetter(end + 1) else { break }
            } else if !isLetter(end) {
                break
            }
            end += 1
        }
        end = max(end, start + 1)
        let text = string(start..<end)
        append(start..<end, nil, text, vocabulary.senses[text], isLetters: true)
        return end
    }

    private func isLetter(_ place: Int) -> Bool {
        let scalar = scalars[place]
        if scalar < 0x80 { return scalar >= 97 && scalar <= 122 || scalar >= 65 && scalar <= 90 }
        switch CharacterClass(scalar) {
        case .word, .joining: return digit(place) == nil
        default: return false
        }
    }

    private mutating func take(sign place: Int, isLetter: Bool) -> Int {
        let text = string(place..<place + 1)
        append(place..<place + 1, nil, text, vocabulary.senses[text], isLetters: isLetter)
        return place + 1
    }

    private func string(_ range: Range<Int>) -> String {
        var view = String.UnicodeScalarView()
        for value in scalars[range] { view.append(value == 0x2019 ? "'" : Unicode.Scalar(value) ?? " ") }
        return String(view)
    }

    private mutating func append(
        _ range: Range<Int>, _ literal: Lexeme.Literal?, _ text: String, _ sense: Vocabulary.Sense?, isLetters: Bool
    ) {
        if sense != nil { isOfInterest = true }
        lexemes.append(
            Lexeme(
                range: range, isGlued: lexemes.last.map { $0.range.upperBound == range.lowerBound } ?? false, literal: literal, text: text,
                sense: sense, isLetters: isLetters))
    }

    /// Makes one lexeme of several words that mean one thing: “per cent”.
    private mutating func join() {
        var joined: [Lexeme] = []
        var place = 0
        while place < lexemes.count {
            let phrase = vocabulary.phrases[lexemes[place].text]?.first { phrase in
                place + phrase.words.count <= lexemes.count
                    && zip(phrase.words, lexemes[place...]).allSatisfy { $0 == $1.text }
            }
            var lexeme = lexemes[place]
            let count = phrase?.words.count ?? 1
            if let phrase {
                lexeme.range = lexeme.range.lowerBound..<lexemes[place + count - 1].range.upperBound
                (lexeme.text, lexeme.sense, lexeme.isLetters) = (phrase.meaning, vocabulary.senses[phrase.meaning], true)
                isOfInterest = true
            }
            joined.append(lexeme)
            place += count
        }
        lexemes = joined
    }
}
