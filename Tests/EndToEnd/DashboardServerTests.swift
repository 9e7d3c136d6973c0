import Foundation
import FoundationNetworking
import Testing

/// The server, started, watched and stopped from the dashboard.
@Suite(.serialized) struct DashboardServerTests {
    @Test func aServerIsStartedAskedWatchedAndStopped() async throws {
        let home = try Scratch()
        let model = try CoffeeBar(home).trained()
        let key = try Trainyard.run("keys", "create", home: home).succeeded().output.trimmingCharacters(in: .newlines)
        let terminal = try PseudoTerminal(home: home)
        try terminal.wait(for: "q quit")
        terminal.press(.enter)
        try terminal.wait(for: "Coffee bar · en")
        terminal.type("5o")
        try terminal.wait(for: "No server runs.")
        // Nothing is waited for, so nothing happens.
        terminal.settle(quiet: 0.5)
        let ticks = terminal.processorTicks
        #expect(terminal.listen(for: 2) == 0)
        #expect(terminal.processorTicks - ticks <= 1)
        terminal.type("D2")
        terminal.press(.enter)
        try terminal.wait(for: "2 replicas, when the server runs")
        terminal.type("s")
        try terminal.wait(for: "Start the server on port")
        let port = try Self.freePort()
        terminal.type(String(repeating: "\u{7F}", count: 4) + "\(port)\r")
        try terminal.wait(for: "● running http://127.0.0.1:\(port)")
        try terminal.wait(for: "2/2")
        for _ in 0..<7 { #expect(try await Self.ask(model, port, key) == 200) }
        try terminal.wait("the count of requests") { terminal.lines.contains { $0.contains("requests   7 ") } }
        terminal.type("s\r")
        try terminal.wait(for: "No server runs.", within: 30)
        await #expect(throws: (any Error).self) { try await Self.ask(model, port, key) }
        terminal.type("q")
        #expect(try terminal.waitForEnd() == .exit(0))
    }

    @Test func aTakenPortOffersTheNextOne() throws {
        let home = try Scratch()
        _ = try CoffeeBar(home).trained()
        let other = try RunningServer(try Scratch())
        let port = try #require(other.address.split(separator: ":").last.flatMap { Int($0) })
        let terminal = try PseudoTerminal(home: home)
        try terminal.wait(for: "q quit")
        terminal.press(.enter)
        try terminal.wait(for: "Coffee bar · en")
        terminal.type("5os")
        try terminal.wait(for: "Start the server on port")
        terminal.type(String(repeating: "\u{7F}", count: 4) + "\(port)\r")
        try terminal.wait(for: "Port \(port) is taken")
        #expect(terminal.text.contains("\(port + 1)"))
        #expect(other.stop() == 0)
    }

    private static func ask(_ model: String, _ port: Int, _ key: String) async throws -> Int {
        var request = URLRequest(url: try #require(URL(string: "http://127.0.0.1:\(port)/api/nlu/v1/model/parse")))
        request.httpMethod = "POST"
        request.setValue(key, forHTTPHeaderField: "Authorization")
        request.httpBody = Data("{\"modelId\":\"\(model)\",\"text\":\"a large latte to go please\"}".utf8)
        let (_, response) = try await URLSession(configuration: .ephemeral).data(for: request)
        return (response as? HTTPURLResponse)?.statusCode ?? 0
    }

    /// One that the system had free a moment ago.
    private static func freePort() throws -> Int {
        let probe = try RunningServer(try Scratch())
        defer { #expect(probe.stop() == 0) }
        return try #require(probe.address.split(separator: ":").last.flatMap { Int($0) })
    }
}
