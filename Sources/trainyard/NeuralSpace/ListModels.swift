import ArgumentParser
import Corpus
import Engine
import Foundation
import Serving
import Store

struct ListModels: NluCommand {
    static let configuration = CommandConfiguration(abstract: "List the models of a project, newest first.")

    @Option(name: .project, help: "The project's id (default: all projects).")
    var project: ProjectID?

    @Option(name: .language, help: "Only models for this language.")
    var language: LanguageTag?

    @Option(name: [.customLong("training-status")], help: "Only models of this status, such as Completed.")
    var status: String?

    @Option(name: [.customShort("n"), .customLong("page-number")], help: "Which page.")
    var pageNumber = 1

    @Option(name: .pageSize, help: "Models a page.")
    var pageSize = 20

    @Flag(name: .verbose, help: "Accepted for NeuralSpace's client; everything is always shown.")
    var verbose = false

    @OptionGroup var common: CommonOptions

    private var page: Page { Page(number: pageNumber, size: pageSize) }

    func validate() throws { try page.validate() }

    func reply(from workbench: Workbench) throws -> Reply<ModelListReply> {
        let all = try workbench.models(project, language)
            .filter { model in status.map { $0.caseInsensitiveCompare(model.status.rawValue) == .orderedSame } ?? true }
        return Reply("Models fetched", ModelListReply(count: all.count, models: page.of(all).map { ModelReply($0) }))
    }

    func text(of list: ModelListReply, _ paint: Paint) -> String {
        guard list.count > 0 else { return "" }
        var table = TextTable(
            .left("NAME"), .left("LANGUAGE"), .left("STATUS"), .right("ACCURACY"), .right("MACRO F1"), .right("SPAN F1"),
            .right("REPLICAS"),
            .left("ID"))
        table.rows = list.models.map { model in
            let intents = model.metrics.intentClassifierPerformance
            return [
                model.modelName, model.language, model.trainingStatus, PlainText.score(intents.accuracy), PlainText.score(intents.f1),
                PlainText.score(model.metrics.nerPerformance.spanF1), String(model.replicas), model.modelId,
            ]
        }
        return table.lines(paint)
    }

    func note(on list: ModelListReply) -> String? {
        list.count == 0
            ? "No such models. Train one: trainyard nlu train -p PROJECT -L LANGUAGE"
            : page.note(shown: list.models.count, of: list.count)
    }
}
