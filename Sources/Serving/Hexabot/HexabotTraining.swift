import Corpus
import Foundation
import Store

/// The training data that Hexabot sends: Rasa's old JSON, in which an entity `language` without a place names the utterance's
/// language, and other entities without a place are traits of the whole utterance.
struct HexabotTraining: Sendable {
    /// Sorted by language.
    private(set) var examples: [(LanguageTag, [Example])] = []
    /// What was not taken, a sentence each, the first hundred.
    private(set) var warnings: [String] = []
    private var lookups: [(name: String, elements: [String])] = []
    private var synonyms: [(value: String, synonyms: [String])] = []

    private static let mostWarnings = 100

    var languages: [LanguageTag] { examples.map(\.0) }
    var isEmpty: Bool { examples.isEmpty }
    var whyEmpty: String { "there is no example that can be used\(warnings.first.map { ": \($0)" } ?? "")" }

    init(_ body: CheckedBody) {
        var byLanguage: [LanguageTag: [JSONTree]] = [:]
        for (index, tree) in body.list("common_examples").enumerated() {
            guard case .text(let text)? = tree["text"] else {
                warn("example \(index) has no text")
                continue
            }
            var language = LanguageTag.english
            var spans: [JSONTree] = []
            for entity in CheckedBody(tree: tree).list("entities") {
                let entity = CheckedBody(tree: entity)
                let name = entity.text("entity")
                if case .number? = entity.tree["start"], case .number? = entity.tree["end"] {
                    spans.append(
                        .object([
                            .init(key: "start", value: entity.tree["start"] ?? .null),
                            .init(key: "end", value: entity.tree["end"] ?? .null),
                            .init(key: "entity", value: .text(name)), .init(key: "value", value: .text(entity.text("value"))),
                        ]))
                } else if name == "language", let tag = LanguageTag(entity.text("value")) {
                    language = tag
                } else {
                    warn("the trait “\(name)” of an utterance has no place in it and is not learnt")
                }
            }
            let example: [JSONTree.Member] = [
                .init(key: "text", value: .text(text)), .init(key: "intent", value: .text(CheckedBody(tree: tree).text("intent"))),
                .init(key: "entities", value: .list(spans)),
            ]
            byLanguage[language, default: []].append(.object(example))
        }
        for language in byLanguage.keys.sorted() {
            // The reader of files has the rules for spans, and says what it mends or refuses.
            var writer = JSONWriter()
            JSONTree.list(byLanguage[language] ?? []).write(to: &writer)
            do {
                let data = try CorpusReader.read(Data(writer.bytes), name: language.code, language: language, format: .neuralspace)
                for issue in data.report.issues { warn(issue.reason) }
                let sound = data.examples.filter { example in
                    guard let fault = CorpusRules.fault(in: example) else { return true }
                    warn(fault)
                    return false
                }
                if !sound.isEmpty { examples.append((language, sound)) }
            } catch {
                warn("\(language): \(error.message)")
            }
        }
        for table in body.list("lookup_tables").map(CheckedBody.init) where !table.text("name").isEmpty {
            lookups.append((table.text("name"), table.texts("elements")))
        }
        for synonym in body.list("entity_synonyms").map(CheckedBody.init) where !synonym.texts("synonyms").isEmpty {
            synonyms.append((synonym.text("value"), synonym.texts("synonyms")))
        }
    }

    /// Hexabot names no language for these: they are every language's.
    func definitions(_ language: LanguageTag) -> [EntityDefinition] {
        (lookups.map { EntityDefinition(entity: $0.name, kind: .lookup, examples: $0.elements, language: language) }
            + synonyms.map { EntityDefinition(entity: $0.value, kind: .synonym, examples: $0.synonyms, language: language) })
            .filter { CorpusRules.fault(in: $0) == nil }
    }

    private mutating func warn(_ text: String) {
        if warnings.count < Self.mostWarnings, !warnings.contains(text) { warnings.append(text) }
    }
}
