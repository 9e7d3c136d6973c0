import Corpus
import Engine
import Foundation
import Serving
import Store

/// A server in this process over a store of its own.
final class TestServer: Sendable {
    let workbench: Workbench
    let client: HTTPClient
    /// A key of the local owner's.
    let key: String
    private let directory: String
    private let server: HTTPServer

    static func start(_ change: (inout ServerOptions) -> Void = { _ in }) async throws -> TestServer {
        let directory = FileManager.default.temporaryDirectory.appendingPathComponent("trainyard-serving-\(UUID().uuidString)").path
        let workbench = try Workbench.open(directory)
        let key = try workbench.createKey(email: nil, password: nil, plan: .advanced).key.text
        var options = ServerOptions()
        options.port = 0
        change(&options)
        let server = HTTPServer(workbench, options, wakeEngine: { try workbench.startEngine() }, complain: { _ in })
        return TestServer(workbench, HTTPClient(port: try await server.start()), key, directory, server)
    }

    private init(_ workbench: Workbench, _ client: HTTPClient, _ key: String, _ directory: String, _ server: HTTPServer) {
        self.workbench = workbench
        self.client = client
        self.key = key
        self.directory = directory
        self.server = server
    }

    /// The server ends; the store stays open.
    func stopServing() async { await server.stop() }

    func stop() async {
        await server.stop()
        workbench.close()
        try? FileManager.default.removeItem(atPath: directory)
    }

    /// Runs a test on a server that ends with it.
    static func with(
        _ change: (inout ServerOptions) -> Void = { _ in }, _ body: (TestServer) async throws -> Void
    ) async throws {
        let server = try await start(change)
        do {
            try await body(server)
        } catch {
            await server.stop()
            throw error
        }
        await server.stop()
    }

    /// A project with a trained and deployed model that knows greetings and bookings with cities.
    @discardableResult
    func deployTravel(_ language: String = "en") async throws -> (project: ProjectRecord, model: ModelID) {
        let tag = LanguageTag(language) ?? .english
        let project = try workbench.createProject(name: "travel \(language)", languages: [tag])
        try workbench.addExamples(Travel.examples(language), to: project.id, tag)
        let model = try workbench.train(project.id, tag, configuration: .init(effort: .quick))
        try await trained(model)
        try workbench.deploy(model, replicas: 1)
        // The server follows what stands in the store.
        try await until { (try? await self.parse(model, "hello"))?.status == 200 }
        return (project, model)
    }

    func parse(_ model: ModelID, _ text: String, key: String? = nil) async throws -> HTTPClient.Response {
        try await client.json("POST", "/api/nlu/v1/model/parse", key: key ?? self.key, ["modelId": model.rawValue, "text": text])
    }

    /// Trains what is queued, and returns when this is Completed.
    func trained(_ model: ModelID) async throws {
        try workbench.startEngine()
        try await until { try self.workbench.model(model).status.isFinal }
        let record = try workbench.model(model)
        guard record.status == .completed else { throw HTTPClient.Failure(description: "\(record.status): \(record.message)") }
    }
}

/// Looks again and again until it is so.
func until(_ seconds: Double = 60, _ isSo: () async throws -> Bool) async throws {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while try await !isSo() {
        guard ContinuousClock.now < deadline else { throw HTTPClient.Failure(description: "it never came to be") }
        try await Task.sleep(for: .milliseconds(20))
    }
}

/// Little data that is easy to learn.
enum Travel {
    static let cities = ["Berlin", "Paris", "Rome", "Madrid", "Vienna", "Prague", "Oslo", "Lisbon", "Dublin", "Athens", "Warsaw", "Zurich"]

    static func examples(_ language: String) -> [Example] {
        let (greetings, phrase) =
            language == "de"
            ? (
                [
                    "hallo", "guten Tag", "guten Morgen", "servus", "grüß dich", "moin", "guten Abend", "hallo zusammen", "na du",
                    "hi du da", "tag", "grüezi",
                ],
                "bitte einen Flug nach "
            )
            : (
                [
                    "hello", "good day", "good morning", "hi there", "hey", "greetings", "good evening", "hello all", "howdy", "hi",
                    "morning", "yo",
                ],
                "please book a flight to "
            )
        return greetings.map { Example(text: $0, intent: "greet") }
            + cities.map { city in
                let start = phrase.unicodeScalars.count
                return Example(
                    text: phrase + city, intent: "book",
                    entities: [EntityAnnotation(start: start, end: start + city.unicodeScalars.count, entity: "city")])
            }
    }
}

extension TestServer {
    func listProjects(_ key: String?) async throws -> HTTPClient.Response {
        try await client.json("POST", "/api/nlu/v1/list/projects", key: key, [:])
    }

    /// A token of an account of its own.
    func login(_ email: String, plan: Priority = .advanced) async throws -> String {
        _ = try workbench.createKey(email: email, password: "pw", plan: plan)
        let reply = try await client.json("POST", "/api/auth/login", ["email": email, "password": "pw"])
        guard let token = reply.data["auth"] as? String else { throw HTTPClient.Failure(description: reply.text) }
        return token
    }
}
