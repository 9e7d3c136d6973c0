import Corpus
import Engine
import Foundation
import Serving
import Store
import Testing

/// What clients rely on beyond the shapes of replies.
@Suite struct ContractTests {
    private static let base = "/api/nlu/v1/"

    @Test func headSaysWhatGetWouldAndNoMore() async throws {
        try await TestServer.with { server in
            let get = try await server.client.call("GET", "/health")
            for path in ["/health", "/version", "/api/nlu/v1/model/parse", "/nothing"] {
                let bytes = try await server.client.bytesBack(
                    Array("HEAD \(path) HTTP/1.1\r\nHost: a\r\n\r\nGET /health HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".utf8))
                let text = String(decoding: bytes, as: UTF8.self)
                let second = try #require(text.range(of: "\r\n\r\n"))
                #expect(text[second.upperBound...].hasPrefix("HTTP/1.1 200"), "\(path): \(text)")
                #expect(text.hasPrefix(path == "/nothing" ? "HTTP/1.1 404" : path.hasSuffix("parse") ? "HTTP/1.1 405" : "HTTP/1.1 200"))
            }
            #expect(get.headers["content-length"] == String(get.body.count))
        }
    }

    @Test func jobsAreQueuedAllOrNone() async throws {
        try await TestServer.with { server in
            let key = try await server.login("free@example.org", plan: .free)
            let made = try await server.client.json("POST", Self.base + "project", key: key, ["projectName": "p", "language": ["en"]])
            let id = try #require(made.data["projectId"] as? String, "\(made.text)")
            try server.workbench.addExamples(Travel.examples("en"), to: ProjectID(rawValue: id), .english)
            let order: [String: Any] = ["projectId": id, "language": "en", "noOfTrainingJob": 3]
            let reply = try await server.client.json("POST", Self.base + "model/train/queue", key: key, order)
            #expect(reply.status == 400 && reply.message.contains("3 more are too many"), "\(reply.text)")
            let list = try await server.client.json("POST", Self.base + "list/model", key: key, ["filter": ["projectId": id]])
            #expect(list.data["count"] as? Int == 0)
            let odd = try await server.client.json(
                "POST", Self.base + "list/model", key: key, ["filter": ["projectId": id, "trainingStatus": "Bogus"]])
            #expect(odd.status == 400 && odd.message.contains("Completed"))
        }
    }

    @Test func anExampleBringsItsPretrainedEntitiesAndKeepsItsRoles() async throws {
        try await TestServer.with { server in
            let project = try server.workbench.createProject(name: "p", languages: [.english]).id
            let spans: [[String: Any]] = [
                ["start": 8, "end": 15, "value": "5 March", "entity": "date", "entityType": "pre-trained"],
                ["start": 21, "end": 25, "entity": "city", "role": "from", "group": "1", "canonical": "ROM"],
            ]
            let example: [String: Any] = ["text": "book on 5 March from Rome", "intent": "book", "entities": spans]
            let added = try await server.client.json(
                "POST", Self.base + "single/example", key: server.key,
                ["projectId": project.rawValue, "language": "en", "example": example])
            #expect(added.status == 200, "\(added.text)")
            #expect(try server.workbench.definitions(project, .english).map(\.kind) == [.pretrained])
            let last = (added.data["entities"] as? [[String: Any]])?.last
            #expect(last?["role"] as? String == "from" && last?["group"] as? String == "1" && last?["value"] as? String == "ROM")
            let id = try #require(added.data["exampleId"] as? String)
            let gone = try await server.client.json(
                "DELETE", Self.base + "single/example", key: server.key, ["exampleId": [id, "999999"]])
            #expect(gone.data["deleted"] as? [String] == [id] && gone.data["notFound"] as? [String] == ["999999"])
        }
    }

    @Test func anEntityThatCouldFindNothingIsRefused() async throws {
        try await TestServer.with { server in
            func create(_ type: String, _ examples: [String]) async throws -> HTTPClient.Response {
                try await server.client.json(
                    "POST", Self.base + "entity", key: server.key,
                    ["entity": "code", "entityType": type, "language": "en", "examples": examples])
            }
            #expect(try await create("regex", ["(unclosed"]).status == 400)
            #expect(try await create("lookup", []).status == 400)
            #expect(try await create("pre-trained", ["x"]).status == 400)
            let good = try await create("regex", ["[a-z]{2}"])
            let id = try #require(good.data["entityId"] as? String)
            let worse = try await server.client.json(
                "POST", Self.base + "add/examples/entity", key: server.key, ["entityId": id, "examples": ["[a-"]])
            #expect(worse.status == 400, "\(worse.text)")
        }
    }

    @Test func aModelWhoseFilesAreDamagedSaysSoAtEachDeployment() async throws {
        try await TestServer.with { server in
            let project = try server.workbench.createProject(name: "travel", languages: [.english]).id
            try server.workbench.addExamples(Travel.examples("en"), to: project, .english)
            let model = try server.workbench.train(project, .english, configuration: .init(effort: .quick))
            try await server.trained(model)
            // Nobody has loaded it yet.
            let file = URL(fileURLWithPath: server.workbench.modelDirectory(model) + "/model.safetensors")
            let whole = try Data(contentsOf: file)
            try whole.prefix(7).write(to: file, options: .atomic)
            for _ in 0..<2 {
                let reply = try await server.client.json(
                    "POST", Self.base + "model/deploy", key: server.key, ["modelId": model.rawValue, "nReplicas": 1])
                #expect(reply.data["deploymentStatus"] as? String == "Failed" && reply.message.contains("cannot be deployed"))
                #expect(!reply.text.contains(server.workbench.modelDirectory(model)))
            }
            try whole.write(to: file, options: .atomic)
            let mended = try await server.client.json(
                "POST", Self.base + "model/deploy", key: server.key, ["modelId": model.rawValue, "nReplicas": 1])
            #expect(mended.data["deploymentStatus"] as? String == "Deployed" && mended.data["message"] as? String == "")
        }
    }

    @Test func aServerForOneProjectAnswersForTheOthersByName() async throws {
        let only = ProjectID(rawValue: "none")
        try await TestServer.with { options in
            options.project = only
        } _: { server in
            let (_, model) = try await server.deployTravel()
            #expect(try await server.parse(model, "hello").status == 200)
            #expect(try await server.client.form("/predict?token=\(server.key)", [("text", "hello")]).status == 503)
        }
    }
}
