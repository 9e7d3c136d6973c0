extension Explanation {
    /// How an utterance was judged to be one of the intents at all, or none of them.
    package struct Acceptance: Sendable, Codable, Equatable {
        package var isAccepted: Bool
        /// How sure it is that the best intent is meant and nothing else, 0…1; below the threshold it is refused.
        package var value: Double
        package var threshold: Double
        /// Between how many intents the answer hesitates: e to the entropy of the confidences, 1 or more.
        package var perplexity: Double
        /// What the best intent's own yes-or-no judge says, below 0 is no; nil where the model has no such judge.
        package var margin: Double?
        /// How much of the utterance training has seen, 0…1.
        package var familiarity: Double
        /// The verdict, and then each of the parts in plain words, a sentence each.
        package var reasons: [String]

        package enum CodingKeys: String, CodingKey {
            case isAccepted = "accepted"
            case value, threshold, perplexity, margin, familiarity, reasons
        }

        /// - Parameter intent: the name of the best one.
        init(value: Double, threshold: Double, perplexity: Double, margin: Double?, familiarity: Double, intent: String) {
            isAccepted = value >= threshold
            self.value = value
            self.threshold = threshold
            self.perplexity = perplexity
            self.margin = margin
            self.familiarity = familiarity
            let verdict =
                threshold <= 0
                ? "nothing is refused: the threshold is 0"
                : isAccepted
                    ? "accepted: \(percent(value)) sure that it is one of the intents, and \(percent(threshold)) is enough"
                    : "refused: only \(percent(value)) sure that it is one of the intents, and it takes \(percent(threshold))"
            let hesitation =
                perplexity < Self.clear
                ? "one intent stands out" : "it hesitates between about \(rounded(perplexity, perplexity < 10 ? 1 : 0)) intents"
            let judge = margin.map { margin in
                "asked for \(intent) alone, the model says \(margin < 0 ? "no" : "yes") (\(rounded(margin, 2)), where 0 divides the two)"
            }
            let seen =
                familiarity > Self.allSeen
                ? "all of its words and pieces of words were seen in training"
                : "\(percent(1 - familiarity)) of what it is made of was never seen in training"
            reasons = [verdict, hesitation, judge, seen].compactMap { $0 }
        }

        /// Below this perplexity there is no second intent to speak of.
        private static let clear = 1.2
        private static let allSeen = 0.9995
    }
}
