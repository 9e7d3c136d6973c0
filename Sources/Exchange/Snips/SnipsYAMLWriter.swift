import Corpus
import Foundation

/// Writes Snips's YAML: a document an intent, then one an entity.
struct SnipsYAMLWriter {
    private let dataset: Dataset
    private let title = SnipsYAML.title

    init(_ dataset: Dataset) { self.dataset = dataset }

    var written: WrittenData {
        var report = ExportReport(title, rows: dataset.examples.count + dataset.definitions.count)
        var utterances: [String: [String]] = [:]
        var order: [String] = []
        for (index, example) in dataset.examples.enumerated() {
            guard let line = line(for: example, row: index + 1, &report) else { continue }
            if utterances[example.intent] == nil { order.append(example.intent) }
            utterances[example.intent, default: []].append(line)
            report.wrote()
        }
        var text = ""
        for intent in order {
            text += "---\ntype: intent\nname: \(YAMLScalar.inline(intent))\nutterances:\n"
            for line in utterances[intent] ?? [] { text += "  - \(YAMLScalar.quoted(line))\n" }
        }
        text += entities(&report)
        report.noteTestExamples(of: dataset, title)
        return WrittenData(files: [.init(path: "snips.yaml", bytes: Data(text.utf8))], report: report.finished)
    }

    private func line(for example: Example, row: Int, _ report: inout ExportReport) -> String? {
        guard report.acceptsLabelled(example, row: row, title) else { return nil }
        report.noteMark([example.text, example.intent], row: row)
        let spans = report.spans(of: example, line: 1, row: row)
        report.noteLost(spans, row: row, title, role: false)
        for kept in spans.isEmpty ? [[]] : [spans, []] {
            let line = SnipsAnnotations.write(example.text, kept)
            let back = SnipsAnnotations.parse(line, slots: [:], at: SourcePosition(offset: 0, line: 1, lineStart: 0))
            let isSame = zip(back.spans, kept).allSatisfy { $0.start == $1.start && $0.entity == $1.entity && $0.role == $1.role }
            guard back.text.utf8.elementsEqual(example.text.utf8), back.spans.count == kept.count, isSame else { continue }
            if kept.count < spans.count {
                report.say(.noted, line: 1, row: row, "\(title) cannot mark these spans, for the brackets in them: the spans are left out")
            }
            return line
        }
        report.say(
            .refused, line: 1, row: row,
            "the text \(example.text.excerpt) reads as an annotation in \(title), which knows no escape: not written")
        return nil
    }

    private func entities(_ report: inout ExportReport) -> String {
        var groups = ValueGroups(dataset.definitions)
        var values: [String: [[String]]] = [:]
        var patterns: [String: [String]] = [:]
        for definition in dataset.definitions {
            switch definition.kind {
            case .lookup, .fuzzyLookup:
                report.noteFuzziness(of: definition, title)
                values[definition.entity, default: []] += groups.values(of: definition).map { [$0.value] + $0.synonyms }
            case .regex: patterns[definition.entity, default: []] += definition.examples
            case .synonym: continue
            case .trainable, .pretrained:
                report.leaveOut(definition, title)
                continue
            }
            report.wrote()
        }
        groups.reportLost(dataset.definitions, title, &report)
        var text = ""
        for name in Set(values.keys).union(patterns.keys).sorted() {
            text += "---\ntype: entity\nname: \(YAMLScalar.inline(name))\nautomatically_extensible: true\nuse_synonyms: true\n"
            if let values = values[name], !values.isEmpty {
                text += "values:\n"
                for words in values { text += "  - [\(words.map(YAMLScalar.quoted).joined(separator: ", "))]\n" }
            }
            if let patterns = patterns[name] {
                text += "matching_regexes:\n"
                for pattern in patterns { text += "  - \(YAMLScalar.quoted(pattern))\n" }
            }
        }
        return text
    }
}
