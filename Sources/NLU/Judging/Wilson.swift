/// The score interval of a share: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", 1927.
package enum Wilson {
    /// The standard normal quantile of a two-sided interval of 95 %.
    private static let z = 1.959963984540054

    /// - Parameter share: successes among `count` trials, 0…1.
    package static func interval(share: Double, of count: Int) -> ConfidenceInterval {
        guard count > 0 else { return ConfidenceInterval(low: 0, high: 1) }
        let n = Double(count)
        let z2 = z * z
        let centre = share + z2 / (2 * n)
        let spread = z * (share * (1 - share) / n + z2 / (4 * n * n)).squareRoot()
        let scale = 1 + z2 / n
        // Rounding may not push a share of 0 or 1 out of its own interval.
        return ConfidenceInterval(low: min(max(0, (centre - spread) / scale), share), high: max(min(1, (centre + spread) / scale), share))
    }
}
