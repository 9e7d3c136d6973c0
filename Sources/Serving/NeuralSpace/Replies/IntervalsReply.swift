import NLU
import Store

/// The 95 % intervals of a model's metrics, `[low, high]` each, by the metrics' names.
package struct IntervalsReply: Codable {
    /// On the test examples; all missing when there are none.
    package var accuracy: [Double]?
    package var f1: [Double]?
    package var entityAccuracy: [Double]?
    package var entityF1: [Double]?
    package var spanF1: [Double]?
    /// Of the cross-validated estimate.
    package var estimatedAccuracy: [Double]?
    package var estimatedF1: [Double]?

    enum CodingKeys: String, CodingKey {
        case accuracy = "i_acc"
        case f1 = "i_f1"
        case entityAccuracy = "e_acc"
        case entityF1 = "e_f1"
        case spanF1 = "e_f1_partial"
        case estimatedAccuracy = "estimated_i_acc"
        case estimatedF1 = "estimated_i_f1"
    }

    /// Nil when none is known.
    init?(_ metrics: ModelMetrics) {
        guard metrics.intervals != nil || metrics.estimatedIntervals != nil else { return nil }
        func pair(_ interval: ConfidenceInterval?) -> [Double]? { interval.map { [$0.low, $0.high] } }
        accuracy = pair(metrics.intervals?.accuracy)
        f1 = pair(metrics.intervals?.macroF1)
        entityAccuracy = pair(metrics.intervals?.entityRecall)
        entityF1 = pair(metrics.intervals?.bilouMacroF1)
        spanF1 = pair(metrics.intervals?.spanF1)
        estimatedAccuracy = pair(metrics.estimatedIntervals?.accuracy)
        estimatedF1 = pair(metrics.estimatedIntervals?.macroF1)
    }
}
