import ArgumentParser
import Corpus
import Exchange
import Foundation

/// What `predict` and `evaluate` take.
struct LudwigModelOptions: ParsableArguments {
    @Option(
        name: [.customShort("m"), .customLong("model_path")], help: "The folder “model” of a results directory.", completion: .directory)
    var model: String

    @Option(help: "The rows: CSV, TSV, JSON or JSON lines.", completion: .file())
    var dataset: String

    @Option(
        name: [.customLong("od", withSingleDash: true), .customLong("output_directory")], help: "Where the predictions are written.",
        completion: .directory)
    var output = "results"

    @OptionGroup var unused: UnusedLudwigOptions

    func load() throws -> LudwigModel {
        unused.warn()
        do {
            return try LudwigModelFiles.read(model)
        } catch {
            throw CommandFailure("\(error)")
        }
    }

    func rows(_ model: LudwigModel, needsOutputs: Bool) throws -> LudwigRows {
        do {
            let rows = try LudwigRows.read(dataset, LudwigConfiguration(of: model), needsOutputs: needsOutputs)
            IssueReport(file: dataset, issues: rows.issues).tell()
            return rows
        } catch {
            throw CommandFailure("\(error)")
        }
    }
}

struct LudwigPredict: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "predict", abstract: "Predict the rows of a table.",
        discussion: "Writes predictions.csv and a file for each output's columns. Parquet is not written: pandas reads the CSV alike.")

    @OptionGroup var options: LudwigModelOptions

    func run() throws {
        let model = try options.load()
        let rows = try options.rows(model, needsOutputs: false)
        let predictions = model.predict(rows.rows.map(\.text), threads: ProcessInfo.processInfo.activeProcessorCount)
        try FileManager.default.createDirectory(atPath: options.output, withIntermediateDirectories: true)
        try ResultsDirectory(path: options.output).write(predictions, of: model)
        Console.error.line("predictions.parquet is not written; pandas.read_csv reads predictions.csv, which has the same columns")
        try Console.output.write("\(options.output)/predictions.csv\n")
    }
}

struct LudwigEvaluate: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "evaluate", abstract: "Predict and judge the rows of a table.")

    @OptionGroup var options: LudwigModelOptions

    func run() throws {
        let model = try options.load()
        let rows = try options.rows(model, needsOutputs: true)
        let predictions = model.predict(rows.rows.map(\.text), threads: ProcessInfo.processInfo.activeProcessorCount)
        let scores = LudwigScores.of(rows.rows, predictions, model)
        try FileManager.default.createDirectory(atPath: options.output, withIntermediateDirectories: true)
        let directory = ResultsDirectory(path: options.output)
        try directory.write(predictions, of: model)
        try directory.write(ResultsDirectory.statistics(scores), as: "test_statistics.json")
        for report in RasaReport.files(scores) { try directory.write(report.bytes, as: report.path) }
        Console.error.line(PlainText.visible(LudwigText.line(scores, "test")))
        try Console.output.write("\(options.output)/test_statistics.json\n")
    }
}
