import ArgumentParser
import Engine
import Serving
import Store

struct Deploy: NluCommand {
    static let configuration = CommandConfiguration(abstract: "Record that a Completed model is to be served; 0 replicas takes it back.")

    @Option(name: .model, help: "The model's id.")
    var model: ModelID

    @Option(
        name: [.customShort("n"), .customLong("n-replicas"), .customLong("nReplicas"), .customLong("replicas")],
        help: "Replicas; 0 undeploys.")
    var replicas = 1

    @OptionGroup var common: CommonOptions

    /// More replicas than this on one machine is a slip of the finger.
    private static let mostReplicas = 64

    func validate() throws {
        guard (0...Self.mostReplicas).contains(replicas) else { throw ValidationError("--n-replicas takes 0 to \(Self.mostReplicas).") }
    }

    func reply(from workbench: Workbench) throws -> Reply<ModelReply> {
        try workbench.deploy(model, replicas: replicas)
        return Reply(replicas == 0 ? "Model undeployed" : "Model deployed", ModelReply(try workbench.model(model)))
    }

    func note(on model: ModelReply) -> String? {
        "\(PlainText.visible(model.modelName)): \(model.deploymentStatus), \(PlainText.count(model.replicas, "replica"))."
    }
}
