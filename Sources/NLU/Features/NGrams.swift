/// The n-grams of an utterance, as keys, by view. A key stands as often as its n-gram occurs.
package struct NGrams: Sendable {
    /// Characters that a run of letters is cut into n-grams of; a longer "word" is noise.
    private static let longestWord = 200
    /// Character n-grams reach from two characters to this many.
    private static let longestGram = 4
    /// A word's beginning, in characters: a stem good enough for any language.
    private static let beginning = 4
    /// Pairs are made of words at most this many words apart; of words that are closer in a text of more than forty words, where
    /// they would be most of all there is to learn from, and say little: no more than `mostPairs` or so are made.
    private static let reach = 20
    private static let leastReach = 2
    private static let mostPairs = 800

    private enum Template {
        static let word: UInt64 = 1
        static let pair: UInt64 = 2
        static let characters: UInt64 = 3
        static let beginning: UInt64 = 4
        static let together: UInt64 = 5
        static let border: UInt64 = 0x20
        /// No code point is that large.
        static let start: UInt64 = 0xFFFF_FFFF_0001
        static let end: UInt64 = 0xFFFF_FFFF_0002
    }

    private var words: [UInt64] = []
    private var characters: [UInt64] = []
    private var pairs: [UInt64] = []

    package init(_ text: TokenizedText) {
        guard !text.tokens.isEmpty else { return }
        words.reserveCapacity(2 * text.tokens.count + 1)
        characters.reserveCapacity(3 * text.text.scalars.count + 6)
        let reach = min(Self.reach, max(Self.mostPairs / text.tokens.count, Self.leastReach))
        pairs.reserveCapacity(min(text.tokens.count, reach) * text.tokens.count)
        var previous = Template.start
        var beginnings: [UInt64] = []
        for token in text.tokens.indices {
            let scalars = text.scalars(token)
            let word = Self.key(Template.word, scalars)
            words.append(word)
            words.append(Self.key(Template.pair, previous, word))
            previous = word
            addCharacters(scalars.prefix(Self.longestWord))
            let beginning = Self.key(Template.beginning, scalars.prefix(Self.beginning))
            for other in beginnings.suffix(reach) {
                pairs.append(Self.key(Template.together, min(other, beginning), max(other, beginning)))
            }
            beginnings.append(beginning)
        }
        words.append(Self.key(Template.pair, previous, Template.end))
    }

    package subscript(view: GramView) -> [UInt64] {
        switch view {
        case .words: words
        case .characters: characters
        case .pairs: pairs
        }
    }

    private static func key(_ template: UInt64, _ scalars: ArraySlice<UInt32>) -> UInt64 {
        var key = FeatureKey(template)
        key.add(scalars)
        return key.value
    }

    private static func key(_ template: UInt64, _ first: UInt64, _ second: UInt64) -> UInt64 {
        var key = FeatureKey(template)
        key.add(first)
        key.add(second)
        return key.value
    }

    private mutating func addCharacters(_ token: ArraySlice<UInt32>) {
        let last = token.endIndex
        for from in token.startIndex - 1..<last {
            var key = FeatureKey(Template.characters)
            for position in from...min(from + Self.longestGram - 1, last) {
                let inside = position >= token.startIndex && position < last
                key.add(inside ? UInt64(token[position]) : Template.border)
                if position > from { characters.append(key.value) }
            }
        }
    }
}
