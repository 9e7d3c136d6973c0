import Corpus

/// What people declared instead of marking: phrases and patterns that always are an entity, kinds that need no data, and values that
/// synonyms stand for.
package struct DeclaredEntities: Sendable, Codable, Equatable {
    package struct List: Sendable, Codable, Equatable {
        /// The entity's type, or the value that synonyms are rewritten to.
        var name: String
        /// Sorted, without repeats.
        var phrases: [String]
    }

    /// Sorted by name, as all lists are.
    private(set) var lookups: [List]
    private(set) var fuzzyLookups: [List]
    private(set) var regexes: [List]
    private(set) var synonyms: [List]
    /// The names of the pre-trained kinds that are used.
    private(set) var pretrained: [String]
    /// Whose words the pre-trained kinds know.
    private let language: LanguageTag

    let exact: LookupPhrases
    let fuzzy: FuzzyPhrases
    let kinds: PretrainedFinder
    /// In the order of the lists; those that are no regular expressions are left out, which training has warned of.
    let patterns: [(type: String, expression: RegularExpression)]
    private var values: [String: String] = [:]

    private enum CodingKeys: String, CodingKey {
        case lookups, regexes, synonyms, pretrained, language
        case fuzzyLookups = "fuzzy_lookups"
    }

    init(_ definitions: [EntityDefinition], language: LanguageTag) {
        let own = definitions.filter { $0.language == language }
        self.init(
            lookups: Self.lists(own, .lookup), fuzzyLookups: Self.lists(own, .fuzzyLookup), regexes: Self.lists(own, .regex),
            synonyms: Self.lists(own, .synonym), pretrained: Self.lists(own, .pretrained).map(\.name),
            language: language)
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        // Models of before there were more kinds have lookups and synonyms alone.
        func lists(_ key: CodingKeys) throws -> [List] { try container.decodeIfPresent([List].self, forKey: key) ?? [] }
        self.init(
            lookups: try lists(.lookups), fuzzyLookups: try lists(.fuzzyLookups), regexes: try lists(.regexes),
            synonyms: try lists(.synonyms), pretrained: try container.decodeIfPresent([String].self, forKey: .pretrained) ?? [],
            language: try container.decodeIfPresent(LanguageTag.self, forKey: .language) ?? .english)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(lookups, forKey: .lookups)
        try container.encode(fuzzyLookups, forKey: .fuzzyLookups)
        try container.encode(regexes, forKey: .regexes)
        try container.encode(synonyms, forKey: .synonyms)
        try container.encode(pretrained, forKey: .pretrained)
        try container.encode(language, forKey: .language)
    }

    private init(lookups: [List], fuzzyLookups: [List], regexes: [List], synonyms: [List], pretrained: [String], language: LanguageTag) {
        self.lookups = lookups
        self.fuzzyLookups = fuzzyLookups
        self.regexes = regexes
        self.synonyms = synonyms
        self.pretrained = pretrained
        self.language = language
        exact = LookupPhrases(lookups)
        fuzzy = FuzzyPhrases(fuzzyLookups)
        kinds = PretrainedFinder(pretrained, language: language)
        patterns = regexes.flatMap { list in
            list.phrases.compactMap { pattern in (try? RegularExpression(pattern)).map { (list.name, $0) } }
        }
        for list in synonyms.reversed() {
            for phrase in list.phrases { values[Self.normal(phrase)] = list.name }
        }
    }

    package static func == (a: DeclaredEntities, b: DeclaredEntities) -> Bool {
        a.lookups == b.lookups && a.fuzzyLookups == b.fuzzyLookups && a.regexes == b.regexes && a.synonyms == b.synonyms
            && a.pretrained == b.pretrained && a.language == b.language
    }

    var isEmpty: Bool {
        lookups.isEmpty && fuzzyLookups.isEmpty && regexes.isEmpty && pretrained.isEmpty && synonyms.isEmpty
    }
    /// Sorted types that it can find.
    var types: [String] { Set((lookups + fuzzyLookups + regexes).map(\.name) + pretrained).sorted() }

    /// The value that a span's text stands for where a synonym says so.
    func value(of text: String) -> String? { values.isEmpty ? nil : values[Self.normal(text)] }

    private static func lists(_ definitions: [EntityDefinition], _ kind: EntityKind) -> [List] {
        let grouped = Dictionary(grouping: definitions.filter { $0.kind == kind }, by: \.entity)
        return grouped.keys.sorted().map { name in
            List(name: name, phrases: Set((grouped[name] ?? []).flatMap(\.examples)).sorted())
        }
    }

    /// Case and spacing do not count.
    private static func normal(_ text: String) -> String {
        let tokens = TokenizedText(text)
        return RawText(text).words(tokens, 0, tokens.tokens.count - 1).lowercased()
    }
}
