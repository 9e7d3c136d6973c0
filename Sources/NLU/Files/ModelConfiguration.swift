import Corpus
import Foundation

/// `config.json`: everything about a model that a person may want to read.
struct ModelConfiguration: Codable, Sendable {
    var modelType = ModelFormat.current.modelType
    var formatVersion = ModelFormat.current.formatVersion
    var language: LanguageTag
    /// Number to name, as Hugging Face has it; and the way back.
    var labels: [String: String]
    var numbers: [String: Int]
    /// Sorted types that the tagger learnt; empty without a tagger.
    var taggedTypes: [String]
    var training: TrainingFile
    /// The name of the candidate that won.
    var candidate: String
    /// The models that are averaged.
    var members: [Member]
    /// What the logarithm of their mean is divided by.
    var temperature: Double
    var acceptThreshold: Double
    var features: Features

    struct Member: Codable, Sendable, Equatable {
        enum Kind: String, Codable, Sendable { case linear, network }

        var kind: Kind
        var temperature: Double
        var weight: Double
        var judges: Bool

        init(_ member: IntentClassifier.Member) {
            kind = if case .linear = member.model { .linear } else { .network }
            temperature = member.temperature
            weight = member.weight
            judges = member.judges
        }
    }

    struct Features: Codable, Sendable, Equatable {
        var words = "1-2-grams between <s> and </s>"
        var characters = "2-4-grams inside word borders"
        var pairs = "beginnings (4 characters) of words up to 20 apart, in any order"
        var weighting = "(1 + ln count) * idf, each view of length 1"
        var constant = Double(Featurizer.constant)
        /// Texts that document frequencies were counted in.
        var documents: Int
    }

    enum CodingKeys: String, CodingKey {
        case modelType = "model_type"
        case formatVersion = "format_version"
        case language
        case labels = "id2label"
        case numbers = "label2id"
        case taggedTypes = "entity_types"
        case training, candidate, members, temperature, features
        case acceptThreshold = "accept_threshold"
    }

    /// Intents in the order of their numbers; nil when they are not 0, 1, … and sorted.
    var intents: [String]? {
        let names = (0..<labels.count).compactMap { labels[String($0)] }
        return names.count == labels.count && names == Set(names).sorted() ? names : nil
    }

    func encoded() -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        // Strings, numbers and dictionaries of them always encode.
        return (try? encoder.encode(self)) ?? Data()
    }
}
