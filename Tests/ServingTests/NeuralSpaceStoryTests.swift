import Corpus
import Foundation
import Store
import Testing

/// The calls of NeuralSpace's client, with the bodies that it sends.
@Suite struct NeuralSpaceStoryTests {
    private static let base = "/api/nlu/v1/"

    @Test func fromProjectToParseToDeletion() async throws {
        try await TestServer.with { server in
            func call(_ method: String, _ path: String, _ body: [String: Any]) async throws -> HTTPClient.Response {
                let response = try await server.client.json(method, Self.base + path, key: server.key, body)
                #expect(response.status == 200, "\(method) \(path): \(response.text)")
                #expect(response.json["success"] as? Bool == true && response.json["timestamp"] is Int)
                return response
            }
            let made = try await call("POST", "project", ["projectName": "Travel", "language": ["en", "de"]])
            #expect(made.data["projectName"] as? String == "Travel" && made.data["language"] as? [String] == ["en", "de"])
            #expect(made.data["appType"] as? String == "nlu")
            let project = try #require(made.data["projectId"] as? String)
            for example in Travel.examples("en") {
                let entities = example.entities.map { ["start": $0.start, "end": $0.end, "entity": $0.entity] as [String: Any] }
                let body: [String: Any] = ["text": example.text, "intent": example.intent, "entities": entities, "type": "train"]
                _ = try await call("POST", "single/example", ["projectId": project, "language": "en", "example": body])
            }
            let filter: [String: Any] = ["projectId": project, "language": "en", "prepared": true, "type": "train"]
            let listed = try await call("POST", "list/example", ["filter": filter, "pageNumber": 2, "pageSize": 20])
            let rows = try #require(listed.data["examples"] as? [[String: Any]])
            #expect(listed.data["count"] as? Int == 24 && rows.count == 4)
            #expect((rows.last?["entities"] as? [[String: Any]])?.first?["value"] as? String == "Zurich")
            _ = try await call("DELETE", "single/example", ["exampleId": try #require(rows.last?["exampleId"] as? String)])

            let listing = try await call(
                "POST", "list/projects", ["search": "trav", "pageNumber": 1, "pageSize": 20, "languages": [String]()])
            let shown = try #require((listing.data["projects"] as? [[String: Any]])?.first)
            #expect((shown["noOfExamples"] as? Int, shown["noOfIntents"] as? Int, shown["noOfModels"] as? Int) == (23, 2, 0))

            let queued = try await call(
                "POST", "model/train/queue",
                ["projectId": project, "language": "en", "modelName": "First", "noOfTrainingJob": 2, "effort": "quick"])
            let models = try #require(queued.json["data"] as? [String])
            #expect(models.count == 2)
            for model in models { try await server.trained(ModelID(rawValue: model)) }
            let status = try await server.client.call("GET", Self.base + "model?modelId=\(models[0])", key: server.key)
            #expect(status.data["trainingStatus"] as? String == "Completed" && status.data["modelName"] as? String == "First 1")
            let metrics = try #require(status.data["metrics"] as? [String: Any])
            #expect((metrics["nerPerformance"] as? [String: Any])?["e_f1_partial"] is Double)
            let listedModels = try await call("POST", "list/model", ["filter": ["projectId": project, "language": "en"]])
            #expect(listedModels.data["count"] as? Int == 2)
            _ = try await call("PUT", "model", ["modelId": models[0], "modelName": "Renamed"])

            let early = try await server.parse(ModelID(rawValue: models[0]), "hello")
            #expect(early.status == 400 && early.message.contains("is not deployed"))
            let deployed = try await call("POST", "model/deploy", ["modelId": models[0], "nReplicas": 1])
            #expect(deployed.data["deploymentStatus"] as? String == "Deployed" && deployed.data["replicas"] as? Int == 1)
            let parsed = try await call("POST", "model/parse", ["modelId": models[0], "text": "please book a flight to Paris"])
            #expect((parsed.data["intent"] as? [String: Any])?["name"] as? String == "book")
            #expect((parsed.data["intent_ranking"] as? [[String: Any]])?.count == 2)
            let entity = try #require((parsed.data["entities"] as? [[String: Any]])?.first)
            #expect((entity["start"] as? Int, entity["end"] as? Int, entity["value"] as? String) == (24, 29, "Paris"))
            _ = try await call("POST", "model/deploy", ["modelId": models[0], "nReplicas": 0])
            #expect(try await server.parse(ModelID(rawValue: models[0]), "hello").status == 400)

            _ = try await call("DELETE", "model", ["modelId": models[0]])
            _ = try await call("DELETE", "single/project", ["projectId": project])
            let gone = try await server.client.json("POST", Self.base + "list/example", key: server.key, ["filter": filter])
            #expect(gone.status == 404 && gone.isFailureEnvelope)
        }
    }

    @Test func entitiesBelongToTheAccountAndSynonymsToProjects() async throws {
        try await TestServer.with { server in
            func call(_ method: String, _ path: String, _ body: [String: Any]) async throws -> HTTPClient.Response {
                try await server.client.json(method, Self.base + path, key: server.key, body)
            }
            let made = try await call("POST", "project", ["projectName": "P", "language": ["en"]])
            let project = try #require(made.data["projectId"] as? String)
            let lookup = try await call(
                "POST", "entity", ["entity": "drink", "examples": ["latte"], "language": "en", "entityType": "lookup"])
            let id = try #require(lookup.data["entityId"] as? String)
            _ = try await call("POST", "add/examples/entity", ["entityId": id, "examples": ["mocha", "latte"]])
            _ = try await call("POST", "remove/examples/entity", ["entityId": id, "examples": ["latte"]])
            let listed = try await call(
                "POST", "list/entity",
                ["filter": ["entityType": "lookup", "language": "en"], "search": "dri", "pageNumber": 1, "pageSize": 5])
            #expect(listed.data["count"] as? Int == 1)
            #expect(((listed.data["entities"] as? [[String: Any]])?.first?["examples"]) as? [String] == ["mocha"])
            let synonym = try await call(
                "POST", "entity", ["entity": "New York", "examples": ["NYC"], "language": "en", "entityType": "synonym"])
            let other = try #require(synonym.data["entityId"] as? String)
            let record = ProjectID(rawValue: project)
            #expect(try server.workbench.dataset(record, .english).definitions.map(\.entity) == ["drink"])
            _ = try await call("POST", "project/add/synonym", ["projectId": project, "language": "en", "entityId": other])
            let synonyms = try await call(
                "POST", "project/list/synonym",
                ["projectId": project, "language": "en", "search": "", "pageNumber": 1, "pageSize": 1])
            #expect((synonyms.data["synonyms"] as? [[String: Any]])?.first?["entity"] as? String == "New York")
            #expect(Set(try server.workbench.dataset(record, .english).definitions.map(\.entity)) == ["drink", "New York"])
            #expect(try await call("DELETE", "entity", ["entityId": id]).status == 200)
            #expect(try await call("DELETE", "entity", ["entityId": id]).status == 404)
        }
    }

    @Test func nobodySeesAnotherAccountsData() async throws {
        try await TestServer.with { server in
            let (project, model) = try await server.deployTravel()
            let eve = try await server.login("eve@example.org")
            let calls: [(String, String, [String: Any])] = [
                ("POST", "model/parse", ["modelId": model.rawValue, "text": "hello"]),
                ("POST", "model/deploy", ["modelId": model.rawValue, "nReplicas": 0]),
                ("PUT", "model", ["modelId": model.rawValue, "modelName": "mine"]),
                ("DELETE", "model", ["modelId": model.rawValue]),
                ("POST", "list/model", ["filter": ["projectId": project.id.rawValue, "language": "en"]]),
                ("POST", "list/example", ["filter": ["projectId": project.id.rawValue, "language": "en"]]),
                ("DELETE", "single/example", ["exampleId": "1"]),
                ("DELETE", "single/project", ["projectId": project.id.rawValue]),
                ("DELETE", "project", ["projectId": [project.id.rawValue]]),
                ("POST", "model/train/queue", ["projectId": project.id.rawValue, "language": "en"]),
            ]
            for (method, path, body) in calls {
                let response = try await server.client.json(method, Self.base + path, key: eve, body)
                #expect(response.status == 404 && response.isFailureEnvelope, "\(method) \(path): \(response.text)")
            }
            #expect(try await server.client.call("GET", Self.base + "model?modelId=\(model)", key: eve).status == 404)
            #expect(try await server.listProjects(eve).data["count"] as? Int == 0)
            #expect(try await server.client.form("/predict?token=\(eve)", [("text", "hello")]).status == 503)
            #expect(try await server.client.call("GET", "/metrics", key: eve).status == 403)
            #expect(try await server.parse(model, "hello").status == 200)
        }
    }
}
