import Corpus
import Foundation
internal import Yams

/// Snips's dataset in YAML: a document an intent or entity, utterances with `[slot:entity](text)` in them.
enum SnipsYAML: ExchangeFormat {
    static let title = "Snips YAML"
    static let fileExtension: String? = "yaml"

    static func likeness(of tree: SourceTree, _ columns: TableColumns) -> Likeness { texts(tree).isEmpty ? .none : .certain }

    private static func texts(_ tree: SourceTree) -> [(path: String, source: SourceText)] {
        tree.files.compactMap { file in
            guard let source = file.source, source.firstByte != ASCII.openBrace else { return nil }
            let lines = source.head.split(whereSeparator: \.isNewline)
            let isOne = lines.contains { $0.hasPrefix("type: intent") || $0.hasPrefix("type: entity") }
            return isOne && lines.contains { $0.hasPrefix("name:") } ? (file.path, source) : nil
        }
    }

    static func read(
        _ tree: SourceTree, _ language: LanguageTag, _ columns: TableColumns, _ delivery: ImportDelivery?
    ) throws(UnreadableFile) -> ImportedData {
        let texts = tree.isFolder ? texts(tree) : tree.files.compactMap { file in file.source.map { (file.path, $0) } }
        guard let first = texts.first else { throw UnreadableFile("there is no “type: intent” in it", file: tree.name) }
        var rows = JSONDatasetReader(first.source, title, language, file: tree.isFolder ? first.path : nil, delivery: delivery)
        for (index, text) in texts.enumerated() {
            if index > 0 { rows.builder.enter(text.source, as: text.path) }
            do {
                let yaml = try YAMLText(text.source)
                for document in yaml.documents { read(document, yaml, &rows) }
            } catch {
                guard tree.isFolder else { throw error }
                let place = SourcePosition(offset: 0, line: error.line ?? 1, lineStart: 0)
                rows.builder.say(.refused, at: place, row: rows.builder.beginRow(), wholeRow: true, error.message)
            }
        }
        return rows.builder.finished
    }

    private static func read(_ document: Node, _ yaml: YAMLText, _ rows: inout JSONDatasetReader) {
        guard document.scalar?.string.isEmpty != true else { return }
        let place = yaml.place(document)
        guard let name = document["name"]?.scalar?.string else {
            return rows.builder.say(.refused, at: place, row: rows.builder.beginRow(), "the document has no “name”")
        }
        switch document["type"]?.scalar?.string {
        case "intent":
            var slots: [String: String] = [:]
            for slot in document["slots"]?.sequence ?? [] {
                if let name = slot["name"]?.scalar?.string { slots[name] = slot["entity"]?.scalar?.string ?? name }
            }
            for utterance in document["utterances"]?.sequence ?? [] {
                let row = rows.builder.beginRow()
                let place = yaml.place(utterance)
                guard let line = utterance.scalar?.string else {
                    rows.builder.say(.refused, at: place, row: row, "the utterance has to be a text: put it in quotes")
                    continue
                }
                let parsed = SnipsAnnotations.parse(line, slots: slots, at: place)
                rows.builder.take(StatedExample(text: parsed.text, intent: name, spans: parsed.spans, place: place, row: row))
            }
        case "entity":
            let values = (document["values"]?.sequence ?? []).compactMap { value -> (value: String, synonyms: [String])? in
                let words = value.sequence.map { $0.compactMap { $0.scalar?.string } } ?? [value.scalar?.string].compactMap(\.self)
                guard let first = words.first, !first.isEmpty else { return nil }
                return (first, Array(words.dropFirst()))
            }
            if !values.isEmpty { rows.define(name, values: values, at: place) }
            for pattern in document["matching_regexes"]?.sequence ?? [] {
                if let text = pattern.scalar?.string { rows.define(name, .regex, [text], at: place) }
            }
        default: rows.builder.say(.refused, at: place, row: rows.builder.beginRow(), "the document's “type” is neither intent nor entity")
        }
    }

    static func write(_ dataset: Dataset) -> WrittenData { SnipsYAMLWriter(dataset).written }
}
