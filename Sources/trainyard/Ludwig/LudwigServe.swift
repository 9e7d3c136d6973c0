import ArgumentParser
import Exchange
import Foundation
import Serving

/// How `ludwig serve` and Hexabot's `multi_serve_local` are started.
struct LudwigServerOptions: ParsableArguments {
    @Option(name: [.customShort("p"), .customLong("port")], help: "Port to listen on; 0 for one that is free.")
    var port = 8000

    @Option(name: [.customShort("H"), .customLong("host")], help: "Address to listen on; 127.0.0.1 for this machine alone.")
    var host = "0.0.0.0"

    @Option(
        name: [.customLong("ao", withSingleDash: true), .customLong("allowed_origins")], parsing: .upToNextOption,
        help: "Origins whose pages may call, or *.")
    var origins: [String] = []

    @Option(name: [.customShort("l"), .customLong("logging_level")], help: .hidden)
    var loggingLevel: String?

    func validate() throws {
        guard (0...65535).contains(port) else { throw ValidationError("--port takes 0 to 65535.") }
    }

    /// Serves until it is told to stop.
    func serve(_ paths: [(name: String, path: String)], isFlat: Bool) throws {
        let stops = StopSignals(ignoringHangUp: false)
        let models = try paths.map { name, path in
            do {
                return ServedModel(name: name, model: try LudwigModelFiles.read(path))
            } catch {
                throw CommandFailure("\(error)")
            }
        }
        var options = ServerOptions()
        options.host = host
        options.port = port
        options.origins = origins
        options.token = ProcessInfo.processInfo.environment["AUTH_TOKEN"]
        let server = LudwigServer(models, isFlat: isFlat, options) {
            Console.error.line("trainyard: " + PlainText.visible($0.replacing("\n", with: " ")))
        }
        let bound = try Waiting.result { try await server.start() }
        let what = isFlat ? "" : " " + models.map(\.name).joined(separator: ", ")
        Console.error.line(
            PlainText.visible("Serving\(what) on http://\(host.contains(":") ? "[\(host)]" : host):\(bound); ^C stops it."))
        if (options.token ?? "").isEmpty {
            Console.error.line("Anybody who reaches this address may ask; with AUTH_TOKEN in the environment, only who sends it.")
        }
        stops.wait()
        Console.error.line("Stopping: requests in flight are answered first.")
        try Waiting.result { await server.stop() }
    }
}

struct LudwigServe: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Answer over HTTP with the model of a results directory.",
        discussion: """
            POST /predict with a form field for the input feature (or `text`), POST /batch_predict with a table. With AUTH_TOKEN in the \
            environment, calls need it (Authorization, or ?token=).
            """)

    @Option(
        name: [.customShort("m"), .customLong("model_path")], help: "The folder “model” of a results directory.", completion: .directory)
    var model: String

    @OptionGroup var options: LudwigServerOptions

    func run() throws { try options.serve([("model", model)], isFlat: true) }
}

struct LudwigMultiServe: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "multi_serve_local", abstract: "Answer Hexabot over HTTP with several models.",
        discussion: """
            trainyard ludwig multi_serve_local --model_paths '{"language": "results/experiment_run/model", "intent": "…"}'

            Hexabot reads the models language, intent and slots. A folder may be a results directory, the model in it, or a model \
            repository of Hugging Face that lies on this machine; nothing is fetched.
            """, aliases: ["multi_serve_hf", "multi_serve"])

    @Option(
        name: [.customShort("m"), .customLong("model_paths")],
        help: "JSON: {\"name\": \"folder\", …}; else LUDWIG_MODEL_PATHS or MODEL_PATHS of the environment.")
    var models: String?

    @OptionGroup var options: LudwigServerOptions

    func run() throws {
        let environment = ProcessInfo.processInfo.environment
        let named = ["LUDWIG_MODEL_PATHS", "MODEL_PATHS"].first { !(environment[$0] ?? "").isEmpty }
        guard let text = models ?? named.flatMap({ environment[$0] }) else {
            throw ValidationError("Give --model_paths '{\"intent\": \"results/experiment_run/model\"}'.")
        }
        let source = models == nil ? named ?? "" : "--model_paths"
        try options.serve(try Self.paths(text, source), isFlat: false)
    }

    /// Names and folders in the order in which they are written.
    private static func paths(_ text: String, _ source: String) throws -> [(name: String, path: String)] {
        let shape = CommandFailure("\(source): not an object of names and folders, such as {\"intent\": \"results/experiment_run/model\"}")
        let tree: JSONTree
        do {
            tree = try JSONTree(text.utf8, named: source)
        } catch {
            throw CommandFailure("\(error); give an object of names and folders")
        }
        guard case .object(let members) = tree, !members.isEmpty else { throw shape }
        return try members.map { member in
            guard case .text(let path) = member.value else { throw shape }
            guard FileManager.default.fileExists(atPath: path) else {
                throw CommandFailure(
                    "\(source): \(member.key): there is no folder \(path); download the model first, nothing is fetched here")
            }
            return (member.key, path)
        }
    }
}
