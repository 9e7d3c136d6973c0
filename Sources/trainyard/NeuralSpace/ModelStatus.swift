import ArgumentParser
import Engine
import Foundation
import Serving
import Store

struct ModelStatus: NluCommand {
    static let configuration = CommandConfiguration(abstract: "Show a model: its training, its data and its metrics.")

    @Option(name: .model, help: "The model's id.")
    var model: ModelID

    @Option(name: .wait, help: "true: stay until training is over; transitions go to stderr.")
    var wait = Truth(false)

    @Option(name: .waitInterval, help: "Longest time between two looks at the status, in seconds.")
    var waitInterval = 1.0

    @OptionGroup var common: CommonOptions

    func validate() throws { try WaitInterval.validate(waitInterval) }

    func reply(from workbench: Workbench) throws -> Reply<ModelReply> {
        if wait.value {
            let engine = BackgroundEngine(store: workbench.directory)
            _ = try TrainingWatch(workbench, model, interval: waitInterval, revive: engine.start).untilFinal()
        }
        var reply = ModelReply(try workbench.model(model))
        if reply.trainingStatus == TrainingStatus.completed.rawValue { reply.acceptThreshold = try? workbench.load(model).acceptThreshold }
        return Reply("Model status fetched", reply)
    }

    func text(of model: ModelReply, _ paint: Paint) -> String { ModelText.status(model, paint) }
}
