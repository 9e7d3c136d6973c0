import Foundation

extension NLUModel {
    /// Which words decided the intent of an utterance, and how far it was from being refused.
    ///
    /// Asks the model once for each word and each pair of neighbours: under 2 ms for ten words; a long text is looked at in runs of
    /// words, so that the work stays bounded.
    package func explain(_ text: String) -> Explanation {
        let explainer = Explainer(text, classifier: classifier)
        let answer = explainer.answer
        func intent(_ number: Int) -> ParseResult.Intent {
            .init(name: intents[number], confidence: Double(answer.probabilities[number]))
        }
        let words = explainer.words()
        let entropy = answer.probabilities.reduce(0.0) { $1 > 0 ? $0 - Double($1) * log(Double($1)) : $0 }
        return Explanation(
            text: text, intent: intent(answer.best), runnerUp: intent(explainer.runnerUp), words: words, pairs: explainer.pairs(words),
            ngrams: explainer.ngrams(),
            acceptance: .init(
                value: answer.acceptance, threshold: acceptThreshold, perplexity: exp(entropy), margin: answer.margin.map { Double($0) },
                familiarity: Double(answer.known), intent: intents[answer.best]))
    }
}
