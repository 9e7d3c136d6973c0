import ArgumentParser
import Corpus
import Foundation
import Serving

struct ConvertDataset: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write data in another format.",
        discussion: "What cannot be taken is named on stderr. Data that is there already is never overwritten.")

    @Option(
        name: [.customShort("F"), .customLong("from-platform"), .customLong("from")], help: "Format to read (default: found by looking).")
    var from: CorpusFormat?

    @Option(name: .customLong("to"), help: "Format to write.")
    var to: CorpusFormat = .neuralspace

    @Option(name: .language, help: "Language of the data.")
    var language: LanguageTag

    @Option(name: [.customShort("d"), .customLong("input-path")], help: "A file to read; may be given several times.", completion: .file())
    var inputs: [String] = []

    @Option(
        name: [.customShort("o"), .customLong("output-path")],
        help: "A folder for nlu, lookup, regex and synonym files, or a file's name with its extension.", completion: .file())
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

    @OptionGroup var common: CommonOptions

    private struct Written: Encodable {
        var files: [String]
        var examples: Int
        var definitions: Int
        var issues: [RowIssue]
    }

    func validate() throws {
        guard !inputs.isEmpty else { throw ValidationError("Missing expected argument '-d <input-path>'") }
    }

    func run() throws {
        var examples: [Example] = []
        var definitions: [EntityDefinition] = []
        var issues: [RowIssue] = []
        for input in inputs {
            let data = try DataFile.read(input, language, format: from)
            IssueReport(file: input, issues: data.report.issues).tell()
            examples += data.examples
            definitions += data.definitions
            issues += data.report.issues
        }
        guard !examples.isEmpty || !definitions.isEmpty else {
            throw CommandFailure("\(inputs.joined(separator: ", ")): no row could be taken")
        }
        rename(&examples, &definitions)
        let files = try write(examples, definitions)
        let stdout = Console.output
        if common.json {
            let written = Written(files: files, examples: examples.count, definitions: definitions.count, issues: issues)
            try stdout.write(Reply("Dataset converted", written).json(pretty: stdout.isTerminal) + "\n")
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

    /// Writes what there is; the names are those of NeuralSpace's converter.
    private func write(_ examples: [Example], _ definitions: [EntityDefinition]) throws -> [String] {
        var files: [(path: String, bytes: Data)] = []
        let isFile = (output as NSString).pathExtension == to.fileExtension
        func name(_ base: String) -> String {
            guard isFile else { return "\(output)/\(base).\(to.fileExtension)" }
            return base == "nlu" ? output : (output as NSString).deletingPathExtension + "-\(base).\(to.fileExtension)"
        }
        if !examples.isEmpty { files.append((name("nlu"), CorpusWriter.write(examples, as: to).0)) }
        for kind in EntityKind.allCases {
            let ofKind = definitions.filter { $0.kind == kind }
            if !ofKind.isEmpty { files.append((name(kind.rawValue), CorpusWriter.write(ofKind, as: to).0)) }
        }
        for file in files where FileManager.default.fileExists(atPath: file.path) {
            throw CommandFailure("\(file.path) exists already; choose another place with -o")
        }
        do {
            if !isFile { try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true) }
            for file in files { try file.bytes.write(to: URL(fileURLWithPath: file.path), options: .atomic) }
        } catch {
            throw CommandFailure("\(output): cannot be written: \(error.localizedDescription)")
        }
        return files.map(\.path)
    }
}
