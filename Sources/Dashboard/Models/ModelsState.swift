import NLU
import Store
import Terminal

/// The Models screen: the versions of a project, and how the selected one did.
package struct ModelsState: Sendable {
    package var cursor = ListCursor()
    package var intentCursor = ListCursor()
    package var confusionCursor = ListCursor()
    package var detail: Detail?

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
