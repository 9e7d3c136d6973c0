import Corpus
import Exchange
import Foundation
import Store

/// Files into projects. A file of any size is read row by row: what is in memory are the row at hand, the report, and 21 to 32 bytes for
/// each distinct text of the file and of the project (`RepeatIndex`).
extension Workbench {
    /// Reads the file, folder or archive and compares it with the project; changes nothing.
    /// - Throws: `UnreadableFile` when there is nothing readable at the path.
    package func previewImport(_ request: ImportRequest, watch: ImportWatch = ImportWatch()) throws -> ImportPreview {
        ImportPreview(request: request, summary: try reading(request, watch).run { _ in }.summary)
    }

    /// Takes everything that there is to take, repeats included, in one transaction and one undo step: when the process ends in the
    /// middle, nothing was taken.
    /// - Returns: what was taken, with a line for each row that was not.
    @discardableResult
    package func importData(_ request: ImportRequest, watch: ImportWatch = ImportWatch()) throws -> ImportSummary {
        let reading = try reading(request, watch)
        let name = (request.path as NSString).lastPathComponent
        // The store speaks of its own faults alone: what is wrong with the file goes past it.
        var unreadable: UnreadableFile?
        let summary: ImportSummary
        do {
            summary = try corpus.importing(to: request.project, request.language, label: "import \(name)") { writer in
                do {
                    let (summary, definitions) = try reading.run { try writer.add($0) }
                    for definition in definitions { try writer.add(definition) }
                    return summary
                } catch let error as UnreadableFile {
                    unreadable = error
                    throw error
                }
            }
        } catch {
            if let unreadable { throw unreadable }
            throw error
        }
        dataChanged(request.project)
        return summary
    }

    /// Takes data that is in memory, in one transaction and one undo step.
    /// - Throws: `.refused` naming the first example or definition that breaks a rule; then nothing is taken.
    package func importData(_ data: ImportedData, named name: String, into id: ProjectID, _ language: LanguageTag) throws {
        _ = try corpus.add(data.examples, definitions: data.definitions, to: id, language, label: "import \(name)")
        dataChanged(id)
    }

    private func reading(_ request: ImportRequest, _ watch: ImportWatch) throws -> ImportReading {
        var known = RepeatIndex()
        try corpus.eachLabel(request.project, request.language) { known.remember(text: $0, intent: $1) }
        let tree = try SourceTree.open(request.path)
        return ImportReading(
            request: request, tree: tree, watch: watch, languages: try project(request.project).languages, known: known)
    }
}
