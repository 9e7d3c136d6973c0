import NLU
import Store

/// What a model's numbers mean, in one sentence for somebody who has never seen such numbers.
package enum Verdict {
    /// "Right in 257 of 287 test sentences (90 %): good. Weakest: branch_hours, mistaken for close_account."
    package static func sentence(_ evaluation: Evaluation, isEstimate: Bool) -> String {
        let right = Int((evaluation.accuracy * Double(evaluation.examples)).rounded())
        let kind = isEstimate ? "sentences held back in turn" : "test sentences"
        var text =
            "Right in \(Format.count(right)) of \(Format.count(evaluation.examples)) \(kind) (\(Format.percent(evaluation.accuracy))): \(grade(evaluation.accuracy))."
        if let weakest = evaluation.intents.min(by: { ($0.f1, $0.label) < ($1.f1, $1.label) }), weakest.f1 < 0.9 {
            text += " Weakest: \(weakest.label)"
            if let pair = evaluation.confusedPairs.first(where: { $0.truth == weakest.label }) {
                text += ", mistaken for \(pair.predicted)"
            }
            text += "."
        }
        return text
    }

    /// In words; the borders are those of the colours beside them.
    static func grade(_ share: Double) -> String {
        switch share {
        case 0.95...: "very good"
        case 0.9..<0.95: "good"
        case 0.8..<0.9: "fit to try"
        default: "not ready; Review says what to mend"
        }
    }
}
