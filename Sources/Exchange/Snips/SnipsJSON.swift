import Corpus
import Foundation

/// Snips's dataset in JSON: texts in pieces, `{"text", "entity", "slot_name"}`. The slot's name is the role where it differs from the
/// entity's. Also the form without entities that its published benchmark has: `{INTENT: [{"data": […]}]}`.
enum SnipsJSON: ExchangeFormat {
    static let title = "Snips JSON"
    static let fileExtension: String? = "json"

    static func likeness(of tree: SourceTree, _ columns: TableColumns) -> Likeness {
        guard let source = tree.only, source.firstByte == ASCII.openBrace else { return .none }
        let head = source.head
        if head.contains("\"utterances\""), head.contains("\"data\"") || head.contains("\"intents\"") { return .certain }
        if head.contains("\"intents\""), head.contains("\"automatically_extensible\"") { return .certain }
        return head.contains("\"data\"") && head.contains("\"text\"") ? .possible : .none
    }

    static func read(
        _ tree: SourceTree, _ language: LanguageTag, _ columns: TableColumns, _ delivery: ImportDelivery?
    ) throws(UnreadableFile) -> ImportedData {
        guard let source = tree.only else { throw UnreadableFile("a Snips dataset is one JSON file: give that", file: tree.name) }
        let dataset = try JSONNode.read(source)
        var rows = JSONDatasetReader(source, title, language, delivery: delivery)
        if let other = dataset["language"]?.text, !rows.speaks(other) {
            throw UnreadableFile("the dataset's language is \(other.excerpt), and this import is for \(language)", file: source.name)
        }
        guard let intents = (dataset["intents"] ?? dataset).members else {
            throw UnreadableFile("“intents” has to be an object of intents by their names", file: source.name)
        }
        for (name, intent) in intents {
            guard let utterances = (intent["utterances"] ?? intent).list else {
                rows.builder.say(
                    .refused, at: intent.place, row: rows.builder.beginRow(), "the intent \(name.excerpt) has no list of utterances")
                continue
            }
            for utterance in utterances { readUtterance(utterance, of: name, &rows) }
        }
        for (name, entity) in dataset["intents"] == nil ? [] : dataset["entities"]?.members ?? [] { readEntity(entity, name, &rows) }
        return rows.builder.finished
    }

    private static func readUtterance(_ utterance: JSONNode, of intent: String, _ rows: inout JSONDatasetReader) {
        let row = rows.builder.beginRow()
        guard let pieces = utterance["data"]?.list else {
            return rows.builder.say(.refused, at: utterance.place, row: row, "the utterance has no “data”")
        }
        var text = ""
        var spans: [StatedSpan] = []
        for piece in pieces {
            guard let words = rows.needed("text", of: piece, row: row) else { return }
            let start = text.codePointCount
            text += words
            guard let entity = piece["entity"]?.text else { continue }
            let slot = piece["slot_name"]?.text
            spans.append(
                StatedSpan(start: start, end: text.codePointCount, entity: entity, role: slot == entity ? nil : slot, place: piece.place))
        }
        rows.builder.take(StatedExample(text: text, intent: intent, spans: spans, place: utterance.place, row: row))
    }

    private static func readEntity(_ entity: JSONNode, _ name: String, _ rows: inout JSONDatasetReader) {
        guard !name.hasPrefix("snips/") else { return rows.define(name, .pretrained, [], at: entity.place) }
        let values = (entity["data"]?.list ?? []).compactMap { value -> (value: String, synonyms: [String])? in
            guard let word = value["value"]?.text, !word.isEmpty else { return nil }
            return (word, value["synonyms"]?.texts.filter { !$0.isEmpty } ?? [])
        }
        if !values.isEmpty { rows.define(name, values: values, at: entity.place) }
        for pattern in entity["matching_regexes"]?.list ?? [] {
            if let text = pattern.text { rows.define(name, .regex, [text], at: pattern.place) }
        }
    }

    static func write(_ dataset: Dataset) -> WrittenData {
        var report = ExportReport(title, rows: dataset.examples.count + dataset.definitions.count)
        var utterances: [String: [JSONText.Value]] = [:]
        var order: [String] = []
        var types: Set<String> = []
        for (index, example) in dataset.examples.enumerated() {
            guard report.acceptsLabelled(example, row: index + 1, title) else { continue }
            let spans = report.spans(of: example, line: 1, row: index + 1)
            report.noteLost(spans, row: index + 1, title, role: false)
            types.formUnion(spans.map(\.entity))
            let data = AnnotatedPieces.of(example.text, spans).map { piece -> JSONText.Value in
                guard let span = piece.span else { return .object([("text", .string(piece.text))]) }
                return .object([
                    ("text", .string(piece.text)), ("entity", .string(span.entity)), ("slot_name", .string(span.role ?? span.entity)),
                ])
            }
            if utterances[example.intent] == nil { order.append(example.intent) }
            utterances[example.intent, default: []].append(.object([("data", .list(data))]))
            report.wrote()
        }
        let intents = order.map { ($0, JSONText.Value.object([("utterances", .list(utterances[$0] ?? []))])) }
        let entities = entities(dataset, types, &report)
        report.noteTestExamples(of: dataset, title)
        let root: JSONText.Value = .object([
            ("language", .string(dataset.language.code)), ("intents", .object(intents)), ("entities", .object(entities)),
        ])
        return WrittenData(files: [.init(path: "snips.json", bytes: JSONText.data(root))], report: report.finished)
    }

    private static func entities(_ dataset: Dataset, _ types: Set<String>, _ report: inout ExportReport) -> [(String, JSONText.Value)] {
        var groups = ValueGroups(dataset.definitions)
        var values: [String: [JSONText.Value]] = [:]
        var patterns: [String: [String]] = [:]
        var names = types
        for definition in dataset.definitions {
            switch definition.kind {
            case .lookup, .fuzzyLookup:
                report.noteFuzziness(of: definition, title)
                values[definition.entity, default: []] += groups.values(of: definition).map {
                    .object([("value", .string($0.value)), ("synonyms", .texts($0.synonyms))])
                }
            case .regex: patterns[definition.entity, default: []] += definition.examples
            case .synonym: continue
            case .trainable: break
            case .pretrained:
                if !definition.entity.hasPrefix("snips/") {
                    report.leaveOut(definition, title)
                    continue
                }
            }
            names.insert(definition.entity)
            report.wrote()
        }
        groups.reportLost(dataset.definitions, title, &report)
        return names.sorted().map { name in
            if name.hasPrefix("snips/") { return (name, .object([])) }
            var members: [(String, JSONText.Value)] = [
                ("data", .list(values[name] ?? [])), ("use_synonyms", .flag(true)), ("automatically_extensible", .flag(true)),
                ("matching_strictness", .real(1)),
            ]
            if let patterns = patterns[name] { members.append(("matching_regexes", .texts(patterns))) }
            return (name, .object(members))
        }
    }
}
