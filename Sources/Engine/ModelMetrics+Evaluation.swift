import NLU
import Store

extension ModelMetrics {
    /// - Parameter evaluation: on test examples; nil when there are none, and then those numbers stay 0.
    init(_ evaluation: Evaluation?, estimate: Evaluation) {
        self.init()
        if let evaluation {
            intentAccuracy = evaluation.accuracy
            intentF1 = evaluation.macroF1
            entityAccuracy = evaluation.entityRecall
            entityF1 = evaluation.bilouMacroF1
            spanF1 = evaluation.spanF1
            testExamples = evaluation.examples
            intervals = evaluation.intervals
        }
        estimatedAccuracy = estimate.accuracy
        estimatedF1 = estimate.macroF1
        estimatedIntervals = estimate.intervals
    }

    /// The headline for the log.
    /// - Parameter hasSpans: whether the test examples have marked spans.
    func sentence(hasSpans: Bool) -> String {
        if testExamples == 0 {
            return "no test examples; estimated by cross-validation: accuracy \(percent(estimatedAccuracy)), "
                + "macro F1 \(percent(estimatedF1))"
        }
        return "on \(testExamples) test examples: accuracy \(percent(intentAccuracy)), macro F1 \(percent(intentF1))"
            + (hasSpans ? ", span F1 \(percent(spanF1))" : "")
    }

    private func percent(_ share: Double) -> String { "\((share * 100).formatted(.number.precision(.fractionLength(1)))) %" }
}
