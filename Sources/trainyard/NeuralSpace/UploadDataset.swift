import ArgumentParser
import Corpus
import Engine
import Exchange
import Serving
import Store

struct UploadDataset: NluCommand {
    static let configuration = CommandConfiguration(
        abstract: "Add the examples of a file to a project.",
        discussion:
            """
            The format is found by looking at the file, folder or zip archive. Succeeds when at least one row was taken; what was not is
            named on stderr.
            """
    )

    @Option(
        name: [.customShort("d"), .customLong("dataset-file"), .customLong("dataset")], help: "The file, folder or zip archive.",
        completion: .file())
    var file: String

    @Option(name: .project, help: "The project's id.")
    var project: ProjectID

    @Option(name: .language, help: "Language of the examples.")
    var language: LanguageTag

    @Option(help: "The format to read it as, instead of looking.")
    var format: DataFormat?

    @Option(help: "What a table's columns are called: text=NAME,intent=NAME,tags=NAME,split=NAME,language=NAME.")
    var columns = TableColumns()

    @Option(name: [.customShort("t"), .customLong("type")], help: "Take all rows as this type instead of their own.")
    var type: ExampleType?

    @Option(name: [.customShort("s"), .customLong("skip-first")], help: "Leave out this many examples from the beginning.")
    var skipFirst = 0

    @Option(
        name: [.customShort("e"), .customLong("ignore-errors")],
        help: "Accepted for NeuralSpace's client; bad rows never stop the good ones.")
    var ignoreErrors = Truth(true)

    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard skipFirst >= 0 else { throw ValidationError("--skip-first counts examples from 0.") }
    }

    func reply(from workbench: Workbench) throws -> Reply<UploadReply> {
        var preview = try workbench.previewImport(file, into: project, language, type: type, format: format, columns: columns)
        let skipped = min(skipFirst, preview.data.examples.count)
        preview.data.examples.removeFirst(skipped)
        let found = preview.data.report
        let isEmpty = preview.data.examples.isEmpty && preview.data.definitions.isEmpty
        let report = isEmpty ? found : try workbench.commitImport(preview)
        let taken = max(0, report.taken - skipped)
        guard taken > 0 else {
            let why = report.issues.first.map { ": line \($0.line): \($0.reason)" } ?? ""
            throw CommandFailure("\(file): none of \(PlainText.count(report.rows, "row")) was taken\(why)")
        }
        IssueReport(file: file, issues: report.issues).tell()
        return Reply(
            "Dataset uploaded",
            UploadReply(
                format: report.format, rows: report.rows, taken: taken, refused: report.count(.refused), mended: report.count(.mended),
                repeats: preview.repeats, conflicts: preview.conflicts, issues: report.issues))
    }

    func text(of upload: UploadReply, _ paint: Paint) -> String {
        var line = "\(PlainText.grouped(upload.taken)) of \(PlainText.count(upload.rows, "row")) taken (\(upload.format))"
        for (count, what) in [
            (upload.refused, "refused"), (upload.mended, "mended"), (upload.repeats, "repeated"),
            (upload.conflicts, "also under another intent"),
        ] where count > 0 {
            line += ", \(PlainText.grouped(count)) \(what)"
        }
        return line + "\n"
    }
}
