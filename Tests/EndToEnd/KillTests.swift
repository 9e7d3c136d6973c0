import Foundation
import Testing

/// SIGKILL at any moment: what was acknowledged is there, and the store opens.
@Suite struct KillTests {
    static let rounds = 100
    static let rowsARound = 5

    @Test func acknowledgedUploadsSurvive() throws {
        let home = try Scratch()
        let project = try CoffeeBar.project(named: "Killed", home)
        var acknowledged: Set<Int> = []
        var random = SystemRandomNumberGenerator()
        var usual = 0.0
        for round in 0...Self.rounds {
            let rows = (0..<Self.rowsARound).map { "{\"text\": \"round \(round) row \($0)\", \"intent\": \"kept\"}" }
            let file = try home.file("\(round).json", "[" + rows.joined(separator: ",") + "]")
            let start = ContinuousClock.now
            let upload = try BackgroundProcess(["nlu", "upload-dataset", "-d", file, "-p", project, "-L", "en"], home: home)
            if round == 0 {
                // The first one is left alone, to know how long one takes.
                #expect(upload.waitForEnd() == 0)
                usual = (ContinuousClock.now - start) / .seconds(1)
                acknowledged.insert(0)
                continue
            }
            usleep(UInt32(Double.random(in: 0...1.2, using: &random) * usual * 1e6))
            upload.signal(SIGKILL)
            if upload.waitForEnd() == 0 { acknowledged.insert(round) }
        }
        let words = ["nlu", "list-examples", "-p", project, "-L", "en", "-s", "10000", "--json"]
        let listed = try Trainyard.run(words, home: home).succeeded().data["examples"] as? [[String: Any]] ?? []
        let counts = listed.reduce(into: [Int: Int]()) { counts, example in
            let round = (example["text"] as? String)?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? -1
            counts[round, default: 0] += 1
        }
        #expect(1..<Self.rounds ~= acknowledged.count, "neither all nor none were killed in time")
        for round in acknowledged { #expect(counts[round] == Self.rowsARound, "round \(round) was acknowledged") }
        #expect(counts.values.allSatisfy { $0 == Self.rowsARound }, "an upload is there whole or not at all: \(counts)")
    }

    @Test func aKilledTrainerIsFoundAndItsJobRunAgain() throws {
        let home = try Scratch()
        let project = try CoffeeBar.project(named: "Bank", home)
        let file = Trainyard.root + "/sample-projects/bank-helpdesk/en.json"
        try Trainyard.run("nlu", "upload-dataset", "-d", file, "-p", project, "-L", "en", home: home).succeeded()
        let engine = try BackgroundProcess(["engine"], home: home)
        try engine.wait(for: "ready")
        let model = try Trainyard.run("nlu", "train", "-p", project, "-L", "en", "-m", "bank", "--effort", "best", home: home).succeeded()
            .output.trimmingCharacters(in: .newlines)
        try engine.wait(for: "bank: Training")
        engine.kill()

        let record = try Trainyard.run("nlu", "model-status", "-m", model, "-w", "--json", home: home).succeeded().data
        #expect(record["trainingStatus"] as? String == "Completed")
        let progress = try #require(record["trainingProgress"] as? [String])
        #expect(Array(progress.suffix(9)) == Array(CommandLineStoryTests.stations.dropFirst()), "it starts anew: \(progress)")
        #expect(Set(progress).count == progress.count, "no status twice: \(progress)")
    }

    @Test func anEngineToldToStopLeavesItsJobToTheNext() throws {
        let home = try Scratch()
        let shop = try CoffeeBar(home)
        let engine = try BackgroundProcess(["engine"], home: home)
        try engine.wait(for: "ready")
        let model = try Trainyard.run("nlu", "train", "-p", shop.project, "-L", "en", "-m", "bar", "--effort", "best", home: home)
            .succeeded()
            .output.trimmingCharacters(in: .newlines)
        try engine.wait(for: "bar: Training")
        engine.signal(SIGTERM)
        #expect(engine.waitForEnd() == 0)
        let record = try Trainyard.run("nlu", "model-status", "-m", model, "-w", "--json", home: home).succeeded().data
        #expect(record["trainingStatus"] as? String == "Completed")
    }
}
