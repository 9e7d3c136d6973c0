import Terminal

/// Text, numbers and bars as the plain command line shows them.
enum PlainText {
    /// The text with its control characters made visible, so that nothing in the data can drive the terminal.
    static func visible(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: result.append("·")
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    /// The text with spaces behind it, up to `width` columns.
    static func padded(_ text: String, to width: Int) -> String { text + String(repeating: " ", count: max(0, width - text.columns)) }

    /// 0.9312 as "0.931".
    static func score(_ value: Double) -> String { fixed(value, 3) }

    /// A number with exactly `digits` digits behind the point.
    static func fixed(_ value: Double, _ digits: Int) -> String {
        guard value.isFinite, abs(value) < 1e12 else { return "–" }
        let scale = (0..<digits).reduce(1.0) { factor, _ in factor * 10 }
        let whole = Int((abs(value) * scale).rounded())
        let sign = value < 0 && whole > 0 ? "-" : ""
        guard digits > 0 else { return sign + String(whole) }
        let text = String(repeating: "0", count: max(0, digits + 1 - String(whole).count)) + String(whole)
        return sign + text.dropLast(digits) + "." + text.suffix(digits)
    }

    /// 12345 as "12,345".
    static func grouped(_ value: Int) -> String {
        var digits = String(abs(value))
        var groups: [Substring] = []
        while digits.count > 3 {
            groups.insert(digits.suffix(3), at: 0)
            digits.removeLast(3)
        }
        return (value < 0 ? "-" : "") + ([Substring(digits)] + groups).joined(separator: ",")
    }

    /// "0.4 s", "3.2 s", "2 min 05 s".
    static func duration(_ seconds: Double) -> String {
        guard seconds >= 100 else { return fixed(seconds, seconds < 10 ? 2 : 1) + " s" }
        let whole = Int(min(seconds, 1e9).rounded())
        return "\(whole / 60) min \(whole % 60 < 10 ? "0" : "")\(whole % 60) s"
    }

    /// A bar of eighths of a cell, `width` cells long for `maximum`.
    static func bar(_ value: Double, of maximum: Double, width: Int) -> String {
        guard maximum > 0, value > 0 else { return "" }
        let eighths = max(1, Int((min(1, value / maximum) * Double(width * 8)).rounded()))
        let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
        return String(repeating: "█", count: eighths / 8) + parts[eighths % 8]
    }

    /// "1 row", "2 rows".
    static func count(_ number: Int, _ noun: String) -> String { "\(grouped(number)) \(noun)\(number == 1 ? "" : "s")" }
}
