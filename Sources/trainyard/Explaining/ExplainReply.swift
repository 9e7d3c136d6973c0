import Engine
import NLU
import Store

/// `data` of `nlu explain --json`.
struct ExplainReply: Encodable {
    struct Near: Encodable {
        var exampleId: String
        var text: String
        var intent: String
        /// Cosine, 0…1.
        var similarity: Double
    }

    var explanation: Explanation
    /// The explanation in one sentence.
    var summary: String
    /// Most alike first.
    var nearestExamples: [Near]

    init(_ explanation: Explanation, nearest: [Workbench.NearExample]) {
        self.explanation = explanation
        summary = explanation.summary
        nearestExamples = nearest.map { Near(exampleId: String($0.id), text: $0.text, intent: $0.intent, similarity: $0.similarity) }
    }
}
