/// The phrases that were marked in training, with the types they were marked as: a hint for the tagger, not a decision.
package struct Gazetteer: Sendable {
    /// Longer phrases are not kept.
    package static let longestPhrase = 8

    /// Keys of phrases; phrase i has the types types[starts[i] ..< starts[i + 1]].
    let index: KeyIndex
    let starts: Tensor<UInt32>
    let types: Tensor<UInt16>

    private enum Template {
        static let token: UInt64 = 0x101
        static let phrase: UInt64 = 0x102
        static let feature: UInt64 = 0x103
    }

    /// The key of a token's text, for phrases.
    static func tokenKeys(_ text: TokenizedText) -> [UInt64] {
        text.tokens.indices.map { token in
            var key = FeatureKey(Template.token)
            key.add(text.scalars(token))
            return key.value
        }
    }

    /// The keys of the phrases that start at `first`, by length from 1.
    static func phraseKeys(_ tokens: [UInt64], from first: Int) -> [UInt64] {
        var key = FeatureKey(Template.phrase)
        return tokens[first..<min(first + longestPhrase, tokens.count)].map { token in
            key.add(token)
            return key.value
        }
    }

    /// For each token the keys of the features that say: this is the begin, inside, last or only token of a known phrase.
    ///
    /// At each start the longest known phrase counts.
    /// - Parameter types: the types of the phrase with this key that starts at this token and is this long; empty when unknown.
    static func features(_ tokens: [UInt64], types: (_ key: UInt64, _ first: Int, _ length: Int) -> [Int]) -> [[UInt64]] {
        var features = [[UInt64]](repeating: [], count: tokens.count)
        for first in tokens.indices {
            let keys = phraseKeys(tokens, from: first)
            for (i, phrase) in keys.enumerated().reversed() {
                let found = types(phrase, first, i + 1)
                guard !found.isEmpty else { continue }
                for type in found {
                    for token in 0...i {
                        let place: UInt64 = i == 0 ? 3 : token == 0 ? 0 : token == i ? 2 : 1
                        var key = FeatureKey(Template.feature)
                        key.add(UInt64(type))
                        key.add(place)
                        key.add(UInt64(min(i + 1, 3)))
                        features[first + token].append(key.value)
                    }
                }
                break
            }
        }
        return features
    }

    /// The same for an utterance that was not trained on.
    func features(_ tokens: [UInt64]) -> [[UInt64]] {
        index.withSearch { search in
            starts.withBuffer { starts in
                types.withBuffer { types in
                    Self.features(tokens) { key, _, _ in
                        guard let phrase = search(key) else { return [] }
                        return types[Int(starts[phrase])..<Int(starts[phrase + 1])].map { Int($0) }
                    }
                }
            }
        }
    }
}
