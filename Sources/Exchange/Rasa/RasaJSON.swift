import Corpus
import Foundation

/// Rasa's older JSON, with or without `rasa_nlu_data` around it, which Hexabot's training calls send too: `common_examples`,
/// `regex_features`, `lookup_tables`, `entity_synonyms`.
enum RasaJSON: ExchangeFormat {
    static let title = "Rasa JSON"
    static let fileExtension: String? = "json"

    static func likeness(of tree: SourceTree, _ columns: TableColumns) -> Likeness {
        guard let source = tree.only, source.firstByte == ASCII.openBrace else { return .none }
        let head = source.head
        return head.contains("\"rasa_nlu_data\"") || head.contains("\"common_examples\"") ? .certain : .none
    }

    static func read(
        _ tree: SourceTree, _ language: LanguageTag, _ columns: TableColumns, _ delivery: ImportDelivery?
    ) throws(UnreadableFile) -> ImportedData {
        guard let source = tree.only else { throw UnreadableFile("Rasa's JSON is one file: give that", file: tree.name) }
        let root = try JSONNode.read(source)
        let data = root["rasa_nlu_data"] ?? root
        var rows = JSONDatasetReader(source, title, language, delivery: delivery)
        for key in ["common_examples", "intent_examples", "entity_examples"] {
            for example in data[key]?.list ?? [] { readExample(example, &rows) }
        }
        for regex in data["regex_features"]?.list ?? [] {
            rows.define(regex["name"]?.text ?? "", .regex, [regex["pattern"]?.text].compactMap(\.self), at: regex.place)
        }
        for table in data["lookup_tables"]?.list ?? [] {
            rows.define(table["name"]?.text ?? "", .lookup, table["elements"]?.texts ?? [], at: table.place)
        }
        for synonym in data["entity_synonyms"]?.list ?? [] {
            rows.define(synonym["value"]?.text ?? "", .synonym, synonym["synonyms"]?.texts ?? [], at: synonym.place)
        }
        return rows.builder.finished
    }

    /// `value` is what the span stands for, and mostly its own text: then it says whether the offsets are right.
    private static func readExample(_ example: JSONNode, _ rows: inout JSONDatasetReader) {
        let row = rows.builder.beginRow()
        guard let text = rows.needed("text", of: example, row: row) else { return }
        let spans = (example["entities"]?.list ?? []).map { entity in
            let (start, end) = (entity["start"]?.integer, entity["end"]?.integer)
            let marked = start.flatMap { start in end.flatMap { text.slice(codePoints: start, $0) } }
            let value = entity["value"]?.plain
            return StatedSpan(
                start: start, end: end, entity: entity["entity"]?.text, text: marked == nil ? value : nil,
                value: marked == nil || value == marked ? nil : value, role: entity["role"]?.text, group: entity["group"]?.plain,
                place: entity.place)
        }
        rows.builder.take(StatedExample(text: text, intent: example["intent"]?.text, spans: spans, place: example.place, row: row))
    }

    static func write(_ dataset: Dataset) -> WrittenData {
        var report = ExportReport(title, rows: dataset.examples.count + dataset.definitions.count)
        var examples: [JSONText.Value] = []
        for (index, example) in dataset.examples.enumerated() {
            guard report.accepts(example.text, what: "text", line: 1, row: index + 1) else { continue }
            let spans = report.spans(of: example, line: 1, row: index + 1).map { span -> JSONText.Value in
                let own = example.text.slice(codePoints: span.start, span.end) ?? ""
                let more = [("role", span.role), ("group", span.group)].compactMap { key, value in
                    value.map { (key, JSONText.Value.string($0)) }
                }
                return .object(
                    [
                        ("start", .number(span.start)), ("end", .number(span.end)), ("value", .string(span.value ?? own)),
                        ("entity", .string(span.entity)),
                    ] + more)
            }
            examples.append(.object([("text", .string(example.text)), ("intent", .string(example.intent)), ("entities", .list(spans))]))
            report.wrote()
        }
        var parts: [EntityKind: [JSONText.Value]] = [:]
        for definition in dataset.definitions {
            let name: JSONText.Value = .string(definition.entity)
            switch definition.kind {
            case .regex: parts[.regex, default: []] += definition.examples.map { .object([("name", name), ("pattern", .string($0))]) }
            case .lookup, .fuzzyLookup:
                report.noteFuzziness(of: definition, title)
                parts[.lookup, default: []].append(.object([("name", name), ("elements", .texts(definition.examples))]))
            case .synonym: parts[.synonym, default: []].append(.object([("value", name), ("synonyms", .texts(definition.examples))]))
            case .trainable, .pretrained:
                report.leaveOut(definition, title)
                continue
            }
            report.wrote()
        }
        report.noteTestExamples(of: dataset, title)
        let data: JSONText.Value = .object([
            ("common_examples", .list(examples)), ("regex_features", .list(parts[.regex] ?? [])),
            ("lookup_tables", .list(parts[.lookup] ?? [])), ("entity_synonyms", .list(parts[.synonym] ?? [])),
        ])
        return WrittenData(
            files: [.init(path: "nlu.json", bytes: JSONText.data(.object([("rasa_nlu_data", data)])))], report: report.finished)
    }
}
