import Corpus

/// What a model says about one utterance.
package struct ParseResult: Sendable, Codable, Equatable {
    package struct Intent: Sendable, Codable, Equatable {
        package var name: String
        /// Calibrated probability, 0…1.
        package var confidence: Double

        package init(name: String, confidence: Double) {
            self.name = name
            self.confidence = confidence
        }
    }

    package struct Entity: Sendable, Codable, Equatable {
        /// Code points, `end` exclusive.
        package var start: Int
        package var end: Int
        /// The span's text, or what it stands for: a synonym's value, the phrase of a lookup that was mistyped, `resolved` as a string.
        package var value: String
        package var entity: String
        /// Learnt: the probability of exactly this span. Lookup and regex: 1, less the share of letters that are mistyped. Pre-trained: 1,
        /// less where the words could mean something else.
        package var confidence: Double
        /// What found it.
        package var source: EntityKind
        /// What the words of a pre-trained kind mean.
        package var resolved: ResolvedValue?
        /// Of learnt entities whose marked spans have them.
        package var role: String?
        package var group: String?

        /// For people: `city`, or `city (from)` where it has a role.
        package var name: String { role.map { "\(entity) (\($0))" } ?? entity }

        package init(
            start: Int, end: Int, value: String, entity: String, confidence: Double, source: EntityKind = .trainable,
            resolved: ResolvedValue? = nil
        ) {
            self.start = start
            self.end = end
            self.value = value
            self.entity = entity
            self.confidence = confidence
            self.source = source
            self.resolved = resolved
        }
    }

    package var text: String
    /// The best intent, or `nlu_fallback` when the utterance is out of scope.
    package var intent: Intent
    /// Every real intent, best first; the confidences sum to 1.
    package var intentRanking: [Intent]
    package var entities: [Entity]

    package init(text: String, intent: Intent, intentRanking: [Intent], entities: [Entity]) {
        self.text = text
        self.intent = intent
        self.intentRanking = intentRanking
        self.entities = entities
    }

    /// The names of the NeuralSpace and Rasa replies.
    package enum CodingKeys: String, CodingKey {
        case text, intent, entities
        case intentRanking = "intent_ranking"
    }

    package static let fallbackName = Example.outOfScope
}
