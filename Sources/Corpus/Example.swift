/// What an example is for: learning from it, or judging a model by it.
package enum ExampleType: String, Sendable, Codable, CaseIterable {
    case train, test
}

/// One labelled utterance: a text, the intent a person gave it, and the entity spans marked in it.
package struct Example: Hashable, Sendable, Codable {
    /// The utterance as typed; never normalised.
    package var text: String
    /// The intent's name; empty while the utterance is unlabelled.
    package var intent: String
    /// Marked spans, sorted by `start`; they do not overlap in data that the readers let through.
    package var entities: [EntityAnnotation]
    package var type: ExampleType

    /// The label of training utterances that belong to no intent, and the answer to an utterance that seems to be one.
    package static let outOfScope = "nlu_fallback"

    package init(text: String, intent: String, entities: [EntityAnnotation] = [], type: ExampleType = .train) {
        self.text = text
        self.intent = intent
        self.entities = entities
        self.type = type
    }
}
