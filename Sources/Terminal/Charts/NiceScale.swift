/// An axis whose marks stand at round numbers: 1, 2 or 5 times a power of ten apart.
package struct NiceScale: Sendable, Equatable {
    package let range: ClosedRange<Double>
    package let ticks: [Double]
    /// Digits after the point that tell the marks apart.
    package let decimals: Int

    /// Marks inside `range`, at most `count` of them. With `isExact` the axis ends where `range` ends, else at the marks around it; with
    /// `isWhole` the marks are whole numbers.
    package init(_ range: ClosedRange<Double>, atMost count: Int, isExact: Bool = false, isWhole: Bool = false) {
        let isPoint = isWhole && range.lowerBound == range.upperBound
        let (low, high) = isPoint ? (range.lowerBound - 1, range.upperBound + 1) : Self.widened(range)
        let spread = (high - low) / Double(max(1, count - 1))
        let wanted = isWhole ? max(1, spread) : spread
        var exponent = Self.floorLog10(wanted)
        var unit = Self.power(exponent)
        var factor = 10.0
        for candidate in [1.0, 2, 5] where candidate * unit >= wanted * (1 - 1e-9) {
            factor = candidate
            break
        }
        if factor == 10 {
            factor = 1
            exponent += 1
            unit = Self.power(exponent)
        }
        let step = factor * unit
        var first = (low / step + 1e-9).rounded(.down)
        var last = (high / step - 1e-9).rounded(.up)
        if isExact {
            first = (low / step - 1e-9).rounded(.up)
            last = (high / step + 1e-9).rounded(.down)
        }
        let marks = last >= first ? stride(from: first, through: last, by: 1).prefix(64).map { $0 * step } : []
        ticks = marks.isEmpty ? [low] : marks
        decimals = max(0, -exponent)
        self.range = isExact ? low...high : min(low, ticks[0])...max(high, ticks[ticks.count - 1])
    }

    /// The number as the axis writes it: `.95` for 0.95, `1.2k` never: whole numbers are written out.
    package func label(_ value: Double) -> String { Self.text(value, decimals: decimals) }

    /// Where `value` lies between the axis's ends, 0…1.
    package func position(_ value: Double) -> Double {
        (value - range.lowerBound) / (range.upperBound - range.lowerBound)
    }

    /// A number with a fixed count of decimals, without the zero before the point.
    package static func text(_ value: Double, decimals: Int) -> String {
        guard value.isFinite, abs(value) < 1e15 else { return "–" }
        let decimals = max(0, min(6, decimals))
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        let whole = Int((abs(value) * scale).rounded())
        let unit = Int(scale)
        let sign = value < 0 && whole > 0 ? "-" : ""
        guard decimals > 0 else { return sign + String(whole) }
        let fraction = String(whole % unit)
        let padded = String(repeating: "0", count: decimals - fraction.count) + fraction
        return sign + (whole >= unit ? String(whole / unit) : "") + "." + padded
    }

    private static func widened(_ range: ClosedRange<Double>) -> (Double, Double) {
        guard range.lowerBound.isFinite, range.upperBound.isFinite else { return (0, 1) }
        if range.upperBound - range.lowerBound > max(abs(range.upperBound), 1e-9) * 1e-9 { return (range.lowerBound, range.upperBound) }
        let margin = max(abs(range.lowerBound) * 0.05, 0.01)
        return (range.lowerBound - margin, range.upperBound + margin)
    }

    private static func floorLog10(_ value: Double) -> Int {
        var exponent = 0
        var rest = value
        while rest >= 10, exponent < 300 {
            rest /= 10
            exponent += 1
        }
        while rest < 1, exponent > -300 {
            rest *= 10
            exponent -= 1
        }
        return exponent
    }

    private static func power(_ exponent: Int) -> Double {
        var result = 1.0
        for _ in 0..<abs(exponent) { result *= 10 }
        return exponent < 0 ? 1 / result : result
    }
}
