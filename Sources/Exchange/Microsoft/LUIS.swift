import Corpus
import Foundation

/// An app exported from LUIS. Offsets count UTF-16 units, and `endPos` is the last of them (inclusive).
enum LUIS: ExchangeFormat {
    static let title = "LUIS app"
    static let fileExtension: String? = "json"

    static func likeness(of tree: SourceTree, _ columns: TableColumns) -> Likeness {
        guard let source = tree.only, source.firstByte == ASCII.openBrace else { return .none }
        return source.head.contains("\"luis_schema_version\"") ? .certain : .none
    }

    static func read(
        _ tree: SourceTree, _ language: LanguageTag, _ columns: TableColumns, _ delivery: ImportDelivery?
    ) throws(UnreadableFile) -> ImportedData {
        guard let source = tree.only else { throw UnreadableFile("a LUIS app is one JSON file: give that", file: tree.name) }
        let app = try JSONNode.read(source)
        var rows = JSONDatasetReader(source, title, language, delivery: delivery)
        guard rows.speaks(app["culture"]?.text) else {
            throw UnreadableFile(
                "the app's culture is \((app["culture"]?.text ?? "").excerpt), and this import is for \(language)", file: source.name)
        }
        guard let utterances = app["utterances"]?.list else {
            throw UnreadableFile("the app has no list of “utterances”: export it again as JSON", file: source.name)
        }
        for utterance in utterances { readUtterance(utterance, &rows) }
        for list in app["closedLists"]?.list ?? [] {
            let values = (list["subLists"]?.list ?? []).compactMap { sub -> (value: String, synonyms: [String])? in
                guard let value = sub["canonicalForm"]?.text, !value.isEmpty else { return nil }
                return (value, sub["list"]?.texts.filter { !$0.isEmpty } ?? [])
            }
            rows.define(list["name"]?.text ?? "", values: values, at: list.place)
        }
        for regex in app["regex_entities"]?.list ?? [] {
            rows.define(regex["name"]?.text ?? "", .regex, [regex["regexPattern"]?.text].compactMap(\.self), at: regex.place)
        }
        for entity in app["prebuiltEntities"]?.list ?? [] {
            rows.define(entity["name"]?.text ?? "", .pretrained, [], at: entity.place)
        }
        for pattern in app["patterns"]?.list ?? [] {
            rows.builder.say(
                .refused, at: pattern.place, row: rows.builder.beginRow(), "a pattern with {entity} in it is no utterance: write one")
        }
        return rows.builder.finished
    }

    private static func readUtterance(_ utterance: JSONNode, _ rows: inout JSONDatasetReader) {
        let row = rows.builder.beginRow()
        guard let text = rows.needed("text", of: utterance, row: row) else { return }
        let units = TextUnits(text, .utf16)
        var spans: [StatedSpan] = []
        for entity in utterance["entities"]?.list ?? [] {
            spans.append(
                StatedSpan(
                    start: units.codePoint(at: entity["startPos"]?.integer),
                    end: units.codePoint(at: entity["endPos"]?.integer.flatMap { $0 < .max ? $0 + 1 : nil }),
                    entity: entity["entity"]?.text,
                    role: entity["role"]?.text.flatMap { $0.isEmpty ? nil : $0 }, place: entity.place))
            if let children = entity["children"]?.list, !children.isEmpty {
                rows.builder.say(
                    .noted, at: entity.place, row: row, "\(counted(children.count, "sub-entity span")) inside this one left out")
            }
        }
        rows.builder.take(StatedExample(text: text, intent: utterance["intent"]?.text, spans: spans, place: utterance.place, row: row))
    }

    static func write(_ dataset: Dataset) -> WrittenData {
        var report = ExportReport(title, rows: dataset.examples.count + dataset.definitions.count)
        var roles: [String: Set<String>] = [:]
        var utterances: [JSONText.Value] = []
        for (index, example) in dataset.examples.enumerated() {
            guard report.acceptsLabelled(example, row: index + 1, title) else { continue }
            let spans = report.spans(of: example, line: 1, row: index + 1)
            report.noteLost(spans, row: index + 1, title, role: false)
            let offsets = TextUnits.offsets(of: example.text, .utf16)
            let entities = spans.map { span -> JSONText.Value in
                roles[span.entity, default: []].formUnion([span.role].compactMap(\.self))
                var members: [(String, JSONText.Value)] = [
                    ("entity", .string(span.entity)), ("startPos", .number(offsets[span.start])),
                    ("endPos", .number(offsets[span.end] - 1)),
                ]
                if let role = span.role { members.append(("role", .string(role))) }
                return .object(members)
            }
            utterances.append(
                .object([("text", .string(example.text)), ("intent", .string(example.intent)), ("entities", .list(entities))]))
            report.wrote()
        }
        let lists = definitions(dataset, &report)
        report.noteTestExamples(of: dataset, title)
        let app: [(String, JSONText.Value)] =
            [
                ("luis_schema_version", .string("7.0.0")), ("versionId", .string("0.1")), ("name", .string("trainyard")),
                ("desc", .string("")),
                ("culture", .string(dataset.language.code)),
                ("intents", .list(Set(dataset.examples.map(\.intent)).subtracting([""]).sorted().map { .object([("name", .string($0))]) })),
                (
                    "entities",
                    .list(
                        roles.sorted { $0.key < $1.key }.map { .object([("name", .string($0.key)), ("roles", .texts($0.value.sorted()))]) })
                ),
            ] + lists + [
                ("hierarchicals", .list([])), ("composites", .list([])), ("patternAnyEntities", .list([])), ("phraselists", .list([])),
                ("regex_features", .list([])), ("patterns", .list([])), ("utterances", .list(utterances)),
            ]
        return WrittenData(files: [.init(path: "luis.json", bytes: JSONText.data(.object(app)))], report: report.finished)
    }

    private static func definitions(_ dataset: Dataset, _ report: inout ExportReport) -> [(String, JSONText.Value)] {
        var groups = ValueGroups(dataset.definitions)
        var lists: [JSONText.Value] = []
        var patterns: [JSONText.Value] = []
        var prebuilt: [JSONText.Value] = []
        for definition in dataset.definitions {
            let name: (String, JSONText.Value) = ("name", .string(definition.entity))
            switch definition.kind {
            case .lookup, .fuzzyLookup:
                report.noteFuzziness(of: definition, title)
                let values = groups.values(of: definition).map { value -> JSONText.Value in
                    .object([("canonicalForm", .string(value.value)), ("list", .texts(value.synonyms))])
                }
                lists.append(.object([name, ("subLists", .list(values)), ("roles", .list([]))]))
            case .regex:
                if definition.examples.count != 1 {
                    report.say(.noted, line: 1, "LUIS takes one pattern an entity: those of \(definition.entity.excerpt) are joined with |")
                }
                patterns.append(
                    .object([name, ("regexPattern", .string(definition.examples.joined(separator: "|"))), ("roles", .list([]))]))
            case .pretrained: prebuilt.append(.object([name, ("roles", .list([]))]))
            case .synonym: continue
            case .trainable:
                report.leaveOut(definition, title)
                continue
            }
            report.wrote()
        }
        groups.reportLost(dataset.definitions, title, &report)
        return [("closedLists", .list(lists)), ("regex_entities", .list(patterns)), ("prebuiltEntities", .list(prebuilt))]
    }
}
