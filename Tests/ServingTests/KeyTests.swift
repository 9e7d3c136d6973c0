import Engine
import Foundation
import Serving
import Store
import Testing

@Suite struct KeyTests {
    /// FIPS 180-4's own examples, and lengths around the edge of a block.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        (String(repeating: "a", count: 55), "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318"),
        (String(repeating: "a", count: 64), "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"),
        (String(repeating: "a", count: 1_000_000), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
    ])
    func hashesAsTheStandardSays(text: String, digest: String) {
        let hex = SHA256.digest(of: text.utf8).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
        #expect(hex == digest)
    }

    @Test func aKeyIsShownOnceAndKeptAsItsHash() async throws {
        try await TestServer.with { server in
            let (key, record) = try server.workbench.createKey(email: "ann@example.org", password: "secret", plan: .basic)
            #expect(key.text.hasPrefix("ty_") && key.text.utf8.count == 46)
            #expect(key.text.hasPrefix(record.reference) && record.plan == .basic)
            let files = try FileManager.default.contentsOfDirectory(atPath: server.workbench.directory)
            for file in files where file.hasPrefix("trainyard.sqlite") {
                let bytes = try Data(contentsOf: URL(fileURLWithPath: server.workbench.directory + "/" + file))
                #expect(bytes.firstRange(of: Data(key.text.utf8)) == nil, "\(file) holds the key")
                #expect(bytes.firstRange(of: Data("secret".utf8)) == nil, "\(file) holds the password")
            }
        }
    }

    @Test(arguments: [nil, "", "ty_", "Bearer", "ty_0000000000000000000000000000000000000000000"])
    func whoHasNoKeyIsTurnedAway(key: String?) async throws {
        try await TestServer.with { server in
            let response = try await server.listProjects(key)
            #expect(response.status == 401 && response.isFailureEnvelope)
        }
    }

    /// Another process makes and revokes keys; the server sees it through the store.
    @Test func keysAreFollowedWhileTheServerRuns() async throws {
        try await TestServer.with { server in
            let other = try Workbench.open(server.workbench.directory)
            defer { other.close() }
            let (key, record) = try other.createKey(email: nil, password: nil, plan: .advanced)
            try await until { try await server.listProjects(key.text).status == 200 }
            #expect(try await server.listProjects("Bearer \(key.text)").status == 200)
            try other.revokeKey(record.reference)
            try await until { try await server.listProjects(key.text).status == 401 }
            #expect(throws: StoreError.self) { try other.revokeKey(record.reference) }
        }
    }

    @Test func passwordsAreExchangedForTokens() async throws {
        try await TestServer.with { server in
            _ = try server.workbench.createKey(email: "Ann@Example.org", password: "secret", plan: .advanced)
            func login(_ email: String, _ password: String) async throws -> HTTPClient.Response {
                try await server.client.json("POST", "/api/auth/login", ["email": email, "password": password])
            }
            let token = try #require(try await login("ann@example.org", "secret").data["auth"] as? String)
            #expect(try await server.listProjects(token).status == 200)
            #expect(try await login("ann@example.org", "Secret").status == 401)
            #expect(try await login("bob@example.org", "secret").status == 401)
            for _ in 0..<9 { #expect(try await login("ann@example.org", "wrong").status == 401) }
            let blocked = try await login("ann@example.org", "secret")
            #expect(blocked.status == 429 && blocked.headers["retry-after"] == "60")
        }
    }

    @Test func aPlanLimitsTrainedModels() async throws {
        try await TestServer.with { server in
            let free = try await server.login("free@example.org", plan: .free)
            let made = try await server.client.json(
                "POST", "/api/nlu/v1/project", key: free, ["projectName": "p", "language": ["en"]])
            let project = try #require(made.data["projectId"] as? String)
            try server.workbench.addExamples(Travel.examples("en"), to: ProjectID(rawValue: project), .english)
            func train() async throws -> HTTPClient.Response {
                try await server.client.json(
                    "POST", "/api/nlu/v1/model/train/queue", key: free, ["projectId": project, "language": "en", "effort": "quick"])
            }
            #expect(try await train().status == 200)
            #expect(try await train().status == 200)
            let third = try await train()
            #expect(third.status == 400 && third.message.contains("the free plan allows 2 trained models"))
        }
    }
}
