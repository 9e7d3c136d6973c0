import NLU
import Store

/// What a model's numbers mean, in one sentence for somebody who has never seen such numbers.
package enum Verdict {
    /// "Right in 257 of 287 test sentences (90 %): good. Weakest: branch_hours, mistaken for close_account."
    /// - Parameter isShort: names the weakest intent without what it is mistaken for.
    package static func sentence(_ evaluation: Evaluation, isEstimate: Bool, isShort: Bool = false) -> String {
        let right = Int((evaluation.accuracy * Double(evaluation.examples)).rounded())
        let counts = (Format.count(right), Format.count(evaluation.examples))
        let (share, grade) = (Format.percent(evaluation.accuracy), grade(evaluation.accuracy))
        let text =
            isEstimate
            ? tr("Right in \(counts.0) of \(counts.1) sentences held back in turn (\(share)): \(grade).")
            : tr("Right in \(counts.0) of \(counts.1) test sentences (\(share)): \(grade).")
        if let weakest = evaluation.intents.min(by: { ($0.f1, $0.label) < ($1.f1, $1.label) }), weakest.f1 < 0.9 {
            let pair = isShort ? nil : evaluation.confusedPairs.first { $0.truth == weakest.label }
            return text + " "
                + (pair.map { tr("Weakest: \(weakest.label), mistaken for \($0.predicted).") } ?? tr("Weakest: \(weakest.label)."))
        }
        return text
    }

    /// In words; the borders are those of the colours beside them.
    static func grade(_ share: Double) -> String {
        switch share {
        case 0.95...: tr("very good")
        case 0.9..<0.95: tr("good")
        case 0.8..<0.9: tr("fit to try")
        default: tr("not ready; Review says what to mend")
        }
    }
}
