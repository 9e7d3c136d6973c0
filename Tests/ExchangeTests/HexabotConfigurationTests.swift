import Corpus
import Exchange
import Foundation
import NLU
import Testing

/// Configurations of the four kinds that Hexabot's users have: an intent classifier, a slot filler, a language classifier, and one model
/// for intents and slots; with the misnamed and the outdated keys that are found in them.
@Suite("Hexabot's configurations")
struct HexabotConfigurationTests {
    struct Kind: CustomTestStringConvertible {
        var name: String
        var yaml: String
        var outputs: [String]
        /// Some of the keys that are named as having no effect.
        var ignored: Set<String>
        var testDescription: String { name }
    }

    static let kinds = [
        Kind(
            name: "intent classifier",
            yaml: """
                input_features:
                  - name: text
                    type: text
                    preprocessing: {tokenizer: ngram, ngram: 3, lowercase: true}
                    encoder: {type: rnn, cell_type: lstm, bidirectional: true, num_layers: 2, reduce_output: null}
                output_features:
                  - name: intent
                    type: category
                    reduce_input: sum
                    decoder: {num_fc_layers: 1, output_size: 64}
                preprocessing:
                  split: {type: stratify, column: intent, probabilities: [0.8, 0.1, 0.1]}
                trainer: {epochs: 100, early_stop: 15, learning_rate: 0.001, decay: true}
                """, outputs: ["intent"],
            ignored: ["input_features.text.preprocessing.ngram", "trainer.decay", "output_features.intent.reduce_input"]),
        Kind(
            name: "slot filler, in the words of Ludwig 0.4",
            yaml: """
                input_features:
                  - {name: text, type: text, level: word, encoder: rnn, cell_type: lstm, reduce_output: null}
                output_features:
                  - {name: slots, type: sequence, decoder: tagger, reduce_input: null}
                training: {epochs: 50, decay: true}
                """, outputs: ["slots"], ignored: ["input_features.text.encoder", "input_features.text.level", "training.decay"]),
        Kind(
            name: "language classifier",
            yaml: """
                input_features:
                  - {name: text, type: text, encoder: {type: stacked_cnn}, preprocessing: {tokenizer: characters}}
                output_features:
                  - {name: language, type: category}
                preprocessing:
                  split: {type: fixed, column: split}
                trainer: {epochs: 10}
                """, outputs: ["language"], ignored: ["input_features.text.encoder.type", "trainer.epochs"]),
        Kind(
            name: "intents and slots",
            yaml: """
                model_type: ecd
                input_features:
                  - {name: text, type: text, encoder: {type: bert, trainable: false}}
                  - {name: channel, type: category}
                output_features:
                  - {name: intent, type: category}
                  - {name: slots, type: text, decoder: {type: tagger}, dependencies: [intent]}
                preprocessing:
                  text: {tokenizer: space}
                  split: {type: hash, column: id}
                backend: {type: local}
                """, outputs: ["intent", "slots"],
            ignored: ["input_features.channel (of type category)", "output_features.slots.dependencies", "backend.type"]),
    ]

    /// Flights and songs in two languages, with every column that one of the configurations asks for.
    private static func table() -> String {
        let cities = ["Bern", "Basel", "Genf", "Chur"]
        var text = "id,text,intent,slots,language,split,channel\n"
        for index in 0..<80 {
            let city = cities[index % 4]
            let (isSong, isGerman) = (index % 2 == 0, index % 3 == 0)
            let words = isSong ? (isGerman ? "spiel lied \(index)" : "play song \(index)") : "\(isGerman ? "flieg nach" : "fly to") \(city)"
            text += "\(index),\(words),\(isSong ? "music" : "travel"),\(isSong ? "O O O" : "O O B-city"),\(isGerman ? "de" : "en"),"
            text += "\(index % 5 == 0 ? 2 : 0),web\n"
        }
        return text
    }

    @Test("each is trained as it stands, and names what has no effect", arguments: kinds)
    func trains(kind: Kind) throws {
        let folder = try Scratch()
        let path = try folder.write(Self.table(), "train.csv")
        let configuration = try LudwigConfiguration.read(Data(kind.yaml.utf8), name: "config.yaml")
        #expect(configuration.outputs.map(\.name) == kind.outputs)
        #expect(kind.ignored.isSubset(of: configuration.ignoredKeys), "\(configuration.ignoredKeys)")
        #expect(Set(configuration.ignoredKeys).count == configuration.ignoredKeys.count)
        let rows = try LudwigRows.read(path, configuration, needsOutputs: true)
        #expect(rows.issues.isEmpty && rows.rows.count == 80)
        let division = LudwigDivision.of(rows, configuration, seed: 42)
        #expect(!division.training.isEmpty && !division.test.isEmpty)
        let trainer = LudwigTrainer(configuration: configuration, language: .english, training: .init(effort: .quick))
        let model = try trainer.train(division.training.map { rows.rows[$0] }) { _, _ in }.model
        for file in LudwigModelFiles.write(model, configuration) { try folder.write(file.bytes, "results/model/" + file.path) }
        // The results directory stands for the model in it.
        let back = try LudwigModelFiles.read(folder.path + "/results")
        let test = division.test.map { rows.rows[$0] }
        for output in LudwigScores.of(test, back.predict(test.map(\.text), threads: 1), back).outputs {
            #expect(output.scores.numbers[0].value > 0.8, "\(output.name): \(output.scores.numbers)")
        }
    }
}
