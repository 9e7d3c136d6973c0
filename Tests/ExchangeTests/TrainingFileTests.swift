import Corpus
import Exchange
import Foundation
import NLU
import Testing

@Suite("training.yaml says how a model is learnt")
struct TrainingFileTests {
    static let files = [
        TrainingFile(effort: .quick, seed: 0), TrainingFile(effort: .best, seed: .max, budget: 1.25e11),
        TrainingFile(
            effort: .balanced, seed: 3,
            recipe: Recipe(
                models: [
                    .init(learner: "class-weighted logistic regression", share: 0.2), .init(learner: "neural network", share: 0.8),
                ], networks: 6, folds: 10, triedFolds: 7)),
    ]

    @Test("what is written is read as it was", arguments: files)
    func roundTrip(file: TrainingFile) throws {
        #expect(try TrainingFile.read(Data(file.yaml.utf8), name: "training.yaml") == file)
    }

    @Test(
        "what is wrong is named with its line",
        arguments: [
            ("", 0, "empty"), ("effort: [", 1, "YAML"), ("- 1\n", 1, "expected effort"), ("effort: huge\n", 1, "quick, balanced or best"),
            ("seed: 1\nsped: 2\n", 2, "unknown key"), ("seed: -1\n", 1, "whole number"), ("budget: .nan\n", 1, "above 0"),
            ("recipe:\n  folds: 3\n", 2, "lists its models"), ("recipe:\n  models:\n    - share: 1\n", 3, "names its learner"),
            ("recipe:\n  models:\n    - learner: oracle\n", 2, "no learner “oracle”"),
        ])
    func faults(text: String, line: Int, reason: String) {
        let error = #expect(throws: UnreadableFile.self) { try TrainingFile.read(Data(text.utf8), name: "t.yaml") }
        let message = error.map { "\($0)" } ?? ""
        #expect(message.contains("t.yaml") && message.contains(reason) && !message.contains("\n"))
        #expect(line == 0 || message.contains("\(line)"))
    }
}
