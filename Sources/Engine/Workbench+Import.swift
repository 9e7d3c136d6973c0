import Corpus
import Foundation
import Store

/// Files into projects.
extension Workbench {
    /// Reads the file and compares it with the project; changes nothing.
    /// - Parameter type: overrides the rows' own type where given.
    /// - Throws: `UnreadableFile` when there is nothing readable at the path.
    package func previewImport(
        _ path: String, into id: ProjectID, _ language: LanguageTag, type: ExampleType? = nil
    ) throws -> ImportPreview {
        let known = try corpus.intentsByText(id, language)
        let bytes = try Self.read(path)
        var data: ImportedData
        do {
            data = try CorpusReader.read(bytes, name: (path as NSString).lastPathComponent, language: language)
        } catch {
            throw UnreadableFile(error.message, file: path, line: error.line, column: error.column)
        }
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

    /// A file that is larger is mapped rather than read; if it were cut off meanwhile, the process would be, too.
    private static let readBytes = 256 << 20

    /// The bytes of a regular file.
    private static func read(_ path: String) throws(UnreadableFile) -> Data {
        var status = stat()
        guard stat(path, &status) == 0 else {
            throw UnreadableFile(errno == ENOENT ? "there is no such file" : String(cString: strerror(errno)), file: path)
        }
        switch status.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFDIR: throw UnreadableFile("this is a directory; give a file in it", file: path)
        default: throw UnreadableFile("this is not a regular file; save its contents to one first", file: path)
        }
        if status.st_size == 0 { throw UnreadableFile("the file is empty; there is nothing to import", file: path) }
        guard access(path, R_OK) == 0 else { throw UnreadableFile("you have no right to read it; change its mode or owner", file: path) }
        do {
            return try Data(contentsOf: URL(fileURLWithPath: path), options: status.st_size > readBytes ? .alwaysMapped : [])
        } catch {
            throw UnreadableFile("it cannot be read: \(error.localizedDescription)", file: path)
        }
    }
}
