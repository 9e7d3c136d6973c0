import Corpus
import Foundation
import NLU

/// What `ludwig train` makes: a model for each category output, the first of which also tags the first sequence; further sequences have
/// a model of their own.
package struct LudwigModel: Sendable {
    /// One learnt model and the outputs that it predicts.
    package struct Part: Sendable {
        package var category: LudwigConfiguration.Feature?
        package var sequence: LudwigConfiguration.Feature?
        package var model: NLUModel
    }

    package var input: LudwigConfiguration.Feature
    package var outputs: [LudwigConfiguration.Feature]
    package var parts: [Part]
    /// How often each value of an output was in the training data, most frequent first.
    package var frequencies: [String: [(value: String, count: Int)]]

    package init(
        input: LudwigConfiguration.Feature, outputs: [LudwigConfiguration.Feature], parts: [Part],
        frequencies: [String: [(value: String, count: Int)]]
    ) {
        self.input = input
        self.outputs = outputs
        self.parts = parts
        self.frequencies = frequencies
    }

    /// The outputs of each utterance, in the order of `outputs`.
    package func predict(_ texts: [String], threads: Int) -> [[LudwigPrediction]] {
        var columns: [String: [LudwigPrediction]] = [:]
        for part in parts {
            let results = part.model.parse(texts, threads: threads)
            if let category = part.category {
                columns[category.name] = results.map { .category($0.intentRanking.map { ($0.name, $0.confidence) }) }
            }
            if let sequence = part.sequence { columns[sequence.name] = results.map { .tags(LudwigPrediction.tags($0)) } }
        }
        return texts.indices.map { index in outputs.compactMap { columns[$0.name]?[index] } }
    }

    /// The values of a category in the order of their numbers; the tags of a sequence likewise.
    package func vocabulary(of output: LudwigConfiguration.Feature) -> [String] {
        switch output.kind {
        case .category: parts.first { $0.category == output }?.model.intents ?? []
        case .sequence, .text:
            ["<EOS>", "<SOS>", "<PAD>", "<UNK>", "O"]
                + (parts.first { $0.sequence == output }?.model.entityTypes.flatMap { ["B-" + $0, "I-" + $0] } ?? [])
        }
    }
}
