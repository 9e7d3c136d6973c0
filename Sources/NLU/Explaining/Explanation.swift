/// Why an utterance got its intent, and how far it was from being refused.
///
/// Weights are changes of log-odds: a word of weight 0.7 doubles the odds of the best intent (e^0.7 = 2), one of −0.7 halves them.
package struct Explanation: Sendable, Codable, Equatable {
    /// A word, or neighbouring words, and what changes when they are left out.
    package struct Part: Sendable, Codable, Equatable {
        /// Code points of the text as typed, `end` exclusive.
        package var start: Int
        package var end: Int
        package var text: String
        /// By how much it raises the log-odds of the best intent against all others; below 0 it speaks against it.
        package var weight: Double
        /// By how much it raises the log-odds of the best intent against the runner-up.
        package var againstRunnerUp: Double

        package init(start: Int, end: Int, text: String, weight: Double, againstRunnerUp: Double) {
            self.start = start
            self.end = end
            self.text = text
            self.weight = weight
            self.againstRunnerUp = againstRunnerUp
        }

        package enum CodingKeys: String, CodingKey {
            case start, end, text, weight
            case againstRunnerUp = "against_runner_up"
        }
    }

    /// A feature of the linear models in readable form: "card", "book a", "…ing", "lost … card".
    package struct NGram: Sendable, Codable, Equatable {
        package var text: String
        /// What it adds to the score of the best intent over that of the runner-up.
        package var weight: Double

        package init(text: String, weight: Double) {
            self.text = text
            self.weight = weight
        }
    }

    package var text: String
    /// The best real intent, whether it was accepted or not, and the next best.
    package var intent: ParseResult.Intent
    package var runnerUp: ParseResult.Intent
    /// Every word of the text, in its order; of a long text, runs of words.
    package var words: [Part]
    /// Neighbours that weigh more together than each by itself, heaviest first; a few at most.
    package var pairs: [Part]
    /// Heaviest first; a few at most, none where the model has no linear part or the text is long.
    package var ngrams: [NGram]
    package var acceptance: Acceptance

    package init(
        text: String, intent: ParseResult.Intent, runnerUp: ParseResult.Intent, words: [Part], pairs: [Part], ngrams: [NGram],
        acceptance: Acceptance
    ) {
        self.text = text
        self.intent = intent
        self.runnerUp = runnerUp
        self.words = words
        self.pairs = pairs
        self.ngrams = ngrams
        self.acceptance = acceptance
    }

    package enum CodingKeys: String, CodingKey {
        case text, intent, words, pairs, ngrams, acceptance
        case runnerUp = "runner_up"
    }

    /// A word of less weight than this decides nothing.
    private static let leastWeight = 0.1
    /// Words named in the summary: those with at least this share of the heaviest one's weight, and no more than three.
    private static let share = 0.25
    private static let mostNamed = 3

    /// Which words decided, in one sentence.
    package var summary: String {
        let decisive = words.filter { abs($0.weight) >= Self.leastWeight }
        let heaviest = decisive.map { abs($0.weight) }.max() ?? 0
        func named(_ parts: [Part]) -> String? {
            let ordered = parts.filter { abs($0.weight) >= Self.share * heaviest }.sorted { abs($0.weight) > abs($1.weight) }
            var seen: Set<String> = []
            let texts = ordered.map(\.text).filter { seen.insert($0).inserted }.prefix(Self.mostNamed).map { "“\($0)”" }
            guard let last = texts.last else { return nil }
            return texts.count == 1 ? "\(last) speaks" : texts.dropLast().joined(separator: ", ") + " and \(last) speak"
        }
        let forIt = named(decisive.filter { $0.weight > 0 }).map { "\($0) for \(intent.name)" }
        let against = named(decisive.filter { $0.weight < 0 }).map { "\($0) against it" }
        guard let forIt else {
            if let pair = pairs.first, pair.weight >= Self.leastWeight { return "“\(pair.text)” speaks for \(intent.name)" }
            return "no single word speaks for \(intent.name)" + (against.map { "; \($0)" } ?? "")
        }
        return [forIt, against].compactMap { $0 }.joined(separator: "; ")
    }
}
