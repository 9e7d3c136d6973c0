import ArgumentParser
import Engine
import Serving

/// What `serve` starts for a model of several replicas; nobody calls it by hand.
struct Worker: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Answer for one model on a socket.", shouldDisplay: false)

    @Option(help: "The model's directory.", completion: .directory)
    var directory: String

    func run() throws {
        ModelWorker.run(try Workbench.loadModel(from: directory), on: ChildProcess.passed)
    }
}
