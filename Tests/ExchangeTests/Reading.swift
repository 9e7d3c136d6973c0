import Corpus
import Exchange
import Foundation

/// Reads a text as if it were a file.
func read(
    _ text: String, name: String = "data", language: LanguageTag = .english, columns: TableColumns = TableColumns()
) throws -> ImportedData {
    try DataReader.read(try SourceTree.file(Data(text.utf8), name: name), language: language, columns: columns)
}

/// Reads texts as if they were the files of a folder.
func read(folder files: [String: String], language: LanguageTag = .english) throws -> ImportedData {
    let written = files.sorted { $0.key < $1.key }.map { WrittenData.File(path: $0.key, bytes: Data($0.value.utf8)) }
    var tree = WrittenData(files: written, report: ImportReport(format: "", rows: 0, taken: 0)).tree
    tree.isFolder = true
    return try DataReader.read(tree, language: language)
}

/// The error that reading gives, as a person reads it; nil when there is none.
func complaint(_ read: () throws -> Void) -> String? {
    do {
        try read()
        return nil
    } catch {
        return "\(error)"
    }
}

/// The issues of a report in short: `refused 3 the reason`.
func summary(_ report: ImportReport) -> [String] {
    report.issues.map { "\($0.severity) \($0.file.map { "\($0):" } ?? "")\($0.line) \($0.reason)" }
}
