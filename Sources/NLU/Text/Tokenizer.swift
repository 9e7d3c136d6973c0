/// An utterance cut into tokens.
///
/// A token is a run of letters, marks and numbers; in scripts that put no spaces between words each letter is one, with its
/// marks; so is every other visible symbol. Measured on public data: marks as word characters bring Telugu 9 points, a token a
/// character brings Chinese 6.
package struct TokenizedText: Sendable {
    package let text: NormalizedText
    /// Positions in the normalised text.
    package let tokens: [Range<Int>]

    package init(_ raw: String) {
        text = NormalizedText(raw)
        tokens = Self.split(text.scalars)
    }

    /// The normalised code points of a token.
    package func scalars(_ token: Int) -> ArraySlice<UInt32> { text.scalars[tokens[token]] }

    /// The raw code points that tokens `first` … `last` cover.
    package func rawRange(from first: Int, through last: Int) -> Range<Int> {
        text.rawRange(tokens[first].lowerBound..<tokens[last].upperBound)
    }

    /// The token as a string, for people.
    package func string(_ token: Int) -> String {
        var result = String.UnicodeScalarView()
        for value in scalars(token) { if let scalar = Unicode.Scalar(value) { result.append(scalar) } }
        return String(result)
    }

    private static func split(_ scalars: [UInt32]) -> [Range<Int>] {
        var tokens: [Range<Int>] = []
        var start: Int?
        var kind = CharacterClass.space
        func close(_ end: Int) {
            if let from = start { tokens.append(from..<end) }
            start = nil
        }
        for (i, scalar) in scalars.enumerated() {
            let next = CharacterClass(scalar)
            switch next {
            case .space:
                close(i)
            case .joining:
                // A mark with nothing to stand on is a token that letters may continue.
                if start == nil {
                    start = i
                    kind = .word
                }
            case .word:
                if start == nil || kind != .word {
                    close(i)
                    start = i
                }
                kind = .word
            case .single, .symbol:
                // A joiner glues symbols into one: families and flags of emoji.
                if next == .symbol, kind == .symbol, start != nil, i > 0, scalars[i - 1] == 0x200D { continue }
                close(i)
                start = i
                kind = next
            }
        }
        close(scalars.count)
        return tokens
    }
}
