import Engine
import Foundation
import Serving
import Store
import Testing

@Suite struct OperationsTests {
    /// Each call that is described exists, asks for a key where it says so, and refuses a body without what it says is required.
    @Test func theDescriptionIsTrue() async throws {
        try await TestServer.with { server in
            let document = try await server.client.call("GET", "/openapi.json").json
            #expect(document["openapi"] as? String == "3.1.0")
            let paths = try #require(document["paths"] as? [String: [String: [String: Any]]])
            #expect(paths.count > 30)
            for (path, operations) in paths {
                for (method, operation) in operations {
                    let method = method.uppercased()
                    let needsKey = (operation["security"] as? [Any])?.isEmpty == false
                    let bare = try await server.client.call(method, path)
                    #expect((bare.status == 401) == needsKey, "\(method) \(path): \(bare.status)")
                    let keyed = try await server.client.call(method, path, key: server.key, body: Array("{}".utf8))
                    #expect(keyed.status != 404 && keyed.status != 405, "\(method) \(path): \(keyed.text)")
                    let content = (operation["requestBody"] as? [String: Any])?["content"] as? [String: [String: Any]]
                    let schema = content?["application/json"]?["schema"] as? [String: Any]
                    for field in schema?["required"] as? [String] ?? [] {
                        #expect((schema?["properties"] as? [String: Any])?[field] != nil)
                        #expect(keyed.status == 400, "\(method) \(path) without “\(field)”: \(keyed.text)")
                    }
                    #expect(try await server.client.call("TRACE", path, key: server.key).status == 405)
                }
            }
        }
    }

    @Test func theNumbersCountWhatHappened() async throws {
        try await TestServer.with { server in
            let (_, model) = try await server.deployTravel()
            func metrics() async throws -> String { try await server.client.call("GET", "/metrics", key: server.key).text }
            func value(_ name: String, _ text: String) -> Int {
                let line = text.split(separator: "\n").first { $0.hasPrefix(name + " ") }
                return line.flatMap { $0.split(separator: " ").last }.flatMap { Int($0) } ?? 0
            }
            let count = "trainyard_parse_seconds_count{model=\"\(model)\"}"
            let before = value(count, try await metrics())
            for _ in 0..<5 { _ = try await server.parse(model, "hello") }
            _ = try await server.client.call("GET", "/nothing")
            let text = try await metrics()
            #expect(value(count, text) == before + 5)
            #expect(value("trainyard_requests_total{path=\"none\",status=\"404\"}", text) == 1)
            #expect(value("trainyard_replicas_ready{model=\"\(model)\"}", text) == 1)
            #expect(!text.contains("hello"))
        }
    }

    @Test(arguments: [true, false])
    func whatIsAskedIsKeptOnlyWhereItWasWished(keeps: Bool) async throws {
        try await TestServer.with { options in
            options.keepsUtterances = keeps
        } _: { server in
            let (project, model) = try await server.deployTravel()
            for text in ["fly me to Bonn", "fly me to Bonn", "hello"] { _ = try await server.parse(model, text) }
            guard keeps else {
                await server.stopServing()
                return #expect(try server.workbench.parsedUtterances(project.id, .english).isEmpty)
            }
            // "hello" is an example already.
            try await until { try server.workbench.parsedUtterances(project.id, .english).map(\.text) == ["fly me to Bonn"] }
            let kept = try server.workbench.parsedUtterances(project.id, .english)
            try server.workbench.deleteParsed(kept.map(\.id))
            #expect(try server.workbench.parsedUtterances(project.id, .english).isEmpty)
        }
    }

    @Test func theDashboardSeesTheServer() async throws {
        try await TestServer.with { server in
            let (_, model) = try await server.deployTravel()
            try await until { server.workbench.serverStatus()?.models.map(\.id) == [model] }
            let status = try #require(server.workbench.serverStatus())
            #expect(status.address.hasPrefix("http://127.0.0.1:") && status.models[0].ready == 1)
            #expect(throws: StoreError.self) { try server.workbench.startServer() }
            await server.stopServing()
            #expect(server.workbench.serverStatus() == nil)
        }
    }

    @Test func aDeploymentThatChangesInTheStoreIsFollowed() async throws {
        try await TestServer.with { server in
            let (_, model) = try await server.deployTravel()
            let other = try Workbench.open(server.workbench.directory)
            defer { other.close() }
            try other.deploy(model, replicas: 0)
            try await until { try await server.parse(model, "hello").status == 400 }
            try other.deploy(model, replicas: 1)
            try await until { try await server.parse(model, "hello").status == 200 }
        }
    }

    @Test func nothingIsAnsweredOnceItIsStopped() async throws {
        try await TestServer.with { server in
            let response = try await server.client.call("GET", "/health")
            #expect(response.status == 200)
            await server.stopServing()
            await #expect(throws: HTTPClient.Failure.self) { try await server.client.call("GET", "/health") }
        }
    }
}
