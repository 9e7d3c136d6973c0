/// A text cut into words, each with its place in code points, for finding phrases again.
///
/// In scripts that are written without spaces each character counts as a word.
struct PhraseTokens {
    struct Token {
        var start: Int
        var end: Int
        /// Equal for words that differ in case alone.
        var hash: UInt64
    }

    private(set) var tokens: [Token] = []

    init(_ text: String) {
        var open: Token?
        var position = 0
        for scalar in text.unicodeScalars {
            let kind = WordKind(scalar)
            if kind != .letter, let token = open {
                tokens.append(token)
                open = nil
            }
            if kind != .none {
                var token = open ?? Token(start: position, end: position, hash: 0xCBF2_9CE4_8422_2325)
                Self.add(scalar, to: &token.hash)
                token.end = position + 1
                if kind == .letter { open = token } else { tokens.append(token) }
            }
            position += 1
        }
        if let open { tokens.append(open) }
    }

    /// One hash for the words from `first` up to `last`, both included.
    func hash(_ first: Int, _ last: Int) -> UInt64 {
        var hash: UInt64 = 0
        for index in first...last { hash = Self.join(hash, tokens[index].hash) }
        return hash
    }

    static func join(_ phrase: UInt64, _ word: UInt64) -> UInt64 { (phrase ^ word) &* 0x9E37_79B9_7F4A_7C15 &+ (phrase >> 29) }

    /// The words that make up the span exactly; nil when it cuts one, or has none.
    func range(_ start: Int, _ end: Int) -> ClosedRange<Int>? {
        guard let first = tokens.firstIndex(where: { $0.end > start }), let last = tokens.lastIndex(where: { $0.start < end }),
            first <= last,
            tokens[first].start >= start, tokens[last].end <= end
        else { return nil }
        return first...last
    }

    private static func add(_ scalar: Unicode.Scalar, to hash: inout UInt64) {
        if scalar.isASCII {
            let lower = (0x41...0x5A).contains(scalar.value) ? scalar.value + 32 : scalar.value
            hash = (hash ^ UInt64(lower)) &* 0x100_0000_01B3
        } else {
            for lower in scalar.properties.lowercaseMapping.unicodeScalars { hash = (hash ^ UInt64(lower.value)) &* 0x100_0000_01B3 }
        }
    }
}
