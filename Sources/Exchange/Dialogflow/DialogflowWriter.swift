import Corpus
import Foundation

/// Writes an agent that Dialogflow ES restores from.
struct DialogflowWriter {
    private var report: ExportReport
    private var files: [WrittenData.File] = []
    private let dataset: Dataset

    init(_ dataset: Dataset) {
        self.dataset = dataset
        report = ExportReport(Dialogflow.title, rows: dataset.examples.count + dataset.definitions.count)
    }

    var written: WrittenData {
        var writer = self
        writer.writeAgent()
        writer.writeIntents()
        writer.writeEntities()
        writer.report.noteTestExamples(of: dataset, Dialogflow.title)
        return WrittenData(files: writer.files, report: writer.report.finished)
    }

    private var language: String { dataset.language.code }

    private mutating func writeAgent() {
        add(
            "agent.json",
            .object([("language", .string(language)), ("displayName", .string("trainyard")), ("defaultTimezone", .string("Etc/UTC"))]))
        add("package.json", .object([("version", .string("1.0.0"))]))
    }

    private mutating func writeIntents() {
        var phrases: [String: [JSONText.Value]] = [:]
        var order: [String] = []
        for (index, example) in dataset.examples.enumerated() {
            guard report.acceptsLabelled(example, row: index + 1, Dialogflow.title) else { continue }
            let spans = report.spans(of: example, line: 1, row: index + 1)
            report.noteLost(spans, row: index + 1, Dialogflow.title, role: false)
            if phrases[example.intent] == nil { order.append(example.intent) }
            phrases[example.intent, default: []].append(
                .object([
                    ("id", .string(StableID.of("\(index) \(example.text)"))), ("data", .list(parts(example.text, spans))),
                    ("isTemplate", .flag(false)), ("count", .number(0)), ("lang", .string(language)), ("updated", .number(0)),
                ]))
            report.wrote()
        }
        var names = FileNames()
        for intent in order {
            let name = names.name(for: intent)
            add(
                "intents/\(name).json",
                .object([
                    ("id", .string(StableID.of("intent " + intent))), ("name", .string(intent)), ("auto", .flag(true)),
                    ("contexts", .list([])), ("responses", .list([])), ("priority", .number(500_000)), ("webhookUsed", .flag(false)),
                    ("fallbackIntent", .flag(false)), ("events", .list([])),
                ]))
            add("intents/\(name)_usersays_\(language).json", .list(phrases[intent] ?? []))
        }
    }

    private func parts(_ text: String, _ spans: [EntityAnnotation]) -> [JSONText.Value] {
        AnnotatedPieces.of(text, spans).map { piece in
            var members: [(String, JSONText.Value)] = [("text", .string(piece.text))]
            if let span = piece.span {
                members += [("meta", .string("@" + span.entity)), ("alias", .string(span.role ?? span.entity))]
            }
            return .object(members + [("userDefined", .flag(piece.span != nil))])
        }
    }

    private mutating func writeEntities() {
        var groups = ValueGroups(dataset.definitions)
        var names = FileNames()
        for definition in dataset.definitions where definition.kind != .synonym {
            guard [.lookup, .fuzzyLookup, .regex].contains(definition.kind) else {
                report.leaveOut(definition, Dialogflow.title)
                continue
            }
            report.noteFuzziness(of: definition, Dialogflow.title)
            let name = names.name(for: definition.entity)
            let isRegexp = definition.kind == .regex
            let values =
                isRegexp
                ? definition.examples.map { ($0, [$0]) } : groups.values(of: definition).map { ($0.value, [$0.value] + $0.synonyms) }
            add(
                "entities/\(name).json",
                .object([
                    ("id", .string(StableID.of("entity " + definition.entity))), ("name", .string(definition.entity)),
                    ("isOverridable", .flag(true)), ("isEnum", .flag(false)), ("isRegexp", .flag(isRegexp)),
                    ("automatedExpansion", .flag(false)), ("allowFuzzyExtraction", .flag(false)),
                ]))
            add(
                "entities/\(name)_entries_\(language).json",
                .list(values.map { .object([("value", .string($0.0)), ("synonyms", .texts($0.1))]) }))
            report.wrote()
        }
        groups.reportLost(dataset.definitions, Dialogflow.title, &report)
    }

    private mutating func add(_ path: String, _ value: JSONText.Value) { files.append(.init(path: path, bytes: JSONText.data(value))) }
}
