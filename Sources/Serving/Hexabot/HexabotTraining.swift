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
    /// In which language does not matter: Hexabot names none.
    private var declared: [EntityDefinition] = []

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
        for (index, table) in body.list("lookup_tables").enumerated() {
            let table = CheckedBody(tree: table)
            if case .text(let file)? = table.tree["elements"] {
                warn("lookup table \(index) names a file, \(file.prefix(60)); send its elements")
            } else {
                declare(table.text("name"), .lookup, table.texts("elements"), "lookup table \(index)")
            }
        }
        for (index, feature) in body.list("regex_features").enumerated() {
            let feature = CheckedBody(tree: feature)
            declare(feature.text("name"), .regex, [feature.text("pattern")].filter { !$0.isEmpty }, "regex feature \(index)")
        }
        for (index, synonym) in body.list("entity_synonyms").enumerated() {
            let synonym = CheckedBody(tree: synonym)
            declare(synonym.text("value"), .synonym, synonym.texts("synonyms"), "synonym \(index)")
        }
    }

    private mutating func declare(_ name: String, _ kind: EntityKind, _ entries: [String], _ place: String) {
        let definition = EntityDefinition(entity: name, kind: kind, examples: entries, language: .english)
        guard !name.isEmpty, !entries.isEmpty else { return warn("\(place) has no name or no entries and is not taken") }
        if let fault = CorpusRules.fault(in: definition) { return warn("\(place): \(fault)") }
        if let fault = definition.fault { return warn("\(place): \(fault)") }
        declared.append(definition)
    }

    /// Hexabot names no language for these: they are every language's.
    func definitions(_ language: LanguageTag) -> [EntityDefinition] {
        declared.map { EntityDefinition(entity: $0.entity, kind: $0.kind, examples: $0.examples, language: language) }
    }

    private mutating func warn(_ text: String) {
        if warnings.count < Self.mostWarnings, !warnings.contains(text) { warnings.append(text) }
    }
}
