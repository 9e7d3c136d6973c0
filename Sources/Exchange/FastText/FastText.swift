import Corpus
import Foundation

/// fastText's lines, `__label__intent text`. In a folder the files whose name has “test” in it hold test examples.
enum FastText: ExchangeFormat {
    static let title = "fastText"
    static let fileExtension: String? = "txt"

    private static let mark = "__label__"
    private static let markBytes = Array(mark.utf8)

    static func likeness(of tree: SourceTree, _ columns: TableColumns) -> Likeness {
        texts(tree).isEmpty ? .none : .certain
    }

    private static func texts(_ tree: SourceTree) -> [(path: String, source: SourceText)] {
        tree.files.compactMap { file in
            guard let source = file.source else { return nil }
            let head = source.prefix(ExchangeLimits.sampleBytes).drop(while: ASCII.isSpace)
            return head.starts(with: markBytes) ? (file.path, source) : nil
        }
    }

    static func read(
        _ tree: SourceTree, _ language: LanguageTag, _ columns: TableColumns, _ delivery: ImportDelivery?
    ) throws(UnreadableFile) -> ImportedData {
        let texts = tree.isFolder ? texts(tree) : tree.files.compactMap { file in file.source.map { (file.path, $0) } }
        guard let first = texts.first else { throw UnreadableFile("no line begins with \(mark)", file: tree.name) }
        var builder = ImportBuilder(
            first.source, format: title, language: language, file: tree.isFolder ? first.path : nil, delivery: delivery)
        for (index, text) in texts.enumerated() {
            if index > 0 { builder.enter(text.source, as: text.path) }
            let isTest = tree.isFolder && text.path.lowercased().contains("test")
            var lines = LineScanner(text.source)
            while !builder.isStopped, let line = lines.next() {
                if line.isTooLong || !line.text.isBlank { read(line, isTest, &builder) }
            }
        }
        return builder.finished
    }

    private static func read(
        _ line: (text: String, place: SourcePosition, isTooLong: Bool), _ isTest: Bool, _ builder: inout ImportBuilder
    ) {
        let row = builder.beginRow()
        guard !line.isTooLong else {
            return builder.say(.refused, at: line.place, row: row, "the line is longer than \(CorpusLimits.lineBytes >> 20) MB")
        }
        var labels: [String] = []
        var rest = Array(line.text.utf8)[...]
        while rest.starts(with: markBytes) {
            let label = rest.dropFirst(markBytes.count).prefix { $0 != ASCII.space && $0 != ASCII.tab }
            labels.append(String(decoding: label, as: UTF8.self))
            rest = rest.dropFirst(markBytes.count + label.count).drop { $0 == ASCII.space || $0 == ASCII.tab }
        }
        if labels.count > 1 {
            builder.say(.noted, at: line.place, row: row, "the line has \(labels.count) labels: the first, \(labels[0].excerpt), is taken")
        }
        builder.take(
            StatedExample(
                text: String(decoding: rest, as: UTF8.self), intent: labels.first, type: isTest ? "test" : nil, place: line.place, row: row)
        )
    }

    static func write(_ dataset: Dataset) -> WrittenData {
        var report = ExportReport(title, rows: dataset.examples.count + dataset.definitions.count)
        var texts: [ExampleType: String] = [:]
        for (index, example) in dataset.examples.enumerated() {
            let row = index + 1
            guard report.acceptsLabelled(example, row: row, title) else { continue }
            let text = String(String.UnicodeScalarView(example.text.unicodeScalars.map { $0 == "\n" || $0 == "\r" ? " " : $0 }))
            let trimmed = Example(text: text, intent: "").trimmed { $0 == " " || $0 == "\t" }.text
            if trimmed != example.text {
                report.say(.noted, line: 1, row: row, "fastText's lines hold no line breaks, and no blanks at their ends: left out")
            }
            guard !trimmed.utf8.starts(with: markBytes) else {
                report.say(.refused, line: 1, row: row, "the text begins with \(mark): not written")
                continue
            }
            let label = String(String.UnicodeScalarView(example.intent.unicodeScalars.map { $0.properties.isWhitespace ? "_" : $0 }))
            if label != example.intent {
                report.say(
                    .noted, line: 1, row: row, "fastText's labels hold no blanks: \(example.intent.excerpt) is written \(label.excerpt)")
            }
            if !example.entities.isEmpty { report.say(.noted, line: 1, row: row, "fastText holds no entity spans: left out") }
            texts[example.type, default: ""] += "\(mark)\(label) \(trimmed)\n"
            report.wrote()
        }
        for definition in dataset.definitions { report.leaveOut(definition, title) }
        var files = [WrittenData.File(path: "train.txt", bytes: Data((texts[.train] ?? "").utf8))]
        if let test = texts[.test] { files.append(.init(path: "test.txt", bytes: Data(test.utf8))) }
        return WrittenData(files: files, report: report.finished)
    }
}
