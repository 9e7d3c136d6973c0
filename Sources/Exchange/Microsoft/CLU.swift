import Corpus
import Foundation

/// A project of Azure's conversational language understanding. Spans are an offset and a length, in the unit that the file names
/// (`stringIndexType`): UTF-16 units unless it says otherwise.
enum CLU: ExchangeFormat {
    static let title = "CLU project"
    static let fileExtension: String? = "json"

    static func likeness(of tree: SourceTree, _ columns: TableColumns) -> Likeness {
        guard let source = tree.only, source.firstByte == ASCII.openBrace else { return .none }
        let head = source.head
        return head.contains("\"projectFileVersion\"") || head.contains("\"projectKind\"") ? .certain : .none
    }

    static func read(
        _ tree: SourceTree, _ language: LanguageTag, _ columns: TableColumns, _ delivery: ImportDelivery?
    ) throws(UnreadableFile) -> ImportedData {
        guard let source = tree.only else { throw UnreadableFile("a CLU project is one JSON file: give that", file: tree.name) }
        let project = try JSONNode.read(source)
        guard let assets = project["assets"], let utterances = assets["utterances"]?.list else {
            throw UnreadableFile("the project has no “assets” with a list of “utterances”: export it again", file: source.name)
        }
        var rows = JSONDatasetReader(source, title, language, delivery: delivery)
        let unit: TextUnits.Unit =
            switch project["stringIndexType"]?.text {
            case "UnicodeCodePoint": .codePoints
            case "TextElement_V8", "TextElements_v8": .graphemes
            default: .utf16
            }
        let usual = project["metadata"]?["language"]?.text
        for utterance in utterances { readUtterance(utterance, unit, usual, &rows) }
        for entity in assets["entities"]?.list ?? [] { readEntity(entity, &rows) }
        return rows.builder.finished
    }

    private static func readUtterance(_ utterance: JSONNode, _ unit: TextUnits.Unit, _ usual: String?, _ rows: inout JSONDatasetReader) {
        let row = rows.builder.beginRow()
        guard let text = rows.needed("text", of: utterance, row: row) else { return }
        let units = TextUnits(text, unit)
        let spans = (utterance["entities"]?.list ?? []).map { entity in
            let start = entity["offset"]?.integer
            let end = start.flatMap { start in
                entity["length"]?.integer.flatMap { $0 >= 0 && start < 1 << 40 && $0 < 1 << 40 ? start + $0 : nil }
            }
            return StatedSpan(
                start: units.codePoint(at: start), end: units.codePoint(at: end), entity: entity["category"]?.text, place: entity.place)
        }
        rows.builder.take(
            StatedExample(
                text: text, intent: utterance["intent"]?.text, type: utterance["dataset"]?.text?.lowercased(),
                language: utterance["language"]?.text ?? usual, spans: spans, place: utterance.place, row: row))
    }

    private static func readEntity(_ entity: JSONNode, _ rows: inout JSONDatasetReader) {
        let name = entity["category"]?.text ?? ""
        func isMine(_ node: JSONNode) -> Bool { rows.speaks(node["language"]?.text) }
        if let sublists = entity["list"]?["sublists"]?.list {
            let values = sublists.compactMap { sub -> (value: String, synonyms: [String])? in
                let words = (sub["synonyms"]?.list ?? []).filter(isMine).flatMap { $0["values"]?.texts ?? [] }.filter { !$0.isEmpty }
                guard let key = sub["listKey"]?.text ?? words.first, !key.isEmpty else { return nil }
                return (key, words.filter { $0 != key })
            }
            rows.define(name, values: values, at: entity.place)
        }
        if let expressions = entity["regex"]?["expressions"]?.list {
            rows.define(name, .regex, expressions.filter(isMine).compactMap { $0["regexPattern"]?.text }, at: entity.place)
        }
        for prebuilt in entity["prebuilts"]?.list ?? [] {
            rows.define(prebuilt["category"]?.text ?? "", .pretrained, [], at: prebuilt.place)
        }
    }

