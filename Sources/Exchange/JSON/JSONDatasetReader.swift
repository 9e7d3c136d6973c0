import Corpus

/// What the readers of JSON objects share: rows from nodes, and the word for what is missing.
struct JSONDatasetReader {
    var builder: ImportBuilder

    init(
        _ source: SourceText, _ title: String, _ language: LanguageTag, file: String? = nil, delivery: ImportDelivery? = nil
    ) {
        builder = ImportBuilder(source, format: title, language: language, file: file, delivery: delivery)
    }

    /// The member's text; nil, and said, when the row cannot do without it.
    mutating func needed(_ key: String, of node: JSONNode, row: Int) -> String? {
        let member = node[key]
        if let text = member?.text { return text }
        let fault = member?.fault ?? (member == nil ? "is missing" : "has to be a text")
        builder.say(.refused, at: member?.place ?? node.place, row: row, "“\(key)” \(fault)")
        return nil
    }

    mutating func define(_ entity: String, _ kind: EntityKind, _ phrases: [String], at place: SourcePosition) {
        builder.take(
            EntityDefinition(entity: entity, kind: kind, examples: phrases, language: builder.language), at: place, row: builder.beginRow())
    }

    /// A list whose values are canonical words with their synonyms: a lookup of all of them, and a synonym entity for each word that
    /// has others.
    mutating func define(_ entity: String, values: [(value: String, synonyms: [String])], at place: SourcePosition) {
        var phrases: [String] = []
        var known: Set<String> = []
        for (value, synonyms) in values { for phrase in [value] + synonyms where known.insert(phrase).inserted { phrases.append(phrase) } }
        define(entity, .lookup, phrases, at: place)
        for (value, synonyms) in values {
            let others = synonyms.filter { $0 != value && !$0.isEmpty }
            guard !others.isEmpty else { continue }
            let definition = EntityDefinition(entity: value, kind: .synonym, examples: others, language: builder.language)
            builder.define(definition, at: place, row: nil, isOneOfMany: true)
        }
    }

    /// True when what a file says its language is goes with the import's.
    func speaks(_ language: String?) -> Bool {
        guard let language, !language.isEmpty else { return true }
        return Self.primary(language) == Self.primary(builder.language.code)
    }

    static func primary(_ language: String) -> String {
        language.lowercased().split(whereSeparator: { $0 == "-" || $0 == "_" }).first.map(String.init) ?? ""
    }
}
