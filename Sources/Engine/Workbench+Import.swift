import Corpus
import Exchange
import Foundation
import Store

/// Files into projects.
extension Workbench {
    /// Reads the file, folder or archive and compares it with the project; changes nothing.
    /// - Parameters:
    ///   - type: overrides the rows' own type where given.
    ///   - format: the format to read it as, instead of looking.
    ///   - columns: what the columns of a table are called, where their names are not the usual ones.
    /// - Throws: `UnreadableFile` when there is nothing readable at the path.
    package func previewImport(
        _ path: String, into id: ProjectID, _ language: LanguageTag, type: ExampleType? = nil, format: DataFormat? = nil,
        columns: TableColumns = TableColumns()
    ) throws -> ImportPreview {
        let known = try corpus.intentsByText(id, language)
        var data = try DataReader.read(path, language: language, format: format, columns: columns)
        if let type { for place in data.examples.indices { data.examples[place].type = type } }
        // What the store would refuse is said before anything is taken.
        data.examples.removeAll { Self.refuse(CorpusRules.fault(in: $0), &data.report) }
        var preview = ImportPreview(path: path, project: id, language: language, data: data, repeats: 0, conflicts: 0)
        var intents = known
        for example in data.examples {
            let others = intents[example.text] ?? []
            if others.contains(example.intent) { preview.repeats += 1 }
            if others.contains(where: { $0 != example.intent && !$0.isEmpty }) { preview.conflicts += 1 }
            intents[example.text, default: []].insert(example.intent)
        }
        return preview
    }

    /// Takes everything that the preview holds, repeats included, in one transaction and one undo step.
    /// - Returns: the report of the reader, with a line for each row that the store's rules forbid.
    package func commitImport(_ preview: ImportPreview) throws -> ImportReport {
        var report = preview.data.report
        var examples = preview.data.examples
        var definitions = preview.data.definitions
        examples.removeAll { Self.refuse(CorpusRules.fault(in: $0), &report) }
        let languages = try project(preview.project).languages
        definitions.removeAll { definition in
            let stranger =
                languages.contains(definition.language)
                ? nil : "\(definition.entity): the project has no language \(definition.language); add it first"
            return Self.refuse(CorpusRules.fault(in: definition) ?? stranger, &report)
        }
        let name = (preview.path as NSString).lastPathComponent
        _ = try corpus.add(examples, definitions: definitions, to: preview.project, preview.language, label: "import \(name)")
        dataChanged(preview.project)
        return report
    }

    private static func refuse(_ fault: String?, _ report: inout ImportReport) -> Bool {
        guard let fault else { return false }
        report.issues.append(RowIssue(.refused, line: 1, reason: fault))
        report.taken -= 1
        return true
    }
}
