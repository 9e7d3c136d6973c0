import Corpus

/// The data as numbers, ready for every candidate.
package struct PreparedData: Sendable {
    /// Number of distinct features.
    package var features: Int
    /// One line for the log: "61,204 features, 104 an utterance, 5 folds".
    package var summary: String

    let language: LanguageTag
    let definitions: [EntityDefinition]
    /// Labelled training examples, in the order of the data.
    let examples: [Example]
    /// Texts that belong to no intent.
    let outOfScope: [String]
    let intents: IntentData
    let scheme: TagScheme
    /// The examples cut into tokens with their spans; empty when nothing is marked.
    let tagged: [TaggedText]

    var tokens: Int { tagged.reduce(0) { $0 + $1.text.tokens.count } }
}
