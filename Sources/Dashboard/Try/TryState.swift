import Engine
import NLU
import Store
import Terminal

/// The Try screen: an utterance, and what the model makes of it as it is typed.
package struct TryState: Sendable {
    package var field = TextField()
    /// Chosen on Models; nil for the newest.
    package var model: ModelID?
    /// Which model a person wants to ask: the one that follows the edits, or the trained one; nil asks the one that knows more.
    package var asksProvisional: Bool?
    /// Counts the parses asked for, so that a late answer to an older text is dropped.
    package var sequence = 0
    package var answer: Answer?
    package var cursor = ListCursor()
    package var samplesTaken = 0

    /// The intent of what is in the field; nil where there is no answer to it yet, or it is out of scope.
    var answered: String? {
        guard let result = answer?.result, result.text == field.text, result.intent.name != ParseResult.fallbackName else { return nil }
        return result.intent.name
    }

    package struct Answer: Sendable, Equatable {
        package var model: ModelID
        package var result: ParseResult
        /// From the text to the answer, in the engine.
        package var milliseconds: Double
        /// Follows the answer; that of the text before, until it comes.
        package var explanation: Explanation?
        package var near: [Workbench.NearExample] = []
    }
}
