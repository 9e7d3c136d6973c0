import Foundation

/// Whether an utterance is one of the intents at all.
///
/// Confidence alone is a share among the known intents: it can be high for the least unlikely of them. Three doubts are taken
/// together: how many intents the answer hesitates between (e to the entropy of the confidences, their perplexity); what the best
/// intent's own yes-or-no judge says, a support vector machine's margin, where it is below 0; and how much of the utterance was
/// never seen in training. The form was chosen on training data alone: by leaving a fifth of the intents of BANKING77 and CLINC150
/// out of training, and on the 200 utterances of CLINC150's out-of-scope training part.
enum Acceptance {
    /// The share of utterances that may be refused wrongly, by cross-validation.
    static let mostLost = 0.007
    /// With clear-cut data even the least sure of the right answers is very sure; texts that people write are not as clean.
    private static let highest = 0.5
    /// With few answers to judge by, the threshold keeps to the side of accepting: this many halve it.
    private static let few = 50.0

    /// - Parameters:
    ///   - probabilities: of each intent.
    ///   - margin: the support vector machine's score of the best intent.
    ///   - known: the utterance's `Familiarity`.
    /// - Returns: 0…1; 1 is a sure answer to a familiar utterance.
    static func value(_ probabilities: some Sequence<Float>, margin: Float?, known: Float) -> Double {
        let entropy = probabilities.reduce(0.0) { $1 > 0 ? $0 - Double($1) * log(Double($1)) : $0 }
        return exp(-entropy + Double(min(margin ?? 0, 0)) + Double(known) - 1)
    }

    /// Where the project has examples of what to refuse, so much may be lost for their sake.
    private static let mostLostForRefusals = 0.02
    /// Fewer such examples say nothing about others of their kind.
    private static let fewestRefusable = 20

    /// The threshold below which no more than `mostLost` of all answers are lost that are right.
    /// - Parameters:
    ///   - right: the acceptance of each answer that is right, by cross-validation.
    ///   - total: the number of answers.
    ///   - refusable: the acceptance of each example that is out of scope. With enough of them, the threshold is the one with the
    ///     largest share refused of them, less the share of answers lost.
    static func threshold(right: [Double], of total: Int, refusable: [Double] = []) -> Double {
        let sorted = right.sorted()
        guard !sorted.isEmpty else { return 0 }
        if refusable.count >= fewestRefusable {
            let most = min(Int(mostLostForRefusals * Double(total)), sorted.count - 1)
            let gains = (0...most).map { lost in
                Double(refusable.count { $0 < sorted[lost] }) / Double(refusable.count) - Double(lost) / Double(total)
            }
            let first = sorted[gains.indices.reduce(0) { gains[$1] > gains[$0] ? $1 : $0 }]
            // Halfway to the next below: the line between two groups leaves room on both sides.
            let below = (right + refusable).reduce(0) { $1 < first ? max($0, $1) : $0 }
            return (first + below) / 2
        }
        let quantile = sorted[min(Int(mostLost * Double(total)), sorted.count - 1)]
        return max(min(quantile, highest), 0) * Double(sorted.count) / (Double(sorted.count) + few)
    }
}
