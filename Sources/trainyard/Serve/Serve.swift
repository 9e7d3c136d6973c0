import ArgumentParser
import Engine
import Foundation
import Serving
import Store

struct Serve: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Answer NeuralSpace's, Hexabot's and Rasa's clients over HTTP.",
        discussion: """
            Serves what is deployed (nlu deploy -m MODEL) to whoever has a key (trainyard keys create). TERM and ^C stop it once the requests \
            in flight are answered. docs/SERVER.md lists the calls.
            """)

    @Option(help: "Address to listen on; 0.0.0.0 for all of the machine's.")
    var host = "127.0.0.1"

    @Option(help: "Port to listen on; 0 for one that is free.")
    var port = 8000

    @Option(help: "PEM file of the certificate chain; with it the server speaks HTTPS.", completion: .file())
    var tlsCertificate: String?

    @Option(help: "PEM file of the certificate's key.", completion: .file())
    var tlsKey: String?

    @Option(help: "Origin whose pages may call, or *; may be given several times.")
    var cors: [String] = []

    @Option(help: "Only this project's models, for clients that name none (Hexabot, Rasa).")
    var project: ProjectID?

    @Flag(help: "/predict answers in one flat record, as plain ludwig serve does.")
    var flat = false

    @Flag(help: "Keep what deployed models are asked, for the dashboard's inbox.")
    var keepUtterances = false

    @OptionGroup var place: StoreOption

    func validate() throws {
        guard (0...65535).contains(port) else { throw ValidationError("--port takes 0 to 65535.") }
    }

    func run() throws {
        // Blocked before any thread starts, so that only the thread that waits for them sees them.
        let stops = StopSignals(ignoringHangUp: false)
        let workbench = try place.open()
        defer { workbench.close() }
        if let project { _ = try workbench.project(project) }
        var options = ServerOptions()
        options.host = host
        options.port = port
        options.certificate = tlsCertificate
        options.privateKey = tlsKey
        options.origins = cors
        options.project = project
        options.isFlat = flat
        options.token = ProcessInfo.processInfo.environment["AUTH_TOKEN"]
        options.keepsUtterances = keepUtterances
        let engine = BackgroundEngine(store: workbench.directory)
        let server = HTTPServer(
            workbench, options, wakeEngine: { try engine.ensureAlive(workbench) },
            complain: { Console.error.line("trainyard: " + PlainText.visible($0.replacing("\n", with: " "))) })
        let bound = try Waiting.result { try await server.start() }
        let scheme = tlsCertificate == nil ? "http" : "https"
        Console.error.line("Serving on \(scheme)://\(host.contains(":") ? "[\(host)]" : host):\(bound); ^C stops it.")
        if try workbench.deployments().isEmpty {
            Console.error.line("Nothing is deployed yet: trainyard nlu deploy -m MODEL -n 1, while this runs")
        }
        if try workbench.liveKeys().isEmpty, options.token == nil {
            Console.error.line("There is no API key yet: trainyard keys create")
        }
        stops.wait()
        Console.error.line("Stopping: requests in flight are answered first.")
        try Waiting.result { await server.stop() }
    }
}
