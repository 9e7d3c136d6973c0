/// What the tagger looks at for each token, as keys: words around, affixes, shapes, place, known phrases, the intent.
struct TaggerFeatures {
    /// Token t has the keys starts[t] ..< starts[t + 1].
    private(set) var starts: [UInt32] = [0]
    private(set) var keys: [UInt64] = []

    private enum Template: UInt64 {
        case bias = 0x200
        case word, before, after, secondBefore, secondAfter, pairBefore, pairAfter, prefix, suffix
        case shape, shapeBefore, shapeAfter, first, last, place, intent, intentWord
    }
    /// What stands before the first token and after the last.
    private static let border: UInt64 = 0x5EED

    /// - Parameters:
    ///   - phrases: for each token the keys that the gazetteer gives.
    ///   - intent: the utterance's intent: the true one in training, the best-ranked one afterwards.
    init(_ text: TokenizedText, tokens words: [UInt64], phrases: [[UInt64]], intent: Int) {
        let shapes = text.tokens.indices.map { Self.shape(text.scalars($0)) }
        func word(_ i: Int) -> UInt64 { words.indices.contains(i) ? words[i] : Self.border }
        func shape(_ i: Int) -> UInt64 { shapes.indices.contains(i) ? shapes[i] : Self.border }
        keys.reserveCapacity(words.count * 36)
        for i in words.indices {
            add(.bias)
            add(.word, words[i])
            add(.before, word(i - 1))
            add(.after, word(i + 1))
            add(.secondBefore, word(i - 2))
            add(.secondAfter, word(i + 2))
            add(.pairBefore, word(i - 1), words[i])
            add(.pairAfter, words[i], word(i + 1))
            addAffixes(text.scalars(i))
            add(.shape, shapes[i])
            add(.shapeBefore, shape(i - 1), shapes[i])
            add(.shapeAfter, shapes[i], shape(i + 1))
            if i == 0 { add(.first) }
            if i == words.count - 1 { add(.last) }
            add(.place, UInt64(min(i, 5)))
            add(.intent, UInt64(intent))
            add(.intentWord, UInt64(intent), words[i])
            keys += phrases[i]
            starts.append(UInt32(keys.count))
        }
    }

    private mutating func add(_ template: Template, _ a: UInt64 = 0, _ b: UInt64 = 0) {
        var key = FeatureKey(template.rawValue)
        key.add(a)
        key.add(b)
        keys.append(key.value)
    }

    private mutating func addAffixes(_ scalars: ArraySlice<UInt32>) {
        for length in 1...4 where length <= scalars.count {
            for (template, part) in [(Template.prefix, scalars.prefix(length)), (.suffix, scalars.suffix(length))] {
                var key = FeatureKey(template.rawValue)
                key.add(part)
                keys.append(key.value)
            }
        }
    }

    /// `2nd` is 9xx, `1984` is 99: digits and letters, runs cut to two.
    private static func shape(_ scalars: ArraySlice<UInt32>) -> UInt64 {
        var key = FeatureKey(0x2FF)
        var previous: UInt32 = 0
        var run = 0
        for scalar in scalars {
            let kind: UInt32 =
                switch scalar {
                case 48...57: 9
                case 97...122: 1
                default: kind(of: scalar)
                }
            run = kind == previous ? run + 1 : 1
            previous = kind
            if run <= 2 { key.add(UInt64(kind)) }
        }
        return key.value
    }

    private static func kind(of scalar: UInt32) -> UInt32 {
        guard let properties = Unicode.Scalar(scalar)?.properties else { return 0 }
        switch properties.generalCategory {
        case .decimalNumber, .letterNumber, .otherNumber: return 9
        case .lowercaseLetter, .uppercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark, .spacingMark: return 1
        default: return scalar
        }
    }
}
