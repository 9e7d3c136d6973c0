import Foundation
import FoundationNetworking
import Synchronization
import Testing

/// `trainyard serve` on a free port, with a key of the owner's.
final class RunningServer: Sendable {
    let address: String
    let key: String
    private let session: URLSession
    nonisolated(unsafe) private let process: BackgroundProcess  // Only told to end; the tests that share it do so one after the other.

    init(_ home: Scratch, _ options: String...) throws {
        key = try Trainyard.run("keys", "create", home: home).succeeded().output.trimmingCharacters(in: .newlines)
        process = try BackgroundProcess(["serve", "--port", "0"] + options, home: home)
        try process.wait(for: "Serving on ")
        let words = process.said.split(separator: "\n").first { $0.hasPrefix("Serving on ") }?.split(separator: " ") ?? []
        address = words.count > 2 ? String(words[2].dropLast()) : ""
        let configuration = URLSessionConfiguration.ephemeral
        configuration.httpMaximumConnectionsPerHost = 16
        session = URLSession(configuration: configuration)
    }

    /// TERM, and how it ended.
    func stop() -> Int32 {
        process.signal(SIGTERM)
        return process.waitForEnd()
    }

    func get(_ path: String) async throws -> (status: Int, text: String) { try await call("GET", path, nil) }

    func post(_ path: String, _ json: String) async throws -> (status: Int, text: String) { try await call("POST", path, json) }

    private func call(_ method: String, _ path: String, _ json: String?) async throws -> (status: Int, text: String) {
        var request = URLRequest(url: try #require(URL(string: address + path)))
        request.httpMethod = method
        request.setValue(key, forHTTPHeaderField: "Authorization")
        request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        request.httpBody = json.map { Data($0.utf8) }
        let (data, response) = try await session.data(for: request)
        return ((response as? HTTPURLResponse)?.statusCode ?? 0, String(decoding: data, as: UTF8.self))
    }

    /// Asks the model again and again from several sides until `work` is done.
    /// - Returns: how often which status came back; 0 stands for no answer at all.
    func underLoad(_ model: String, _ work: () async throws -> Void) async throws -> [Int: Int] {
        // Asked to end, never cancelled: a URLSession that is cancelled while it answers can wait for itself for ever.
        let isOver = Flag()
        let load = Task {
            await withTaskGroup(of: [Int: Int].self) { group in
                for _ in 0..<8 {
                    group.addTask {
                        var statuses: [Int: Int] = [:]
                        while !isOver.isUp {
                            let json = "{\"modelId\":\"\(model)\",\"text\":\"a large latte to go please\"}"
                            let status = try? await self.post("/api/nlu/v1/model/parse", json).status
                            statuses[status ?? 0, default: 0] += 1
                        }
                        return statuses
                    }
                }
                return await group.reduce(into: [:]) { $0.merge($1, uniquingKeysWith: +) }
            }
        }
        do {
            try await work()
        } catch {
            isOver.raise()
            _ = await load.value
            throw error
        }
        isOver.raise()
        return await load.value
    }
}

/// Says once that something is over.
private final class Flag: Sendable {
    private let state = Mutex(false)
    var isUp: Bool { state.withLock { $0 } }
    func raise() { state.withLock { $0 = true } }
}
