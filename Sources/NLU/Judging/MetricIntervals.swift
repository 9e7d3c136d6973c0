/// The 95 % intervals of an evaluation's metrics: Wilson's for accuracy, for the others percentiles of the bootstrap.
package struct MetricIntervals: Sendable, Codable, Equatable {
    package var accuracy: ConfidenceInterval
    package var macroF1: ConfidenceInterval
    /// Of the entities; nil where no spans were marked in the examples, or none were looked for.
    package var entityRecall: ConfidenceInterval?
    package var bilouMacroF1: ConfidenceInterval?
    package var spanF1: ConfidenceInterval?

    package init(
        accuracy: ConfidenceInterval, macroF1: ConfidenceInterval, entityRecall: ConfidenceInterval? = nil,
        bilouMacroF1: ConfidenceInterval? = nil, spanF1: ConfidenceInterval? = nil
    ) {
        self.accuracy = accuracy
        self.macroF1 = macroF1
        self.entityRecall = entityRecall
        self.bilouMacroF1 = bilouMacroF1
        self.spanF1 = spanF1
    }
}
