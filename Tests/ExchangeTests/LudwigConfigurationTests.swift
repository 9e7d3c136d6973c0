import Corpus
import Exchange
import Foundation
import Testing

@Suite("Ludwig's configurations and divisions")
struct LudwigConfigurationTests {
    private func configuration(_ text: String) throws -> LudwigConfiguration {
        try LudwigConfiguration.read(Data(text.utf8), name: "config.yaml")
    }

    @Test("what is honoured, and every key that is not, by its whole path")
    func reading() throws {
        let read = try configuration(
            """
            input_features:
              - name: utterance
                type: text
                column: satz
                encoder: {type: parallel_cnn, reduce_output: null}
                preprocessing: {tokenizer: space}
            output_features:
              - {name: intent, type: category, loss: {type: softmax}}
              - name: slots
                type: sequence
                decoder: {type: tagger, attention: true}
            preprocessing:
              split: {type: fixed, column: teil}
              ngram: 3
            trainer: {epochs: 5, decay: true}
            """)
        #expect(read.input == .init(name: "utterance", kind: .text, column: "satz"))
        #expect(read.outputs.map(\.kind) == [.category, .sequence])
        #expect((read.split, read.statesSplit) == (.init(kind: .fixed, column: "teil", probabilities: [0.7, 0.1, 0.2]), true))
        #expect(
            Set(read.ignoredKeys) == [
                "input_features.utterance.encoder.type", "input_features.utterance.encoder.reduce_output",
                "input_features.utterance.preprocessing.tokenizer", "output_features.intent.loss.type",
                "output_features.slots.decoder.attention",
                "preprocessing.ngram", "trainer.epochs", "trainer.decay",
            ])
    }

    static let faults: [(text: String, reason: String)] = [
        ("a: 1", "input_features is missing"), ("- x", "has neither"),
        ("input_features: [{name: a, type: image}]\noutput_features: [{name: b, type: category}]", "has to be of type text"),
        (
            "input_features: [{name: a, type: text}]\noutput_features: [{name: b, type: number}]",
            "config.yaml, line 2: the output “b” is of type “number”"
        ),
        ("input_features: [{name: a, type: text}]\noutput_features: [{name: b, type: text}]", "generates text"),
        (
            "input_features: [{name: a, type: text}]\noutput_features: [{name: b, type: category}]\npreprocessing: {split: {type: moon}}",
            "the split “moon” is not known"
        ),
        (
            "input_features: [{name: a, type: text}]\noutput_features: [{name: b, type: category}]\npreprocessing: {split: {probabilities: [1, 2]}}",
            "three shares"
        ),
    ]

    @Test("what cannot be trained is said in one line", arguments: faults)
    func refusing(text: String, reason: String) {
        let message = complaint { _ = try configuration(text) }
        #expect(message?.contains(reason) == true, "\(message ?? "read")")
    }

    private func rows(_ count: Int, split: (Int) -> String? = { _ in nil }) -> LudwigRows {
        let rows = (0..<count).map { LudwigRows.Row(text: "t\($0)", outputs: [$0 % 3 == 0 ? "a" : "b"], division: split($0)) }
        return LudwigRows(rows: rows, columns: split(0) == nil ? ["text"] : ["text", "split"], format: "csv", issues: [])
    }

    private func division(_ rows: LudwigRows, _ split: String) throws -> LudwigDivision {
        let read = try configuration(
            "input_features: [{name: text, type: text}]\noutput_features: [{name: intent, type: category}]\n" + split)
        return .of(rows, read, seed: 1)
    }

    @Test(
        "at random, by strata, by hash, by date: each row is on one side, in the shares asked for",
        arguments: [
            "", "preprocessing: {split: {type: stratify, column: intent}}", "preprocessing: {split: {type: hash, column: id}}",
            "preprocessing: {split: {type: datetime, column: day}}", "preprocessing: {split_probabilities: [0.7, 0.1, 0.2]}",
        ])
    func shares(split: String) throws {
        var rows = rows(300) { "2024-\($0)" }
        rows.columns = ["text"]
        let division = try division(rows, split)
        #expect(Set(division.training + division.validation + division.test) == Set(0..<300))
        #expect(division.training.count + division.validation.count + division.test.count == 300)
        #expect(abs(division.training.count - 210) < 30 && abs(division.test.count - 60) < 25)
        #expect(division.training == (try self.division(rows, split)).training)
        if split.contains("stratify") { #expect(division.test.count { $0 % 3 == 0 } == 20) }
    }

    @Test("a column named split divides, also when the configuration says nothing")
    func fixed() throws {
        let numbers = rows(9) { ["0", "1", "2"][$0 % 3] }
        for split in ["", "preprocessing: {split: {type: fixed}}"] {
            let division = try division(numbers, split)
            #expect((division.training, division.validation, division.test) == ([0, 3, 6], [1, 4, 7], [2, 5, 8]))
        }
    }
}
