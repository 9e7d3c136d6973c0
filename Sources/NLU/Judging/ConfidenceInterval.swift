/// Where a metric lies with 95 % confidence: what was measured on a few examples is known only so well.
package struct ConfidenceInterval: Sendable, Codable, Equatable {
    package var low: Double
    package var high: Double

    package init(low: Double, high: Double) {
        self.low = low
        self.high = high
    }

    package func overlaps(_ other: ConfidenceInterval) -> Bool { low <= other.high && other.low <= high }
}
