import ArgumentParser
import Engine
import Serving
import Store

struct RenameModel: NluCommand {
    static let configuration = CommandConfiguration(abstract: "Give a model another name.")

    @Option(name: .model, help: "The model's id.")
    var model: ModelID

    @Option(name: [.customShort("n"), .customLong("name"), .customLong("model-name"), .customLong("modelName")], help: "The new name.")
    var name: String

    @OptionGroup var common: CommonOptions

    func reply(from workbench: Workbench) throws -> Reply<ModelReply> {
        try workbench.renameModel(model, to: name)
        return Reply("Model renamed", ModelReply(try workbench.model(model)))
    }

    func note(on model: ModelReply) -> String? {
        "Renamed model \(model.modelId) to “\(PlainText.visible(model.modelName))”."
    }
}
