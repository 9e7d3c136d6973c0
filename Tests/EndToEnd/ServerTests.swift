import Foundation
import Testing

/// The server as people run it.
@Suite struct ServerTests {
    private static let client = Trainyard.root + "/.build/neuralspace-client/bin/neuralspace"

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: client), "scripts/neuralspace-client could not install it"))
    func neuralSpacesOwnClientRunsItsWholeStory() throws {
        let home = try Scratch()
        try Trainyard.run("keys", "create", "--email", "ann@example.org", "--password", "secret", home: home).succeeded()
        let server = try RunningServer(home)
        let script = Trainyard.root + "/scripts/neuralspace-story"
        let story = try Shell.run("'\(script)' '\(Self.client)' \(server.address) ann@example.org secret '\(CoffeeBar.file)'", home: home)
        #expect(story.status == 0, "\(story.errors)")
        #expect(server.stop() == 0)
    }

    @Test func aKilledReplicaIsReplacedAndNoRequestFails() async throws {
        let home = try Scratch()
        let model = try CoffeeBar(home).trained()
        try Trainyard.run("nlu", "deploy", "-m", model, "-n", "2", home: home).succeeded()
        let server = try RunningServer(home)
        let statuses = try await server.underLoad(model) {
            for round in 1...3 {
                try await Self.ready(server, model, replicas: 2)
                let victim = try #require(Self.workers(of: model).first)
                kill(victim, SIGKILL)
                try await Self.wait { try await server.get("/metrics").text.contains("worker_restarts_total{model=\"\(model)\"} \(round)") }
            }
            try await Self.ready(server, model, replicas: 2)
        }
        #expect(statuses.keys.sorted() == [200], "\(statuses)")
        #expect(server.stop() == 0)
        try await Self.wait { Self.workers(of: model).isEmpty }
    }

    @Test func deployingAgainUnderLoadFailsNoRequest() async throws {
        let home = try Scratch()
        let model = try CoffeeBar(home).trained()
        try Trainyard.run("nlu", "deploy", "-m", model, home: home).succeeded()
        let server = try RunningServer(home)
        let statuses = try await server.underLoad(model) {
            for replicas in [2, 3, 1, 2] {
                try Trainyard.run("nlu", "deploy", "-m", model, "-n", "\(replicas)", home: home).succeeded()
                try await Self.ready(server, model, replicas: replicas)
            }
        }
        #expect(statuses.keys.sorted() == [200], "\(statuses)")
        #expect(server.stop() == 0)
    }

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/openssl"), "no openssl to make a certificate with"))
    func speaksTLSWithACertificateFromFiles() throws {
        let home = try Scratch()
        let make = "openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem -days 2 -subj /CN=localhost"
        #expect(try Shell.run(make, home: home).status == 0)
        let server = try RunningServer(home, "--tls-certificate", "cert.pem", "--tls-key", "key.pem")
        #expect(server.address.hasPrefix("https://127.0.0.1:"))
        let place = server.address.dropFirst("https://".count)
        let ask = "printf 'GET /health HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n'"
        let answer = try Shell.run(
            "(\(ask); sleep 2) | openssl s_client -quiet -verify_return_error -CAfile cert.pem -connect \(place)", home: home)
        #expect(answer.output.contains("\"status\":\"ok\""), "\(answer.errors)")
        #expect(server.stop() == 0)
        let wrong = try Trainyard.run("serve", "--port", "0", "--tls-certificate", "key.pem", "--tls-key", "cert.pem", home: home)
        wrong.refused()
        #expect(wrong.errors.contains("key.pem is not a certificate in PEM form"))
        let missing = try Trainyard.run("serve", "--port", "0", "--tls-certificate", "none.pem", "--tls-key", "key.pem", home: home)
        missing.refused()
        #expect(missing.errors.contains("none.pem cannot be read: No such file"))
    }

    @Test func aPortThatIsTakenIsSaidInOneLine() throws {
        let home = try Scratch()
        let server = try RunningServer(home)
        let port = try #require(server.address.split(separator: ":").last)
        let second = try Trainyard.run("serve", "--port", String(port), home: home)
        second.refused()
        #expect(second.errors.contains("choose another with --port"))
    }

    private static func ready(_ server: RunningServer, _ model: String, replicas: Int) async throws {
        try await wait { try await server.get("/metrics").text.contains("replicas_ready{model=\"\(model)\"} \(replicas)\n") }
    }

    private static func wait(_ isSo: () async throws -> Bool) async throws {
        let deadline = ContinuousClock.now + .seconds(30)
        while try await !isSo() {
            try #require(ContinuousClock.now < deadline, "it never came to be")
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    /// The processes that hold the model, as the system lists them.
    private static func workers(of model: String) -> [pid_t] {
        let all = (try? FileManager.default.contentsOfDirectory(atPath: "/proc"))?.compactMap { pid_t($0) } ?? []
        return all.filter { process in
            let line = FileManager.default.contents(atPath: "/proc/\(process)/cmdline").map { String(decoding: $0, as: UTF8.self) } ?? ""
            return line.hasPrefix("trainyard\0worker\0") && line.contains(model)
        }
    }
}
