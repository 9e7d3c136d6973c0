import ArgumentParser
import Engine
import Serving
import Store

struct SetThreshold: NluCommand {
    static let configuration = CommandConfiguration(
        abstract: "Set how sure a model must be before it takes an utterance for one of its intents.",
        discussion: "Below the threshold the answer is nlu_fallback. Higher refuses more, both of what is out of scope and of what is not.")

    @Option(name: .model, help: "The model's id.")
    var model: ModelID

    @Option(help: "The threshold, from 0 (accept everything) to 1.")
    var value: Double?

    @Flag(help: "Go back to the threshold that training chose.")
    var automatic = false

    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard (value == nil) == automatic else { throw ValidationError("Give either --value or --automatic.") }
    }

    func reply(from workbench: Workbench) throws -> Reply<ModelReply> {
        try workbench.setThreshold(value, of: model)
        return Reply("Threshold set", ModelReply(try workbench.model(model)))
    }

    func note(on model: ModelReply) -> String? {
        value.map { "“\(PlainText.visible(model.modelName))” refuses what it is less than \(PlainText.fixed($0, 3)) sure of." }
            ?? "“\(PlainText.visible(model.modelName))” uses the threshold that training chose."
    }
}
