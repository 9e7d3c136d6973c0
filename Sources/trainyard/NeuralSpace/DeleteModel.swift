import ArgumentParser
import Engine
import Serving
import Store

struct DeleteModel: NluCommand {
    static let configuration = CommandConfiguration(abstract: "Delete a model that is Completed, Failed, Timed Out or Dead.")

    @Option(name: .model, help: "The model's id.")
    var model: ModelID

    @OptionGroup var common: CommonOptions

    func reply(from workbench: Workbench) throws -> Reply<DeletionReply> {
        try workbench.deleteModel(model)
        return Reply("Model deleted", DeletionReply(deleted: [model.rawValue], notFound: []))
    }

    func note(on payload: DeletionReply) -> String? {
        "Deleted model \(PlainText.visible(model.rawValue))."
    }
}
