import Corpus
import Foundation
import NLU

/// A model repository of Hugging Face: a card with the model's true scores, its configuration and weights, and the folder `model` that
/// Hexabot's loader expects.
package struct HuggingFaceRepository: Sendable {
    /// What the card tells beside the scores.
    package struct Card: Sendable {
        package var name: String
        /// What the model was trained on.
        package var project: String
        package var license: String
        package var examples: Int

        package init(name: String, project: String, license: String, examples: Int) {
            self.name = name
            self.project = project
            self.license = license
            self.examples = examples
        }
    }

    /// The model's own files, by name.
    package var artifacts: [String: Data]
    /// On test examples, where there were any.
    package var evaluation: Evaluation?
    /// Cross-validated on the training examples.
    package var estimate: Evaluation?
    /// The record of the store that the model comes from.
    package var record: Data?

    package init(artifacts: [String: Data], evaluation: Evaluation?, estimate: Evaluation?, record: Data?) {
        self.artifacts = artifacts
        self.evaluation = evaluation
        self.estimate = estimate
        self.record = record
    }

    private enum Name {
        static let evaluation = "evaluation.json"
        static let estimate = "estimate.json"
        static let record = "record.json"
        static let others: Set<String> = [evaluation, estimate, record]
    }

    /// All files, ready for `git push`.
    /// - Throws: `ModelFormatError` when the artifacts are not those of a model.
    package func files(_ card: Card) throws -> [WrittenData.File] {
        let model = try NLUModel(artifacts: artifacts)
        var files = artifacts.sorted { $0.key < $1.key }.map { WrittenData.File(path: $0.key, bytes: $0.value) }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        if let evaluation { files.append(.init(path: Name.evaluation, bytes: try encoder.encode(evaluation))) }
        if let estimate { files.append(.init(path: Name.estimate, bytes: try encoder.encode(estimate))) }
        if let record { files.append(.init(path: Name.record, bytes: record)) }
        files.append(.init(path: "README.md", bytes: Data(readme(card, model).utf8)))
        files.append(.init(path: ".gitattributes", bytes: Data(Self.attributes.utf8)))
        let ludwig = LudwigModel(of: model)
        for file in LudwigModelFiles.write(ludwig, LudwigConfiguration(of: ludwig)) {
            files.append(.init(path: "model/" + file.path, bytes: file.bytes))
        }
        return files
    }

    /// Reads a repository back.
    /// - Throws: one line that names the file and what is wrong with it.
    package static func read(_ folder: String) throws(UnreadableFile) -> HuggingFaceRepository {
        func bytes(_ name: String) throws(UnreadableFile) -> Data? {
            let path = folder + "/" + name
            guard FileManager.default.fileExists(atPath: path) else { return nil }
            do {
                return try Data(contentsOf: URL(fileURLWithPath: path))
            } catch {
                throw UnreadableFile("cannot be read: \(error.localizedDescription)", file: path)
            }
        }
        var artifacts: [String: Data] = [:]
        for name in ["config.json", "model.safetensors", "training.yaml", "entities.json"] { artifacts[name] = try bytes(name) }
        guard let weights = artifacts["model.safetensors"] else {
            throw UnreadableFile("there is no model.safetensors: give the folder of an exported model", file: folder)
        }
        guard !weights.starts(with: Array("version https://git-lfs".utf8)) else {
            throw UnreadableFile(
                "this is a pointer of Git LFS, not the weights: run “git lfs pull” there", file: folder + "/model.safetensors")
        }
        do {
            _ = try NLUModel(artifacts: artifacts)
        } catch {
            throw UnreadableFile("\(error)", file: folder)
        }
        func evaluation(_ name: String) throws(UnreadableFile) -> Evaluation? {
            guard let data = try bytes(name) else { return nil }
            guard let evaluation = try? JSONDecoder().decode(Evaluation.self, from: data) else {
                throw UnreadableFile("this is no evaluation of a model", file: folder + "/" + name)
            }
            return evaluation
        }
        return HuggingFaceRepository(
            artifacts: artifacts, evaluation: try evaluation(Name.evaluation), estimate: try evaluation(Name.estimate),
            record: try bytes(Name.record))
    }

    private static let attributes = """
        *.safetensors filter=lfs diff=lfs merge=lfs -text
        model/model_weights filter=lfs diff=lfs merge=lfs -text

        """

    private func readme(_ card: Card, _ model: NLUModel) -> String {
        let scores = evaluation ?? estimate
        let isEstimate = evaluation == nil
        let kind = isEstimate ? " (cross-validated estimate)" : ""
        var measures: [(type: String, name: String, value: Double)] = []
        if let scores {
            measures = [("accuracy", "Accuracy" + kind, scores.accuracy), ("f1", "Macro F1" + kind, scores.macroF1)]
        }
        var front =
            "---\nlanguage: \(YAMLScalar.inline(model.language.code))\nlicense: \(YAMLScalar.inline(card.license))\nlibrary_name: trainyard\n"
        front += "pipeline_tag: text-classification\ntags:\n  - intent-classification\n  - natural-language-understanding\n"
        if !model.entityTypes.isEmpty { front += "  - named-entity-recognition\n" }
        front += "metrics:\n  - accuracy\n  - f1\nmodel-index:\n  - name: \(YAMLScalar.quoted(card.name))\n    results:\n"
        front += Self.result("text-classification", "Intent classification", card.project, measures)
        if let scores, scores.entities.contains(where: { $0.support > 0 }) {
            front += Self.result("token-classification", "Entity recognition", card.project, [("f1", "Span F1" + kind, scores.spanF1)])
        }
        front += "---\n\n"
        let judged =
            evaluation.map { "on \(counted($0.examples, "test example"))" }
            ?? "estimated by cross-validation, for there were no test examples"
        var text =
            front + "# \(Self.plain(card.name))\n\nFinds the intent of an utterance, and the entities in it. Trained with Trainyard on "
        text += "\(counted(card.examples, "example")) of “\(Self.plain(card.project))”.\n\n"
        if let scores {
            text +=
                "| measure | value |\n|---|---|\n| accuracy | \(Self.rounded(scores.accuracy)) |\n| macro F1 | \(Self.rounded(scores.macroF1)) |\n"
            text += "| calibration error | \(Self.rounded(scores.calibrationError)) |\n"
            if !model.entityTypes.isEmpty { text += "| span F1 | \(Self.rounded(scores.spanF1)) |\n" }
            text += "\nScores are \(judged).\n\n"
        }
        text += "Intents: \(model.intents.map(Self.plain).joined(separator: ", ")).\n"
        if !model.entityTypes.isEmpty { text += "\nEntities: \(model.entityTypes.map(Self.plain).joined(separator: ", ")).\n" }
        text += "\n## Use\n\n```sh\ntrainyard import-model .\ntrainyard nlu parse -m MODEL -i \"…\"\n```\n\n"
        text += "The folder `model` is for `trainyard ludwig predict --model_path model`, and for servers that load Ludwig's layout.\n"
        return text
    }

    private static func result(
        _ type: String, _ name: String, _ dataset: String, _ measures: [(type: String, name: String, value: Double)]
    ) -> String {
        guard !measures.isEmpty else { return "" }
        var text = "      - task:\n          type: \(type)\n          name: \(name)\n        dataset:\n"
        text +=
            "          type: \(YAMLScalar.quoted(identifier(dataset)))\n          name: \(YAMLScalar.quoted(dataset))\n        metrics:\n"
        for measure in measures {
            text +=
                "          - type: \(measure.type)\n            name: \(YAMLScalar.inline(measure.name))\n            value: \(rounded(measure.value))\n"
        }
        return text
    }

    /// A data set's name as the Hub has them: letters, digits and hyphens of ASCII.
    private static func identifier(_ name: String) -> String {
        let words = name.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
        return words.isEmpty ? "dataset" : words.joined(separator: "-")
    }

    /// Four digits behind the point.
    private static func rounded(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }

    /// Without what Markdown would take for its own.
    private static func plain(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if "\\`*_{}[]<>#|".unicodeScalars.contains(scalar) { result.append("\\") }
            result.append(scalar.value < 0x20 ? " " : scalar)
        }
        return String(result)
    }
}

extension LudwigModel {
    /// A model of a project: the outputs `intent` and, where it has learnt entities, `slots`.
    init(of model: NLUModel) {
        let input = LudwigConfiguration.Feature(name: "text", kind: .text, column: "text")
        let intent = LudwigConfiguration.Feature(name: "intent", kind: .category, column: "intent")
        let slots = model.entityTypes.isEmpty ? nil : LudwigConfiguration.Feature(name: "slots", kind: .sequence, column: "slots")
        self.init(
            input: input, outputs: [intent, slots].compactMap(\.self), parts: [Part(category: intent, sequence: slots, model: model)],
            frequencies: [:])
    }
}
