/// The score interval of a share: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", 1927.
enum Wilson {
    /// The standard normal quantile of a two-sided interval of 95 %.
    private static let z = 1.959963984540054

    /// - Parameter share: successes among `count` trials, 0…1.
    static func interval(share: Double, of count: Int) -> ClosedRange<Double> {
        guard count > 0 else { return 0...1 }
        let n = Double(count)
        let z2 = z * z
        let centre = share + z2 / (2 * n)
        let spread = z * (share * (1 - share) / n + z2 / (4 * n * n)).squareRoot()
        let scale = 1 + z2 / n
        return max(0, (centre - spread) / scale)...min(1, (centre + spread) / scale)
    }
}
