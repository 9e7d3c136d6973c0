import Corpus

/// Which columns of a table mean what: those that the caller names, else those with a usual name.
struct TableRoles {
    var text: String
    var intent: String?
    var tags: String?
    var split: String?
    var language: String?

    private static let texts = ["text", "utterance", "sentence", "query", "message", "question", "phrase", "example", "q"]
    private static let intents = ["intent", "label", "category", "class", "intent_name", "intentname"]
    private static let tagNames = ["slots", "tags", "slot", "ner_tags", "bio", "bio_tags", "seq.out"]
    private static let splits = ["split", "type", "dataset"]
    private static let languages = ["language", "lang"]

    /// Nil when no column holds the text.
    init?(_ columns: [String], _ given: TableColumns) {
        func find(_ given: String?, _ usual: [String]) -> String? {
            if let given { return columns.contains(given) ? given : nil }
            return usual.lazy.compactMap { name in columns.first { $0.lowercased() == name } }.first
        }
        guard let text = find(given.text, Self.texts) else { return nil }
        self.text = text
        intent = find(given.intent, Self.intents)
        tags = find(given.tags, Self.tagNames)
        split = find(given.split, Self.splits)
        language = find(given.language, Self.languages)
    }

    var known: [String] { [text, intent, tags, split, language].compactMap(\.self) }
}
