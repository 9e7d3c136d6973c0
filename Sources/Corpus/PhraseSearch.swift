/// Finds the places where some words stand and no span covers them.
package struct PhraseSearch: Sendable {
    private let words: [UInt64]

    /// Case does not matter, nor does what stands between the words. Nil when the phrase has no word.
    package init?(_ phrase: String) {
        words = PhraseTokens(phrase).tokens.map(\.hash)
        if words.isEmpty { return nil }
    }

    /// Code point ranges in the example's text, from left to right; they do not overlap.
    package func unmarked(in example: Example) -> [Range<Int>] {
        places(in: example.text).filter { place in
            !example.entities.contains { $0.start < place.upperBound && place.lowerBound < $0.end }
        }
    }

    /// Everywhere in the text, marked or not.
    package func places(in text: String) -> [Range<Int>] {
        let tokens = PhraseTokens(text).tokens
        var found: [Range<Int>] = []
        var first = 0
        while first + words.count <= tokens.count {
            if words.indices.allSatisfy({ tokens[first + $0].hash == words[$0] }) {
                found.append(tokens[first].start..<tokens[first + words.count - 1].end)
                first += words.count
            } else {
                first += 1
            }
        }
        return found
    }
}
