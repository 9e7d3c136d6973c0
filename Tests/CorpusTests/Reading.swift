import Corpus
import Foundation
import Testing

/// Reads a text as if it were a file.
func read(_ text: String, name: String = "data", language: LanguageTag = .english, format: CorpusFormat? = nil) throws -> ImportedData {
    try CorpusReader.read(Data(text.utf8), name: name, language: language, format: format)
}

/// The error that a file's bytes give, as a person reads it; nil when they can be read.
func complaint(about bytes: [UInt8], name: String = "data", format: CorpusFormat? = nil) -> String? {
    do throws(UnreadableFile) {
        _ = try CorpusReader.read(Data(bytes), name: name, language: .english, format: format)
        return nil
    } catch {
        return error.description
    }
}

/// The issues of a report in short: `refused 3:14 the reason`, the column left out where the whole row is meant.
func summary(_ report: ImportReport) -> [String] {
    report.issues.map { issue in
        "\(issue.severity) \(issue.line)\(issue.column.map { ":\($0)" } ?? "") \(issue.reason)"
    }
}

/// Equal byte by byte: `==` takes different spellings of an accented letter for the same.
func expectIdentical(_ a: [Example], _ b: [Example], sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(a == b, sourceLocation: sourceLocation)
    func bytes(_ examples: [Example]) -> [[UInt8]] { examples.flatMap { [Array($0.text.utf8), Array($0.intent.utf8)] } }
    #expect(bytes(a) == bytes(b), sourceLocation: sourceLocation)
}
