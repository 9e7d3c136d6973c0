import Corpus
import Foundation

/// Reads labelled data in any format, which is found by looking.
package enum DataReader {
    /// Reads the file, folder or zip archive at `path`.
    ///
    /// Every row that is not taken as it stands is named in the report with its file, its line and the reason.
    /// - Parameters:
    ///   - language: the language that the rows are in, as far as they do not say it themselves.
    ///   - format: the format to read it as, instead of looking.
    ///   - delivery: takes the examples one by one, so that they need not all be in memory; else they are in what is returned.
    /// - Throws: when the whole makes no sense: empty, binary, cut off, in no known format.
    package static func read(
        _ path: String, language: LanguageTag, format: DataFormat? = nil, columns: TableColumns = TableColumns(),
        delivery: ImportDelivery? = nil
    ) throws(UnreadableFile) -> ImportedData {
        do {
            return try read(try SourceTree.open(path), language: language, format: format, columns: columns, delivery: delivery)
        } catch {
            throw UnreadableFile(error.message, file: error.file ?? path, line: error.line, column: error.column)
        }
    }

    package static func read(
        _ tree: SourceTree, language: LanguageTag, format: DataFormat? = nil, columns: TableColumns = TableColumns(),
        delivery: ImportDelivery? = nil
    ) throws(UnreadableFile) -> ImportedData {
        delivery?.totalBytes = tree.files.reduce(0) { $0 + ($1.source?.count ?? 0) }
        var data: ImportedData
        do {
            let found = if let format { format } else { try find(tree, columns) }
            data = try found.implementation.read(tree, language, columns, delivery)
        } catch {
            // What is wrong with the text may only be that the rest of it could not be read.
            try tree.checkUnchanged()
            throw error
        }
        try tree.checkUnchanged()
        if tree.isFolder { data.report.issues.append(contentsOf: unread(tree)) }
        return data
    }

    /// The format that the file or folder looks like.
    package static func find(_ tree: SourceTree, _ columns: TableColumns = TableColumns()) throws(UnreadableFile) -> DataFormat {
        var best: (format: DataFormat, likeness: Likeness)?
        for format in DataFormat.bySpecificity {
            let likeness = format.implementation.likeness(of: tree, columns)
            if likeness > best?.likeness ?? .none { best = (format, likeness) }
            if likeness == .certain { break }
        }
        if let best { return best.format }
        // A damaged file is better named than one of unknown kind.
        for file in tree.files {
            guard case .failure(let error) = file.content else { continue }
            throw tree.isFolder ? UnreadableFile("no file in it can be read; \(error)", file: tree.name) : error
        }
        let known = DataFormat.allCases.map(\.title).joined(separator: ", ")
        throw UnreadableFile("this is in none of the formats that can be read (\(known))", file: tree.name)
    }

    /// What lies in a folder and was not read.
    private static func unread(_ tree: SourceTree) -> [RowIssue] {
        let damaged = tree.files.compactMap { file -> RowIssue? in
            guard case .failure(let error) = file.content else { return nil }
            return RowIssue(.refused, file: file.path, line: error.line ?? 1, column: error.column, reason: error.message)
        }
        let passedOver = tree.passedOver.prefix(CorpusLimits.listedIssues).map { RowIssue(.noted, line: 1, reason: "not read: \($0)") }
        return damaged + passedOver
    }
}
