import Corpus
internal import Yams

/// Reads the `nlu` section of Rasa's YAML files.
struct RasaYAMLReader {
    var builder: ImportBuilder
    private var text: YAMLText?

    init(_ builder: ImportBuilder) { self.builder = builder }

    /// One of several files cannot be read: that costs this file alone.
    mutating func refuse(_ error: UnreadableFile) {
        let place = SourcePosition(offset: 0, line: error.line ?? 1, lineStart: 0)
        builder.say(.refused, at: place, row: builder.beginRow(), wholeRow: true, "the file cannot be read: \(error.message)")
    }

    mutating func read(_ source: SourceText, isTest: Bool) throws(UnreadableFile) {
        let text = try YAMLText(source)
        self.text = text
        for document in text.documents {
            guard let mapping = document.mapping else { continue }
            for (key, value) in mapping where key.string != "nlu" && key.string != "version" && !value.isEmptyScalar {
                builder.noteOnce(
                    at: text.place(key),
                    "the section \((key.string ?? "?").excerpt) is no training data of language understanding: passed over")
            }
            guard let section = document["nlu"], !section.isEmptyScalar else { continue }
            guard let items = section.sequence else {
                throw UnreadableFile("“nlu” has to be a list of “- intent: …”", file: source.name, line: section.mark?.line)
            }
            for item in items { readItem(item, text, isTest: isTest) }
        }
    }

    private mutating func readItem(_ item: Node, _ text: YAMLText, isTest: Bool) {
        let place = text.place(item)
        guard let mapping = item.mapping else {
            builder.say(
                .refused, at: place, row: builder.beginRow(), "an item of “nlu” has to be “- intent: NAME” with “examples: |” below")
            return
        }
        let kinds = ["intent", "synonym", "regex", "lookup"]
        guard let kind = kinds.first(where: { item[$0] != nil }), let name = item[kind]?.scalar?.string else {
            let found = mapping.first?.key.string ?? "?"
            builder.say(
                .refused, at: place, row: builder.beginRow(),
                "an item of “nlu” is one of \(kinds.joined(separator: ", ")), and this is \(found.excerpt)")
            return
        }
        for (key, _) in mapping where key.string != kind && key.string != "examples" {
            builder.ignore("key", key.string ?? "?", at: text.place(key))
        }
        guard let examples = item["examples"], !examples.isEmptyScalar else {
            if kind == "intent" {
                builder.say(.noted, at: place, "the intent \(name.excerpt) has no examples")
            } else {
                define(kind, name, [], place)
            }
            return
        }
        if kind == "intent" {
            readExamples(examples, of: name, text, isTest: isTest)
        } else {
            define(kind, name, phrases(examples, text), place)
        }
    }

    private mutating func define(_ kind: String, _ name: String, _ phrases: [String], _ place: SourcePosition) {
        guard let kind = EntityKind(rawValue: kind) else { return }
        builder.take(
            EntityDefinition(entity: name, kind: kind, examples: phrases, language: builder.language), at: place, row: builder.beginRow())
    }

    private mutating func readExamples(_ examples: Node, of intent: String, _ text: YAMLText, isTest: Bool) {
        for (line, place, row) in lines(of: examples, text) {
            let parsed = RasaAnnotations.parse(line, at: place)
            for fault in parsed.faults { builder.say(.noted, at: place, row: row, fault) }
            builder.take(
                StatedExample(
                    text: parsed.text, intent: intent, type: isTest ? "test" : nil, spans: parsed.spans, place: place, row: row))
        }
    }

    /// The phrases of a synonym, regex or lookup, which are no rows of their own.
    private mutating func phrases(_ examples: Node, _ text: YAMLText) -> [String] {
        lines(of: examples, text, areRows: false).map(\.line).filter { !$0.isEmpty }
    }

    /// Lines `- …` of a block of text, or the items of a list, each a text or `{text, metadata}`; without the blanks at their ends, as
    /// Rasa takes them.
    private mutating func lines(
        of examples: Node, _ text: YAMLText, areRows: Bool = true
    ) -> [(line: String, place: SourcePosition, row: Int)] {
        var lines: [(line: String, place: SourcePosition, row: Int)] = []
        func row(_ builder: inout ImportBuilder) -> Int { areRows ? builder.beginRow() : builder.rows }
        if let list = examples.sequence {
            for item in list {
                let place = text.place(item)
                for (key, _) in item.mapping ?? [:] where key.string != "text" {
                    builder.ignore("key", key.string ?? "?", at: text.place(key))
                }
                let number = row(&builder)
                guard let string = (item.mapping == nil ? item : item["text"])?.scalar?.string else {
                    builder.say(.refused, at: place, row: number, "the example has no text: write “- text: …”")
                    continue
                }
                let stripped = Self.stripped(string)
                lines.append((stripped.hasPrefix("- ") ? Self.stripped(String(stripped.dropFirst())) : stripped, place, number))
            }
            return lines
        }
        for (line, below) in examples.lines where !line.allSatisfy({ $0 == " " || $0 == "\r" || $0 == "\t" }) {
            let place = text.place(examples, linesBelow: below)
            let number = row(&builder)
            guard line.hasPrefix("-") else {
                builder.say(.refused, at: place, row: number, "the line \(line.excerpt) does not begin with “- ”, as each example has to")
                continue
            }
            lines.append((Self.stripped(String(line.dropFirst())), place, number))
        }
        return lines
    }

    /// Without the characters that Rasa strips.
    static func stripped(_ text: String) -> String {
        let isStripped: (Unicode.Scalar) -> Bool = { $0 == " " || $0 == "\n" || $0 == "\r" }
        let kept = text.unicodeScalars.drop(while: isStripped).reversed().drop(while: isStripped).reversed()
        return String(String.UnicodeScalarView(kept))
    }
}

extension Node {
    /// True for `key:` with nothing behind it.
    var isEmptyScalar: Bool { scalar?.string.isEmpty == true }
}
