import ArgumentParser
import Corpus
import Exchange
import Foundation
import Serving

struct ConvertDataset: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write data in another format.",
        discussion:
            "What cannot be taken, and what the other format cannot hold, is named on stderr. Data that is there already is never overwritten."
    )

    @Option(
        name: [.customShort("F"), .customLong("from-platform"), .customLong("from")], help: "Format to read (default: found by looking).")
    var from: DataFormat?

    @Option(name: .customLong("to"), help: "Format to write.")
    var to: DataFormat = .neuralspace

    @Option(name: .language, help: "Language of the data.")
    var language: LanguageTag

    @Option(
        name: [.customShort("d"), .customLong("input-path")], help: "A file, folder or zip archive to read; may be given several times.",
        completion: .file())
    var inputs: [String] = []

    @Option(
        name: [.customShort("o"), .customLong("output-path")],
        help: "A folder, or a file's name with the format's extension, or one that ends in .zip.", completion: .file())
    var output: String

    @Option(name: [.customShort("t"), .customLong("data-type")], help: "Write all rows as this type instead of their own.")
    var type: ExampleType?

    @Option(
        name: [.customLong("em", withSingleDash: true), .customLong("entity-mapping")],
        help: "New names of entity types: old:new,old:new.")
    var mapping: EntityNames = EntityNames()

    @Flag(name: [.customLong("at", withSingleDash: true), .customLong("auto-tag-entities")], help: .hidden)
    var autoTag = false

    @Flag(name: [.customLong("ime", withSingleDash: true), .customLong("ignore-missing-examples")], help: .hidden)
    var ignoreMissing = false

    @Flag(name: [.customLong("iswp", withSingleDash: true), .customLong("ignore-swapped-columns")], help: .hidden)
    var ignoreSwapped = false

    @Option(help: "What a table's columns are called: text=NAME,intent=NAME,tags=NAME,split=NAME,language=NAME.")
    var columns = TableColumns()

    @OptionGroup var common: CommonOptions

    private struct Written: Encodable {
        var files: [String]
        var examples: Int
        var definitions: Int
        var issues: [RowIssue]
        /// What the format that was written cannot hold.
        var lost: [RowIssue]
    }

    func validate() throws {
        guard !inputs.isEmpty else { throw ValidationError("Missing expected argument '-d <input-path>'") }
    }

    func run() throws {
        var examples: [Example] = []
        var definitions: [EntityDefinition] = []
        var issues: [RowIssue] = []
        for input in inputs {
            let data = try DataFile.read(input, language, format: from, columns: columns)
            IssueReport(file: input, issues: data.report.issues).tell()
            examples += data.examples
            definitions += data.definitions
            issues += data.report.issues
        }
        guard !examples.isEmpty || !definitions.isEmpty else {
            throw CommandFailure("\(inputs.joined(separator: ", ")): no row could be taken")
        }
        rename(&examples, &definitions)
        let written = DataWriter.write(Dataset(language: language, examples: examples, definitions: definitions), as: to)
        guard !written.files.isEmpty, written.report.taken > 0 else {
            throw CommandFailure("\(output): \(to.title) can hold none of it: \(written.report.issues.first?.reason ?? "there is nothing")")
        }
        let files = try write(written)
        IssueReport(file: to.title, issues: written.report.issues).tellWritten()
        let stdout = Console.output
        if common.json {
            let reply = Written(
                files: files, examples: examples.count, definitions: definitions.count, issues: issues, lost: written.report.issues)
            try stdout.write(Reply("Dataset converted", reply).json(pretty: stdout.isTerminal) + "\n")
        } else {
            try stdout.write(files.joined(separator: "\n") + "\n")
        }
    }

    private func rename(_ examples: inout [Example], _ definitions: inout [EntityDefinition]) {
        for index in examples.indices {
            if let type { examples[index].type = type }
            for span in examples[index].entities.indices {
                examples[index].entities[span].entity = mapping[examples[index].entities[span].entity]
            }
        }
        for index in definitions.indices where definitions[index].kind != .synonym {
            definitions[index].entity = mapping[definitions[index].entity]
        }
    }

    /// Writes the files; in a folder their names are those of NeuralSpace's converter, or those that the other tool expects.
    private func write(_ written: WrittenData) throws -> [String] {
        let isArchive = (output as NSString).pathExtension == "zip"
        let isFile = isArchive || to.fileExtension.map { $0 == (output as NSString).pathExtension } ?? false
        func path(_ file: WrittenData.File, isFirst: Bool) -> String {
            guard isFile else { return "\(output)/\(file.path)" }
            let folders = file.path.split(separator: "/").joined(separator: "-")
            return isFirst ? output : (output as NSString).deletingPathExtension + "-" + folders
        }
        var files = written.files.enumerated().map { (path: path($1, isFirst: $0 == 0), bytes: $1.bytes) }
        if isArchive { files = [(output, written.archive)] }
        for file in files where FileManager.default.fileExists(atPath: file.path) {
            throw CommandFailure("\(file.path) exists already; choose another place with -o")
        }
        do {
            for file in files {
                let folder = (file.path as NSString).deletingLastPathComponent
                if !folder.isEmpty { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) }
                try file.bytes.write(to: URL(fileURLWithPath: file.path), options: .atomic)
            }
        } catch {
            throw CommandFailure("\(output): cannot be written: \(error.localizedDescription)")
        }
        return files.map(\.path)
    }
}
