import Corpus
import Foundation

/// What a format has to be able to do. A format to come is one folder with a type that does it, and its case in `DataFormat`.
protocol ExchangeFormat {
    static var title: String { get }
    /// Nil where the format is a folder of files.
    static var fileExtension: String? { get }
    /// How much the file or folder looks like this format, by names and by the beginning of the texts.
    static func likeness(of tree: SourceTree, _ columns: TableColumns) -> Likeness
    /// Reads the rows. A row that cannot be taken is an issue of the report; an error means that the whole makes no sense.
    /// - Parameter delivery: takes the examples one by one; else they are in what is returned.
    static func read(
        _ tree: SourceTree, _ language: LanguageTag, _ columns: TableColumns, _ delivery: ImportDelivery?
    ) throws(UnreadableFile) -> ImportedData
    /// Writes what the format can hold; the report names what it cannot.
    static func write(_ dataset: Dataset) -> WrittenData
}

/// Which columns of a table hold what, where the file's names are not the usual ones.
package struct TableColumns: Sendable, Equatable {
    package var text: String?
    package var intent: String?
    package var tags: String?
    package var split: String?
    package var language: String?

    package init(text: String? = nil, intent: String? = nil, tags: String? = nil, split: String? = nil, language: String? = nil) {
        self.text = text
        self.intent = intent
        self.tags = tags
        self.split = split
        self.language = language
    }

    var isEmpty: Bool { self == TableColumns() }
}

/// The files that data was written as, and what could not be.
package struct WrittenData: Sendable {
    package struct File: Sendable {
        /// Below the folder that is written; the first file of a format that is one file is the main one.
        package var path: String
        package var bytes: Data

        package init(path: String, bytes: Data) {
            self.path = path
            self.bytes = bytes
        }
    }

    package var files: [File]
    package var report: ImportReport

    package init(files: [File], report: ImportReport) {
        self.files = files
        self.report = report
    }

    /// All files as one zip archive.
    package var archive: Data { ZipWriter.archive(files) }
}
