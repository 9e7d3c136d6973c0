import FoundationEssentials

/// NeuralSpace's upload format: a JSON list of examples `{text, intent, entities, type}` or of entity definitions
/// `{entity, examples, entityType, language}`.
///
/// What a span stands for where that is not its own text, its role and its group have no place in NeuralSpace's format; they are kept
/// in the additional keys `canonical`, `role` and `group`, and a fuzzy lookup in `fuzzy`; its own tools ignore them.
enum NeuralSpaceFormat: TextFormat {
    static let title = "NeuralSpace JSON"
    static let fileExtension = "json"

    static func likeness(of source: SourceText) -> Likeness {
        var window = source.window
        guard let first = window.firstOffset(in: source.start..<source.count, where: { !ASCII.isSpace($0) }) else { return .none }
        let second = window.firstOffset(in: (first + 1)..<source.count) { !ASCII.isSpace($0) }
        let head = [window[first]] + (second.map { [window[$0]] } ?? [])
        guard head.first == ASCII.openBracket else { return .none }
        guard let second = head.dropFirst().first else { return .possible }
        switch second {
        case ASCII.openBrace, ASCII.closeBracket: return .certain
        // A list of the wrong things is better told so than taken for a table.
        case ASCII.openBracket, ASCII.quote, 0x30...0x39: return .possible
        // `[hi](greeting),greet` is the first line of a table.
        default: return .none
        }
    }

    static func read(_ source: SourceText, language: LanguageTag, delivery: ImportDelivery?) throws(UnreadableFile) -> ImportedData {
        var reader = NeuralSpaceReader(source, language, delivery)
        return try reader.read()
    }

    static func write(_ examples: [Example]) -> (Data, ImportReport) {
        var report = ExportReport(title, rows: examples.count)
        var json = JSONWriter()
        json.beginList()
        for (index, example) in examples.enumerated() {
            let (line, row) = (json.line + 1, index + 1)
            guard report.accepts(example.text, what: "text", line: line, row: row) else { continue }
            json.beginRow()
            append(example, report.spans(of: example, line: line, row: row), to: &json)
            report.wrote()
        }
        json.endList()
        return (Data(json.bytes), report.finished)
    }

    static func write(_ definitions: [EntityDefinition]) -> (Data, ImportReport) {
        var report = ExportReport(title, rows: definitions.count)
        var json = JSONWriter()
        json.beginList()
        for (index, definition) in definitions.enumerated() {
            guard report.accepts(definition.entity, what: "entity's name", line: json.line + 1, row: index + 1) else { continue }
            json.beginRow()
            append(definition, to: &json)
            report.wrote()
        }
        json.endList()
        return (Data(json.bytes), report.finished)
    }

    private static func append(_ example: Example, _ spans: [EntityAnnotation], to json: inout JSONWriter) {
        json.raw("{\"text\": ")
        json.string(example.text)
        json.raw(", \"intent\": ")
        json.string(example.intent)
        json.raw(", \"entities\": [")
        for (index, span) in spans.enumerated() {
            json.raw(index == 0 ? "{\"start\": " : ", {\"start\": ")
            json.number(span.start)
            json.raw(", \"end\": ")
            json.number(span.end)
            json.raw(", \"value\": ")
            json.string(example.text.slice(codePoints: span.start, span.end) ?? "")
            json.raw(", \"entity\": ")
            json.string(span.entity)
            for (key, value) in [("canonical", span.value), ("role", span.role), ("group", span.group)] {
                guard let value else { continue }
                json.raw(", \"\(key)\": ")
                json.string(value)
            }
            json.raw("}")
        }
        json.raw("], \"type\": \"\(example.type.rawValue)\"}")
    }

    private static func append(_ definition: EntityDefinition, to json: inout JSONWriter) {
        json.raw("{\"entity\": ")
        json.string(definition.entity)
        json.raw(", \"examples\": [")
        for (index, example) in definition.examples.enumerated() {
            if index > 0 { json.raw(", ") }
            json.string(example)
        }
        // NeuralSpace's tools know no fuzzy lookup; for them it is a lookup.
        let kind = definition.kind == .fuzzyLookup ? .lookup : definition.kind
        json.raw("], \"entityType\": \"\(kind.rawValue)\", \"language\": \"\(definition.language)\"")
        json.raw(definition.kind == .fuzzyLookup ? ", \"fuzzy\": true}" : "}")
    }
}
