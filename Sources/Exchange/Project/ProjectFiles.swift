import Corpus
import Foundation

/// NeuralSpace's JSON, which `Corpus` reads and writes.
enum NeuralSpaceFiles: ProjectFiles {
    static let format = CorpusFormat.neuralspace
}

/// NeuralSpace's and Trainyard's CSV, which `Corpus` reads and writes.
enum CSVFiles: ProjectFiles {
    static let format = CorpusFormat.csv
}

/// The formats that a project itself is kept in: a file of examples, and one of definitions for each kind.
protocol ProjectFiles: ExchangeFormat {
    static var format: CorpusFormat { get }
}

extension ProjectFiles {
    static var title: String { format.title }
    static var fileExtension: String? { format.fileExtension }

    static func likeness(of tree: SourceTree, _ columns: TableColumns) -> Likeness {
        if tree.isFolder { return texts(tree).isEmpty ? .none : .possible }
        guard let source = tree.only, let looks = CorpusReader.looks(source), looks.format == format else { return .none }
        return looks.likeness
    }

    static func read(
        _ tree: SourceTree, _ language: LanguageTag, _ columns: TableColumns, _ delivery: ImportDelivery?
    ) throws(UnreadableFile) -> ImportedData {
        if let source = tree.only { return try CorpusReader.read(source, language: language, format: format, delivery: delivery) }
        var all = ImportedData(examples: [], definitions: [], report: ImportReport(format: title, rows: 0, taken: 0))
        for (path, source) in texts(tree) {
            let data: ImportedData
            do {
                data = try CorpusReader.read(source, language: language, format: format, delivery: delivery)
            } catch {
                all.report.issues.append(
                    RowIssue(.refused, file: path, line: error.line ?? 1, column: error.column, reason: error.message))
                continue
            }
            all.examples += data.examples
            all.definitions += data.definitions
            all.report.rows += data.report.rows
            all.report.taken += data.report.taken
            all.report.unlisted.merge(data.report.unlisted, uniquingKeysWith: +)
            all.report.issues += data.report.issues.map { issue in
                var issue = issue
                issue.file = path
                return issue
            }
        }
        return all
    }

    private static func texts(_ tree: SourceTree) -> [(path: String, source: SourceText)] {
        tree.texts(format == .csv ? ".csv" : ".json", format == .csv ? ".tsv" : ".json")
    }

    static func write(_ dataset: Dataset) -> WrittenData {
        var written = WrittenData(files: [], report: ImportReport(format: title, rows: 0, taken: 0))
        func add(_ name: String, _ part: (bytes: Data, report: ImportReport)) {
            let file = "\(name).\(format.fileExtension)"
            written.files.append(.init(path: file, bytes: part.bytes))
            written.report.rows += part.report.rows
            written.report.taken += part.report.taken
            written.report.unlisted.merge(part.report.unlisted, uniquingKeysWith: +)
            written.report.issues += part.report.issues.map { issue in
                var issue = issue
                issue.file = file
                return issue
            }
        }
        if !dataset.examples.isEmpty { add("nlu", CorpusWriter.write(dataset.examples, as: format)) }
        for kind in EntityKind.allCases {
            let definitions = dataset.definitions.filter { $0.kind == kind }
            if !definitions.isEmpty { add(kind.rawValue, CorpusWriter.write(definitions, as: format)) }
        }
        return written
    }
}