    static func write(_ dataset: Dataset) -> WrittenData {
        var report = ExportReport(title, rows: dataset.examples.count + dataset.definitions.count)
        var types: Set<String> = []
        var utterances: [JSONText.Value] = []
        for (index, example) in dataset.examples.enumerated() {
            guard report.acceptsLabelled(example, row: index + 1, title) else { continue }
            let spans = report.spans(of: example, line: 1, row: index + 1)
            report.noteLost(spans, row: index + 1, title)
            let offsets = TextUnits.offsets(of: example.text, .utf16)
            let entities = spans.map { span -> JSONText.Value in
                types.insert(span.entity)
                return .object([
                    ("category", .string(span.entity)), ("offset", .number(offsets[span.start])),
                    ("length", .number(offsets[span.end] - offsets[span.start])),
                ])
            }
            utterances.append(
                .object([
                    ("text", .string(example.text)), ("intent", .string(example.intent)), ("language", .string(dataset.language.code)),
                    ("dataset", .string(example.type == .test ? "Test" : "Train")), ("entities", .list(entities)),
                ]))
            report.wrote()
        }
        let entities = definitions(dataset, learnt: types, &report)
        let intents = Set(dataset.examples.map(\.intent)).subtracting([""]).sorted()
        let project: JSONText.Value = .object([
            ("projectFileVersion", .string("2022-10-01-preview")), ("stringIndexType", .string("Utf16CodeUnit")),
            (
                "metadata",
                .object([
                    ("projectKind", .string("Conversation")), ("projectName", .string("trainyard")), ("multilingual", .flag(false)),
                    ("language", .string(dataset.language.code)), ("settings", .object([("confidenceThreshold", .number(0))])),
                ])
            ),
            (
                "assets",
                .object([
                    ("projectKind", .string("Conversation")), ("intents", .list(intents.map { .object([("category", .string($0))]) })),
                    ("entities", .list(entities)), ("utterances", .list(utterances)),
                ])
            ),
        ])
        return WrittenData(files: [.init(path: "clu.json", bytes: JSONText.data(project))], report: report.finished)
    }

    /// One entity a name, with all its components.
    private static func definitions(_ dataset: Dataset, learnt: Set<String>, _ report: inout ExportReport) -> [JSONText.Value] {
        var groups = ValueGroups(dataset.definitions)
        var components: [String: [(String, JSONText.Value)]] = [:]
        for name in learnt { components[name] = [] }
        let language: (String, JSONText.Value) = ("language", .string(dataset.language.code))
        for definition in dataset.definitions where definition.kind != .synonym {
            var added: [(String, JSONText.Value)] = []
            switch definition.kind {
            case .lookup, .fuzzyLookup:
                report.noteFuzziness(of: definition, title)
                let sublists = groups.values(of: definition).map { value -> JSONText.Value in
                    let words: JSONText.Value = .object([language, ("values", .texts([value.value] + value.synonyms))])
                    return .object([("listKey", .string(value.value)), ("synonyms", .list([words]))])
                }
                added = [("list", .object([("sublists", .list(sublists))]))]
            case .regex:
                let expressions = definition.examples.enumerated().map { index, pattern -> JSONText.Value in
                    .object([("regexKey", .string("regex\(index + 1)")), language, ("regexPattern", .string(pattern))])
                }
                added = [("regex", .object([("expressions", .list(expressions))]))]
            case .pretrained: added = [("prebuilts", .list([.object([("category", .string(definition.entity))])]))]
            case .trainable, .synonym: break
            }
            components[definition.entity, default: []] += added
            report.wrote()
        }
        groups.reportLost(dataset.definitions, title, &report)
        return components.sorted { $0.key < $1.key }.map { .object([("category", .string($0.key))] + $0.value) }
    }
}
