import ArgumentParser
import Engine
import Serving

/// What `serve` starts for a model of several replicas; nobody calls it by hand.
struct Worker: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Answer for one model on a socket.", shouldDisplay: false)

    @Option(help: "The model's directory.", completion: .directory)
    var directory: String

    @Option(help: "Refuse what it is less sure of, in place of the model's own threshold.")
    var threshold: Double?

    func run() throws {
        var model = try Workbench.loadModel(from: directory)
        model.threshold = threshold
        ModelWorker.run(model, on: ChildProcess.passed)
    }
}
