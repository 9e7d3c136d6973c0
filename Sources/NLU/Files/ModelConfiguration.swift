import Corpus
import Foundation

/// `config.json`: everything about a model that a person may want to read.
struct ModelConfiguration: Codable, Sendable {
    static let type = "trainyard-nlu"
    static let newest = 1

    var modelType = Self.type
    var formatVersion = Self.newest
    var language: LanguageTag
    /// Number to name, as Hugging Face has it; and the way back.
    var labels: [String: String]
    var numbers: [String: Int]
    /// Sorted types that the tagger learnt; empty without a tagger.
    var taggedTypes: [String]
    var effort: Effort
    var seed: UInt64
    /// The name of the candidate that won.
    var candidate: String
    var temperature: Double
    var acceptThreshold: Double
    var features: Features = Features()

    struct Features: Codable, Sendable, Equatable {
        var words = "1-2-grams between <s> and </s>"
        var characters = "2-5-grams inside word borders"
        var weighting = "(1 + ln count) * idf, each view of length 1"
        var constant = Double(Featurizer.constant)
    }

    enum CodingKeys: String, CodingKey {
        case modelType = "model_type"
        case formatVersion = "format_version"
        case language
        case labels = "id2label"
        case numbers = "label2id"
        case taggedTypes = "entity_types"
        case effort, seed, candidate, temperature, features
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
