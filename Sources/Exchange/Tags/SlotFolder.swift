import Corpus
import Foundation

/// The folders of slot-filling papers: `seq.in` with a text a line, `seq.out` with its tags, `label` with its intent, in folders named
/// `train`, `valid` and `test`, or all in one.
enum SlotFolder: ExchangeFormat {
    static let title = "slot-filling folder"
    static let fileExtension: String? = nil

    static func likeness(of tree: SourceTree, _ columns: TableColumns) -> Likeness {
        tree.isFolder && tree.files.contains { $0.name == "seq.in" } ? .certain : .none
    }

    static func read(
        _ tree: SourceTree, _ language: LanguageTag, _ columns: TableColumns, _ delivery: ImportDelivery?
    ) throws(UnreadableFile) -> ImportedData {
        let inputs = tree.files.filter { $0.name == "seq.in" }
        guard tree.isFolder, let first = inputs.first, let source = first.source else {
            throw UnreadableFile("there is no readable seq.in in it", file: tree.name)
        }
        var builder = ImportBuilder(source, format: title, language: language, file: first.path, delivery: delivery)
        for (index, input) in inputs.enumerated() {
            guard let source = input.source else { continue }
            if index > 0 { builder.enter(source, as: input.path) }
            let folder = input.path.dropLast("seq.in".count)
            func sibling(_ name: String) -> SourceText? { tree.files.first { $0.path == folder + name }?.source }
            read(source, tags: sibling("seq.out"), labels: sibling("label"), type: type(of: String(folder)), &builder)
        }
        return builder.finished
    }

    private static func type(of folder: String) -> String? {
        let name = folder.split(separator: "/").last?.lowercased() ?? ""
        return ["train", "test", "valid", "dev", "validation"].first { name.hasPrefix($0) }
    }

    private static func read(_ source: SourceText, tags: SourceText?, labels: SourceText?, type: String?, _ builder: inout ImportBuilder) {
        var lines = LineScanner(source)
        var tagLines = tags.map(LineScanner.init)
        var labelLines = labels.map(LineScanner.init)
        while !builder.isStopped, let line = lines.next() {
            let tagLine = tagLines?.next()?.text
            let label = labelLines?.next()?.text
            guard line.isTooLong || !line.text.isBlank || label?.isBlank == false else { continue }
            let row = builder.beginRow()
            let text = trimmed(line.text)
            var stated = StatedExample(text: text, intent: label.map(trimmed), type: type, place: line.place, row: row)
            let words = (tagLine ?? "").split(whereSeparator: { $0 == " " || $0 == "\t" }).map(String.init)
            if let spans = TagSequence.spans(words, of: text, at: line.place) {
                stated.spans = spans
            } else if tags != nil {
                builder.say(
                    .noted, at: line.place, row: row,
                    "seq.out has \(counted(words.count, "tag")) for \(counted(TagSequence.words(text).count, "word")): the tags are left out"
                )
            }
            builder.take(stated)
        }
        let place = SourcePosition(offset: source.start, line: 1, lineStart: source.start)
        if tagLines?.next().map({ !$0.text.isBlank }) == true || labelLines?.next().map({ !$0.text.isBlank }) == true {
            builder.say(.noted, at: place, "seq.out or label has more lines than seq.in: what is too much is passed over")
        }
    }

    private static func trimmed(_ text: String) -> String {
        Example(text: text, intent: "").trimmed { $0 == " " || $0 == "\t" || $0 == "\r" }.text
    }

    static func write(_ dataset: Dataset) -> WrittenData {
        var report = ExportReport(title, rows: dataset.examples.count + dataset.definitions.count)
        var parts: [ExampleType: (input: String, output: String, labels: String)] = [:]
        for (index, example) in dataset.examples.enumerated() {
            let row = index + 1
            guard report.accepts(example.text, what: "text", line: 1, row: row) else { continue }
            let lineless = String(String.UnicodeScalarView(example.text.unicodeScalars.map { $0 == "\n" || $0 == "\r" ? " " : $0 }))
            var kept = example
            kept.text = lineless
            kept = kept.trimmed { $0 == " " || $0 == "\t" }
            if kept.text != example.text {
                report.say(.noted, line: 1, row: row, "a line holds no line breaks, and no blanks at its ends: left out")
            }
            var label = example.intent
            if label.contains(where: \.isNewline) || trimmed(label) != label {
                label = label.split(whereSeparator: \.isWhitespace).joined(separator: " ")
                report.say(.noted, line: 1, row: row, "the intent is written \(label.excerpt)")
            }
            let tags = report.tags(of: kept, row: row, title).joined(separator: " ")
            var part = parts[example.type] ?? ("", "", "")
            part.input += kept.text + "\n"
            part.output += tags + "\n"
            part.labels += label + "\n"
            parts[example.type] = part
            report.wrote()
        }
        for definition in dataset.definitions { report.leaveOut(definition, title) }
        let files = ExampleType.allCases.flatMap { type -> [WrittenData.File] in
            guard let part = parts[type] else { return [] }
            return [("seq.in", part.input), ("seq.out", part.output), ("label", part.labels)].map {
                WrittenData.File(path: "\(type.rawValue)/\($0)", bytes: Data($1.utf8))
            }
        }
        return WrittenData(files: files, report: report.finished)
    }
}
