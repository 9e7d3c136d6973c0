/// The n-grams of an utterance, as keys: the words and pairs of words, and the character sequences inside word borders.
package struct NGrams: Sendable {
    /// Characters that a run of letters is cut into n-grams of; a longer "word" is noise.
    private static let longestWord = 200
    /// Character n-grams reach from two characters to this many.
    private static let longestGram = 5

    private enum Template {
        static let word: UInt64 = 1
        static let pair: UInt64 = 2
        static let characters: UInt64 = 3
        static let border: UInt64 = 0x20
        /// Outside of any token's hash by construction of `FeatureKey` (no code point is that large).
        static let start: UInt64 = 0xFFFF_FFFF_0001
        static let end: UInt64 = 0xFFFF_FFFF_0002
    }

    package private(set) var words: [UInt64] = []
    package private(set) var characters: [UInt64] = []

    package init(_ text: TokenizedText) {
        guard !text.tokens.isEmpty else { return }
        words.reserveCapacity(2 * text.tokens.count + 1)
        characters.reserveCapacity(4 * text.text.scalars.count + 8)
        var previous = Template.start
        for token in text.tokens.indices {
            let scalars = text.scalars(token)
            var key = FeatureKey(Template.word)
            key.add(scalars)
            words.append(key.value)
            addPair(previous, key.value)
            previous = key.value
            addCharacters(scalars.prefix(Self.longestWord))
        }
        addPair(previous, Template.end)
    }

    private mutating func addPair(_ first: UInt64, _ second: UInt64) {
        var key = FeatureKey(Template.pair)
        key.add(first)
        key.add(second)
        words.append(key.value)
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
