import NLU
import Store
import Terminal

/// The Models screen: the versions of a project, and how the selected one did.
package struct ModelsState: Sendable {
    package var cursor = ListCursor()
    package var intentCursor = ListCursor()
    package var confusionCursor = ListCursor()
    package var detail: Detail?
    package var intentOrder: IntentOrder = .f1
    /// Tenths: answers with less confidence would be refused.
    package var threshold = 3

    /// What the table of intents is sorted by; the worst come first, the largest of the counts.
    package enum IntentOrder: String, Sendable, CaseIterable {
        case f1 = "worst F1 first"
        case precision = "worst precision first"
        case recall = "worst recall first"
        case support = "most examples first"
        case name = "by name"
    }

    /// The rows of the table of intents.
    package var intents: [Evaluation.LabelScore] {
        let scores = detail?.shown?.intents ?? []
        func key(_ score: Evaluation.LabelScore) -> Double {
            switch intentOrder {
            case .f1: score.f1
            case .precision: score.precision
            case .recall: score.recall
            case .support: -Double(score.support)
            case .name: 0
            }
        }
        return scores.sorted { (key($0), $0.label) < (key($1), $1.label) }
    }

    package struct Detail: Sendable {
        package var id: ModelID
        /// On test examples; nil when there were none.
        package var evaluation: Evaluation?
        /// Cross-validated on the training examples.
        package var estimate: Evaluation?

        /// What the charts show: the test result, else the estimate.
        package var shown: Evaluation? { evaluation ?? estimate }
        package var isEstimate: Bool { evaluation == nil }
    }
}
