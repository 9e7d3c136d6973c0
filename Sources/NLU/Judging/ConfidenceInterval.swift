/// Where a metric lies with 95 % confidence: what was measured on a few examples is known only so well.
package struct ConfidenceInterval: Sendable, Codable, Equatable {
    package var low: Double
    package var high: Double

    package init(low: Double, high: Double) {
        self.low = low
        self.high = high
    }

    /// Whether the metric should not be named without its interval: it may lie more than ten points to either side.
    package var isWide: Bool { high - low > 0.2 }

    package func overlaps(_ other: ConfidenceInterval) -> Bool { low <= other.high && other.low <= high }
}
