import Corpus

/// What people declared instead of marking: phrases that always are an entity, and values that synonyms stand for.
package struct DeclaredEntities: Sendable, Codable, Equatable {
    package struct List: Sendable, Codable, Equatable {
        /// The entity's type, or the value that synonyms are rewritten to.
        var name: String
        /// Sorted, without repeats.
        var phrases: [String]
    }

    /// Case-sensitive, as NeuralSpace has it.
    private(set) var lookups: [List]
    private(set) var synonyms: [List]
    private var types: [String: String] = [:]
    private var values: [String: String] = [:]
    private var longest = 0

    /// Phrases of more tokens than this are never found.
    private static let longestPhrase = 12

    enum CodingKeys: String, CodingKey { case lookups, synonyms }

    init(_ definitions: [EntityDefinition], language: LanguageTag) {
        let own = definitions.filter { $0.language == language }
        self.init(lookups: Self.lists(own, .lookup), synonyms: Self.lists(own, .synonym))
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            lookups: try container.decode([List].self, forKey: .lookups), synonyms: try container.decode([List].self, forKey: .synonyms))
    }

    private init(lookups: [List], synonyms: [List]) {
        self.lookups = lookups
        self.synonyms = synonyms
        for list in lookups.reversed() {
            for phrase in list.phrases {
                let tokens = Self.tokens(phrase)
                guard !tokens.isEmpty, tokens.count <= Self.longestPhrase else { continue }
                types[Self.key(tokens)] = list.name
                longest = max(longest, tokens.count)
            }
        }
        for list in synonyms.reversed() {
            for phrase in list.phrases { values[Self.normal(phrase)] = list.name }
        }
    }

    package static func == (a: DeclaredEntities, b: DeclaredEntities) -> Bool { a.lookups == b.lookups && a.synonyms == b.synonyms }

    var isEmpty: Bool { types.isEmpty && values.isEmpty }
    /// Sorted types of the lookups.
    var lookupTypes: [String] { Set(lookups.map(\.name)).sorted() }

    /// The value that a span's text stands for.
    func value(of text: String) -> String { values.isEmpty ? text : values[Self.normal(text)] ?? text }

    /// Lookup phrases among the tokens, from left to right, the longest at each start, as ranges of tokens.
    /// - Parameter words: the raw text of each token.
    func find(_ words: [String]) -> [(first: Int, last: Int, type: String)] {
        guard longest > 0 else { return [] }
        var found: [(Int, Int, String)] = []
        var first = 0
        while first < words.count {
            let match = (1...min(longest, words.count - first)).reversed().lazy.compactMap { length in
                types[Self.key(words[first..<first + length])].map { (length, $0) }
            }.first
            if let (length, type) = match { found.append((first, first + length - 1, type)) }
            first += match?.0 ?? 1
        }
        return found
    }

    private static func lists(_ definitions: [EntityDefinition], _ kind: EntityKind) -> [List] {
        let grouped = Dictionary(grouping: definitions.filter { $0.kind == kind }, by: \.entity)
        return grouped.keys.sorted().map { name in
            List(name: name, phrases: Set((grouped[name] ?? []).flatMap(\.examples)).sorted())
        }
    }

    private static func tokens(_ phrase: String) -> [String] {
        let text = TokenizedText(phrase)
        let scalars = Array(phrase.unicodeScalars)
        return text.tokens.indices.map { token in
            var word = String.UnicodeScalarView()
            word.append(contentsOf: scalars[text.rawRange(from: token, through: token)])
            return String(word)
        }
    }

    private static func key<Words: Sequence<String>>(_ words: Words) -> String { words.joined(separator: "\u{1F}") }
    private static func normal(_ text: String) -> String { tokens(text).joined(separator: " ").lowercased() }
}
