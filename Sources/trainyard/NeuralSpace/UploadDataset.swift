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
            named on stderr: the first twenty rows, and all of them in the file that --issues names. Files of any size are read row by
            row, in one transaction: when it is broken off, nothing was taken.
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

    @Option(
        name: .customLong("issues"), help: "Write every row that was not taken as it stands to this file, one JSON object a line.",
        completion: .file())
    var issueFile: String?

    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard skipFirst >= 0 else { throw ValidationError("--skip-first counts examples from 0.") }
    }

    func reply(from workbench: Workbench) throws -> Reply<UploadReply> {
        var request = ImportRequest(file, into: project, language, type: type, format: format, columns: columns)
        request.skipFirst = skipFirst
        var watch = ImportWatch()
        let meter = ProgressMeter()
        watch.progress = { meter.show($0) }
        let issues = try issueFile.map { try IssueFile($0) }
        if let issues { watch.issue = { try issues.write($0) } }
        defer { meter.clear() }
        let summary = try workbench.importData(request, watch: watch)
        try issues?.close()
        meter.clear()
        let report = summary.report
        guard report.taken > 0 else {
            let why = report.issues.first.map { ": line \($0.line): \($0.reason)" } ?? ""
            throw CommandFailure("\(file): none of \(PlainText.count(report.rows, "row")) was taken\(why)")
        }
        IssueReport(file: file, issues: report.issues, unlisted: report.unlisted.values.reduce(0, +)).tell()
        return Reply(
            "Dataset uploaded",
            UploadReply(
                format: report.format, rows: report.rows, taken: report.taken, refused: report.count(.refused),
                mended: report.count(.mended), repeats: summary.repeats, conflicts: summary.conflicts, issues: report.issues))
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
