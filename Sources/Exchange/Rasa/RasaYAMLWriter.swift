import Corpus

/// Writes Rasa's `nlu.yml`: an item an intent, in the order in which they occur.
struct RasaYAMLWriter {
    var report: ExportReport
    private let title: String

    init(_ title: String, rows: Int) {
        self.title = title
        report = ExportReport(title, rows: rows)
    }

    mutating func document(_ examples: [(offset: Int, element: Example)], _ definitions: [EntityDefinition]) -> String {
        var text = "version: \"3.1\"\n\nnlu:\n"
        var lines: [String: (block: [String], list: [String])] = [:]
        var order: [String] = []
        for (index, example) in examples {
            guard let line = line(for: example, row: index + 1) else { continue }
            if lines[example.intent] == nil { order.append(example.intent) }
            if YAMLScalar.fitsBlock(line) {
                lines[example.intent, default: ([], [])].block.append(line)
            } else {
                lines[example.intent, default: ([], [])].list.append(line)
            }
            report.wrote()
        }
        for intent in order {
            guard let lines = lines[intent] else { continue }
            append("intent", intent, lines.block, lines.list, to: &text)
        }
        for (index, definition) in definitions.enumerated() { append(definition, row: examples.count + index + 1, to: &text) }
        return text
    }

    private mutating func append(_ definition: EntityDefinition, row: Int, to text: inout String) {
        guard [.synonym, .regex, .lookup, .fuzzyLookup].contains(definition.kind) else {
            report.say(
                .noted, line: 1, row: row,
                "Rasa's data has no \(definition.kind.rawValue) entities: \(definition.entity.excerpt) is left out")
            return
        }
        report.noteFuzziness(of: definition, title)
        let usable = definition.examples.filter { RasaYAMLReader.stripped($0) == $0 && !$0.isEmpty }
        if usable.count < definition.examples.count {
            report.say(.noted, line: 1, row: row, "\(definition.entity.excerpt): phrases with blanks at their ends are left out")
        }
        append(
            definition.kind == .fuzzyLookup ? EntityKind.lookup.rawValue : definition.kind.rawValue, definition.entity,
            usable.filter(YAMLScalar.fitsBlock), usable.filter { !YAMLScalar.fitsBlock($0) },
            to: &text)
        report.wrote()
    }

    private func append(_ kind: String, _ name: String, _ block: [String], _ list: [String], to text: inout String) {
        let head = "- \(kind): \(YAMLScalar.inline(name))\n  examples:"
        if !block.isEmpty || list.isEmpty { text += head + (block.isEmpty ? "\n" : " |\n") }
        for line in block { text += "    - \(line)\n" }
        if !list.isEmpty { text += head + "\n" }
        for line in list { text += "  - text: \(YAMLScalar.quoted(line.hasPrefix("- ") ? "- " + line : line))\n" }
    }

    /// The example as Rasa's own reader takes it back; nil, and said, when there is no way to write it.
    private mutating func line(for example: Example, row: Int) -> String? {
        guard report.accepts(example.text, what: "text", line: 1, row: row) else { return nil }
        guard !example.intent.isEmpty else {
            report.say(.refused, line: 1, row: row, "Rasa knows no examples without an intent: not written")
            return nil
        }
        let stripped = example.trimmed { $0 == " " || $0 == "\n" || $0 == "\r" }
        if stripped.text != example.text {
            report.say(.noted, line: 1, row: row, "Rasa takes no blanks at the ends of a text: left out")
        }
        report.noteMark([stripped.text, stripped.intent], row: row)
        let spans = report.spans(of: stripped, line: 1, row: row)
        let line = RasaAnnotations.write(stripped.text, spans)
        if reads(line, as: stripped.text, spans) { return line }
        if !spans.isEmpty, reads(stripped.text, as: stripped.text, []) {
            report.say(.noted, line: 1, row: row, "Rasa cannot mark these spans, for the brackets around them: the spans are left out")
            return stripped.text
        }
        report.say(
            .refused, line: 1, row: row,
            "the text \(example.text.excerpt) reads as an annotation in Rasa, which knows no escape: not written")
        return nil
    }

    private func reads(_ line: String, as text: String, _ spans: [EntityAnnotation]) -> Bool {
        let place = SourcePosition(offset: 0, line: 1, lineStart: 0)
        let parsed = RasaAnnotations.parse(line, at: place)
        let back = parsed.spans.compactMap { span -> EntityAnnotation? in
            guard let start = span.start, let end = span.end, let entity = span.entity else { return nil }
            return EntityAnnotation(start: start, end: end, entity: entity, value: span.value, role: span.role, group: span.group)
        }
        return parsed.text.utf8.elementsEqual(text.utf8) && back == spans
    }
}
