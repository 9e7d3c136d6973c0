import Corpus

/// What the examples as they are now make of an utterance, and how good that is: a model that is never saved.
package struct ProvisionalModel: Sendable {
    /// Answers with declared entities alone; it marks no spans of its own.
    package let model: NLUModel
    /// Cross-validated on the train examples, intents alone.
    package let estimate: Evaluation
    /// Train examples that it has learnt.
    package let examples: Int
    package let folds: Int
    /// The most often that a fit had to visit all examples until nothing moved any more.
    package let visits: Int

    /// Intent and ranking by this model.
    /// - Parameters:
    ///   - trained: the model whose spans are taken over; nil marks declared entities alone.
    ///   - now: what words such as “tomorrow” are told from.
    package func parse(_ text: String, spansBy trained: NLUModel?, now: ReferenceMoment? = nil) -> ParseResult {
        model.parse(text, spansBy: trained, now: now)
    }
}
