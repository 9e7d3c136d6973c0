import ArgumentParser
import Corpus
import Foundation
import NLU
import Serving

struct Benchmark: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Train on a file's train rows, score on its test rows, and measure both.",
        discussion: "Nothing is kept. Times and memory are those of this process.")

    @Argument(help: "The data, in a format that upload-dataset reads.", completion: .file())
    var data: String

    @Option(help: "Take the test rows from this file instead.", completion: .file())
    var test: String?

    @Option(help: "Score this file's test rows as utterances that ought to be refused.", completion: .file())
    var outOfScope: String?

    @Option(name: .language, help: "Language of the data.")
    var language: LanguageTag = .english

    @Option(help: "How hard to search for the best model: quick, balanced or best.")
    var effort: Effort = .balanced

    @Option(help: "Where chance starts.")
    var seed: UInt64 = 1

    @Option(help: "Train as a model's training.yaml says, in place of --effort and --seed.", completion: .file())
    var config: String?

    @Flag(help: "Measure how learning follows edits: random ones, each beside a full retraining.")
    var live = false

    @Option(help: "With --live: the train rows to begin with; further ones are added by edits.")
    var rows: Int?

    @Option(help: "With --live: how many edits.")
    var edits = 100

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() throws {
        let examples = try DataFile.read(data, language).examples
        if live { return try follow(examples.filter { $0.type == .train }) }
        let dataset = Dataset(language: language, examples: examples.filter { $0.type == .train })
        let scored = try test.map { try DataFile.read($0, language).examples } ?? examples
        let refusable = try outOfScope.map { try DataFile.read($0, language).examples.filter { $0.type == .test } }
        let run = BenchmarkRun(
            train: dataset, test: Dataset(language: language, examples: scored).test, outOfScope: refusable,
            configuration: try configuration())
        guard !dataset.train.isEmpty else { throw CommandFailure("\(data): no rows of type train to learn from") }
        guard !run.test.isEmpty else { throw CommandFailure("\(test ?? data): no rows of type test to score on") }
        guard refusable?.isEmpty != true else { throw CommandFailure("\(outOfScope ?? ""): no rows of type test to score on") }
        let result = try run.result()
        try Console.output.write(json ? ReplyEncoding.text(result, pretty: false) + "\n" : result.table(Console.output.paint))
    }

    private func configuration() throws -> TrainingConfiguration {
        let file = try config.map { try TrainingFile.read(path: $0) } ?? TrainingFile(effort: effort, seed: seed)
        return file.configuration(threads: ProcessInfo.processInfo.activeProcessorCount)
    }

    private func follow(_ train: [Example]) throws {
        let labelled = Dataset(language: language, examples: train).train
        guard Set(labelled.map(\.intent)).count >= 2 else { throw CommandFailure("\(data): no two intents with train rows to tell apart") }
        let rows = rows ?? labelled.count * 9 / 10
        guard rows >= 10, edits >= 0 else { throw CommandFailure("--rows must be 10 or more, and --edits 0 or more") }
        let result = try LiveBenchmark(examples: labelled, language: language, rows: rows, edits: edits, seed: seed).result()
        try Console.output.write(json ? ReplyEncoding.text(result, pretty: false) + "\n" : result.table(Console.output.paint))
    }
}
