import Foundation

/// An axis with round numbers on it.
struct ChartScale {
    let low: Double
    let high: Double
    let ticks: [Double]
    /// Digits behind the point that tell the ticks apart.
    let decimals: Int

    /// - Parameter isExact: the axis ends with the range instead of with the next round number.
    init(_ range: ClosedRange<Double>, atMost count: Int, isExact: Bool = false) {
        let span = max(range.upperBound - range.lowerBound, 1e-9)
        let rough = span / Double(max(count - 1, 1))
        let magnitude = pow(10, floor(log10(rough)))
        let step = ([1, 2, 5, 10].first { $0 * magnitude >= rough - 1e-12 } ?? 10) * magnitude
        // A little less and more than the ends, so that rounding loses no tick.
        let first = isExact ? (range.lowerBound / step - 1e-9).rounded(.up) : (range.lowerBound / step + 1e-9).rounded(.down)
        let last = isExact ? (range.upperBound / step + 1e-9).rounded(.down) : (range.upperBound / step - 1e-9).rounded(.up)
        // With nothing added, nothing might be less than nothing: "-0.0".
        ticks = stride(from: first, through: last, by: 1).map { $0 * step + 0 }
        low = isExact ? range.lowerBound : first * step
        high = isExact ? range.upperBound : last * step
        decimals = step >= 1 ? 0 : min(6, Int((-log10(step) - 1e-9).rounded(.up)))
    }

    /// 0 at the lower end, 1 at the upper; what lies outside is drawn at the edge.
    func position(_ value: Double) -> Double { high > low ? min(max((value - low) / (high - low), 0), 1) : 0.5 }

    func label(_ value: Double) -> String { Self.text(value, decimals: decimals) }

    static func text(_ value: Double, decimals: Int) -> String {
        value.isFinite ? String(format: "%.\(decimals)f", value) : "–"
    }
}
