import ArgumentParser
import Corpus
import Dashboard
import Engine
import Foundation
import NLU
import Store

struct Demo: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Train a sample project in plain lines and try the model.",
        discussion: "Uses a temporary store unless --store names one to keep.")

    @Option(help: "Which sample project.")
    var project = "coffee-bar"

    @Option(help: "Where to keep the project and its model (default: nowhere).", completion: .directory)
    var store: String?

    func run() throws {
        let sample = try SampleProjects.named(project)
        guard let language = sample.data.first?.language else { throw CommandFailure("sample project \(project) has no data") }
        let temporary = FileManager.default.temporaryDirectory.appendingPathComponent("trainyard-demo-\(UUID().uuidString)").path
        let workbench = try Workbench.open(store ?? temporary)
        defer {
            workbench.close()
            if store == nil { try? FileManager.default.removeItem(atPath: temporary) }
        }
        let output = Console.output
        let made = try sample.install(into: workbench)
        let record = try workbench.project(made.id)
        try output.write(
            "\(sample.name): \(PlainText.count(record.examples, "example")) of \(PlainText.count(record.intents, "intent"))\n\n")

        let id = try workbench.train(made.id, language)
        try workbench.startEngine()
        let watch = TrainingWatch(workbench, id, interval: 1, revive: { try workbench.startEngine() }, tell: { output.line($0) })
        let model = try watch.untilCompleted()
        try output.write("\n" + ModelText.distribution(model.examplesPerIntent, output.paint))
        try output.write("\n" + metrics(of: model, output.paint) + "\n")
        try output.write(try triedUtterances(of: made.id, language, model: try workbench.load(id), on: workbench))
        try output.write("Next: “trainyard” opens the dashboard, “trainyard nlu --help” lists the commands.\n")
    }

    /// Bars of the scores on test examples or, where there are none, of the cross-validated estimate.
    private func metrics(of model: ModelRecord, _ paint: Paint) -> String {
        let metrics = model.metrics
        let hasTests = metrics.testExamples > 0
        let place = hasTests ? "\(PlainText.count(metrics.testExamples, "test example"))" : "cross-validation: an estimate"
        var table = TextTable(.left("ON \(place.uppercased())"), .right("SCORE"), .left(""))
        var scores = [
            ("intent accuracy", hasTests ? metrics.intentAccuracy : metrics.estimatedAccuracy),
            ("intent macro F1", hasTests ? metrics.intentF1 : metrics.estimatedF1),
        ]
        if hasTests { scores.append(("entity span F1", metrics.spanF1)) }
        table.rows = scores.map { [$0.0, PlainText.score($0.1), PlainText.bar($0.1, of: 1, width: 40)] }
        return table.lines(paint)
    }

    /// Three utterances that the model has not learnt from, of three intents where there are as many.
    private func triedUtterances(of project: ProjectID, _ language: LanguageTag, model: NLUModel, on workbench: Workbench) throws -> String
    {
        let dataset = try workbench.dataset(project, language)
        var intents: Set<String> = []
        let unseen = (dataset.test.isEmpty ? dataset.train : dataset.test).filter { intents.insert($0.intent).inserted }.prefix(3)
        return unseen.map { example in
            let result = model.parse(example.text)
            let entities = result.entities.map { "\($0.entity)=\($0.value)" }.joined(separator: ", ")
            return "“\(PlainText.visible(example.text))”\n"
                + "  → \(result.intent.name) \(PlainText.score(result.intent.confidence))\(entities.isEmpty ? "" : "  " + PlainText.visible(entities))\n"
        }.joined() + "\n"
    }
}
