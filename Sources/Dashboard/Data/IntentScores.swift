import NLU

/// How each intent does in one evaluation, and what it is most often mistaken for.
package struct IntentScores: Sendable {
    package private(set) var macroF1 = 0.0
    package private(set) var accuracy = 0.0
    package private(set) var byIntent: [String: Evaluation.LabelScore] = [:]
    package private(set) var confusedWith: [String: (other: String, count: Int)] = [:]

    package init() {}

    package init(_ evaluation: Evaluation) {
        macroF1 = evaluation.macroF1
        accuracy = evaluation.accuracy
        byIntent = Dictionary(evaluation.intents.map { ($0.label, $0) }) { first, _ in first }
        let labels = evaluation.confusion.labels
        for cell in evaluation.confusion.cells where cell.truth != cell.predicted {
            guard labels.indices.contains(cell.truth), labels.indices.contains(cell.predicted) else { continue }
            if cell.count > confusedWith[labels[cell.truth]]?.count ?? 0 {
                confusedWith[labels[cell.truth]] = (labels[cell.predicted], cell.count)
            }
        }
    }
}
