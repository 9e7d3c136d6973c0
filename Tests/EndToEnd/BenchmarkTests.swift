import Foundation
import Testing

/// `trainyard benchmark` on a sample project.
@Suite struct BenchmarkTests {
    func measure(_ words: String..., home: Scratch) throws -> [String: Any] {
        let outcome = try Trainyard.run(["benchmark", CoffeeBar.file, "--effort", "quick", "--json"] + words, home: home).succeeded()
        return try #require(outcome.json as? [String: Any])
    }

    @Test func printsOneObjectWithEveryMeasure() throws {
        let home = try Scratch()
        let result = try measure(home: home)
        let keys = [
            "accuracy", "macro_f1", "span_f1", "ece", "examples", "train_wall_seconds", "train_cpu_seconds", "peak_memory_mb", "model_mb",
            "utterances_per_second", "parse_p50_ms",
        ]
        for key in keys { #expect(result[key] is NSNumber, "\(key)") }
        let accuracy = try #require(result["accuracy"] as? Double)
        let low = try #require(result["accuracy_low"] as? Double)
        let high = try #require(result["accuracy_high"] as? Double)
        #expect(low < accuracy && accuracy < high && high <= 1)
    }

    @Test func scoresWhatAProjectOfTheSameDataScores() throws {
        let home = try Scratch()
        let shop = try CoffeeBar(home)
        let record = try Trainyard.run("nlu", "model-status", "-m", shop.trained(), "--json", home: home).succeeded().data
        let performance = (record["metrics"] as? [String: Any])?["intentClassifierPerformance"] as? [String: Double]
        let result = try measure(home: home)
        #expect(result["accuracy"] as? Double == performance?["i_acc"])
        #expect(result["examples"] as? Int == shop.tests.count)
    }

    @Test func sameSeedSameScores() throws {
        let home = try Scratch()
        let first = try measure("--seed", "7", home: home)
        let second = try measure("--seed", "7", home: home)
        for key in ["accuracy", "macro_f1", "span_f1", "ece"] { #expect(first[key] as? Double == second[key] as? Double, "\(key)") }
    }

    @Test func otherFilesMayHoldTheTestRowsAndTheOutOfScopeOnes() throws {
        let home = try Scratch()
        let test = try home.file("test.json", #"[{"text": "one latte please", "intent": "order_drink", "type": "test"}]"#)
        let strange = try home.file("strange.json", #"[{"text": "why is the sky blue", "intent": "oos", "type": "test"}]"#)
        let result = try measure("--test", test, "--out-of-scope", strange, home: home)
        #expect(result["examples"] as? Int == 1)
        #expect(result["out_of_scope_recall"] is NSNumber)
        #expect(result["in_scope_accuracy_with_rejection"] is NSNumber)
    }

    @Test func aFileWithoutTestRowsIsRefused() throws {
        let home = try Scratch()
        let rows = (0..<24).map { "{\"text\": \"words \($0)\", \"intent\": \"intent \($0 % 2)\"}" }
        let file = try home.file("train-only.json", "[" + rows.joined(separator: ",") + "]")
        try Trainyard.run("benchmark", file, home: home).refused()
    }
}
