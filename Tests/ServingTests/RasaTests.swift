import Testing

@Suite struct RasaTests {
    @Test func utterancesAreParsedInRasasWords() async throws {
        try await TestServer.with { server in
            #expect(try await server.client.call("GET", "/version").json["version"] as? String == "3.6.20")
            #expect(try await server.client.call("GET", "/status", key: server.key).status == 409)
            let (_, model) = try await server.deployTravel()
            let reply = try await server.client.json(
                "POST", "/model/parse?token=\(server.key)", ["text": "please book a flight to Paris", "message_id": "1", "other": 1])
            #expect((reply.json["intent"] as? [String: Any])?["name"] as? String == "book")
            let entity = try #require((reply.json["entities"] as? [[String: Any]])?.first)
            #expect(entity["value"] as? String == "Paris" && entity["extractor"] is String && entity["confidence_entity"] is Double)
            let status = try await server.client.call("GET", "/status", key: server.key)
            #expect(status.json["model_id"] as? String == model.rawValue)
            let refused = try await server.client.json("POST", "/model/parse", ["text": "hello"])
            #expect(refused.status == 401 && refused.json["status"] as? String == "failure" && refused.isFailureEnvelope)
        }
    }

    @Test func pagesOfAllowedOriginsMayCall() async throws {
        try await TestServer.with { options in
            options.origins = ["https://chat.example.org"]
        } _: { server in
            let origin = ["Origin": "https://chat.example.org"]
            let asked = try await server.client.call("OPTIONS", "/model/parse", headers: origin)
            #expect(asked.status == 204 && asked.headers["access-control-allow-origin"] == "https://chat.example.org")
            #expect(asked.headers["access-control-allow-headers"]?.contains("Authorization") == true)
            let other = try await server.client.call("GET", "/version", headers: ["Origin": "https://evil.example"])
            #expect(other.status == 200 && other.headers["access-control-allow-origin"] == nil)
        }
    }
}
