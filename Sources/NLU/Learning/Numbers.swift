/// "1 intent", "2,000 intents".
func counted(_ count: Int, _ noun: String) -> String { "\(count.grouped) \(noun)\(count == 1 ? "" : "s")" }

/// "92.4 %".
func percent(_ share: Double) -> String { "\(rounded(100 * share, 1)) %" }

/// The number with so many decimals.
func rounded(_ value: Double, _ decimals: Int) -> String {
    var scale = 1
    for _ in 0..<decimals { scale *= 10 }
    let units = Int((value * Double(scale)).rounded())
    let fraction = String(units.magnitude % scale.magnitude)
    return (units < 0 ? "-" : "") + "\(units.magnitude / scale.magnitude)"
        + (decimals > 0 ? "." + String(repeating: "0", count: decimals - fraction.count) + fraction : "")
}

extension Int {
    /// With commas between thousands.
    package var grouped: String {
        var digits = Array(String(magnitude))
        for place in stride(from: digits.count - 3, to: 0, by: -3) { digits.insert(",", at: place) }
        return (self < 0 ? "-" : "") + String(digits)
    }
}
