import Corpus
import Foundation

/// Rasa's `nlu.yml`, versions 2.0 and 3.1: intents (retrieval intents included), synonyms, regexes and lookups.
///
/// One file, or a folder of them; a file whose name begins with “test” holds test examples, as in Rasa's `train_test_split`.
enum RasaYAML: ExchangeFormat {
    static let title = "Rasa YAML"
    static let fileExtension: String? = "yml"

    static func likeness(of tree: SourceTree, _ columns: TableColumns) -> Likeness {
        if let source = tree.only { return isOne(source) ? .certain : .none }
        return tree.texts(".yml", ".yaml").contains { isOne($0.source) } ? .certain : .none
    }

    private static func isOne(_ source: SourceText) -> Bool {
        guard source.firstByte != ASCII.openBrace else { return false }
        let lines = source.head.split(whereSeparator: \.isNewline)
        return lines.contains { $0 == "nlu:" || $0.hasPrefix("nlu: ") || $0.hasPrefix("nlu:#") }
    }

    static func read(
        _ tree: SourceTree, _ language: LanguageTag, _ columns: TableColumns, _ delivery: ImportDelivery?
    ) throws(UnreadableFile) -> ImportedData {
        let texts =
            tree.isFolder
            ? tree.texts(".yml", ".yaml").filter { isOne($0.source) }
            : tree.files.compactMap { file in file.source.map { (file.path, $0) } }
        guard let first = texts.first else { throw UnreadableFile("there is no YAML with an “nlu:” section in it", file: tree.name) }
        var reader = RasaYAMLReader(
            ImportBuilder(first.source, format: title, language: language, file: tree.isFolder ? first.path : nil, delivery: delivery))
        for (index, text) in texts.enumerated() {
            if index > 0 { reader.builder.enter(text.source, as: text.path) }
            do {
                try reader.read(text.source, isTest: tree.isFolder && isTest(text.path))
            } catch {
                guard tree.isFolder else { throw error }
                reader.refuse(error)
            }
        }
        return reader.builder.finished
    }

    private static func isTest(_ path: String) -> Bool { path.split(separator: "/").last?.lowercased().hasPrefix("test") == true }

    static func write(_ dataset: Dataset) -> WrittenData {
        var writer = RasaYAMLWriter(title, rows: dataset.examples.count + dataset.definitions.count)
        let train = writer.document(dataset.examples.enumerated().filter { $1.type == .train }, dataset.definitions)
        var files = [WrittenData.File(path: "nlu.yml", bytes: Data(train.utf8))]
        let test = dataset.examples.enumerated().filter { $1.type == .test }
        if !test.isEmpty { files.append(.init(path: "test_nlu.yml", bytes: Data(writer.document(test, []).utf8))) }
        return WrittenData(files: files, report: writer.report.finished)
    }
}
