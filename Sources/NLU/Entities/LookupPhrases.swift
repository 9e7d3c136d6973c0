/// Phrases that always are an entity, found exactly as they are written, case and all, however their words are spaced.
struct LookupPhrases: Sendable {
    /// A phrase at tokens `first` … `last`.
    struct Match {
        var first: Int
        var last: Int
        var list: Int
    }

    /// Phrases of more tokens than this are never found.
    static let longestPhrase = 12

    private let lists: [DeclaredEntities.List]
    /// By the key of its normalised tokens the phrases, each as its list and its place in there.
    private var places: [UInt64: [(list: Int32, phrase: Int32)]] = [:]
    private var longest = 0

    init(_ lists: [DeclaredEntities.List]) {
        self.lists = lists
        for (list, declared) in lists.enumerated() {
            for (phrase, text) in declared.phrases.enumerated() {
                let tokens = TokenizedText(text)
                guard !tokens.tokens.isEmpty, tokens.tokens.count <= Self.longestPhrase else { continue }
                var key = FeatureKey(Self.template)
                for token in tokens.tokens.indices { key.add(tokens.scalars(token)) }
                places[key.value, default: []].append((Int32(list), Int32(phrase)))
                longest = max(longest, tokens.tokens.count)
            }
        }
    }

    private static let template: UInt64 = 0x201

    /// Every phrase at every place; where several lists have it, the first of them.
    func find(_ text: TokenizedText, _ raw: RawText) -> [Match] {
        guard longest > 0 else { return [] }
        var matches: [Match] = []
        for first in text.tokens.indices {
            var key = FeatureKey(Self.template)
            for last in first..<min(first + longest, text.tokens.count) {
                key.add(text.scalars(last))
                guard let candidates = places[key.value] else { continue }
                let words = raw.words(text, first, last)
                if let found = candidates.first(where: { words == Self.words(lists[Int($0.list)].phrases[Int($0.phrase)]) }) {
                    matches.append(Match(first: first, last: last, list: Int(found.list)))
                }
            }
        }
        return matches
    }

    /// Compared by canonical equivalence: é is é, in one code point or in two.
    private static func words(_ phrase: String) -> String {
        let text = TokenizedText(phrase)
        return RawText(phrase).words(text, 0, text.tokens.count - 1)
    }
}
