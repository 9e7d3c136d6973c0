import Store

/// Numbers and times as the dashboard shows them.
package enum Format {
    /// ".941", "1.00": a share without its leading zero, three digits, so that columns align.
    package static func score(_ value: Double) -> String {
        guard value.isFinite else { return "–" }
        let thousandths = Int((max(0, min(1, value)) * 1000).rounded())
        if thousandths >= 1000 { return "1.00" }
        return "." + pad(thousandths, 3)
    }

    /// "12,345".
    package static func count(_ value: Int) -> String {
        var digits = String(value.magnitude)
        var groups: [String] = []
        while digits.count > 3 {
            groups.insert(String(digits.suffix(3)), at: 0)
            digits.removeLast(3)
        }
        groups.insert(digits, at: 0)
        return (value < 0 ? "-" : "") + groups.joined(separator: ",")
    }

    /// "0.04 s", "1.4 s", "23 s", "2:05", "1 h 10 m".
    package static func duration(_ seconds: Double) -> String {
        guard seconds.isFinite, seconds >= 0 else { return "–" }
        if seconds < 10 {
            let tenths = Int((seconds * 10).rounded())
            return "\(tenths / 10).\(tenths % 10) s"
        }
        let whole = Int(seconds.rounded())
        if whole < 60 { return "\(whole) s" }
        if whole < 3600 { return "\(whole / 60):\(pad(whole % 60, 2))" }
        return "\(whole / 3600) h \(pad(whole / 60 % 60, 2)) m"
    }

    /// "31 %"; what is not quite all is never called 100 %.
    package static func percent(_ fraction: Double) -> String {
        let whole = Int((max(0, min(1, fraction)) * 100).rounded())
        return whole == 100 && fraction < 0.9995 ? "99 %" : "\(whole) %"
    }

    /// "0.42 ms", "12 ms".
    package static func milliseconds(_ value: Double) -> String {
        guard value.isFinite else { return "–" }
        if value >= 10 { return "\(Int(value.rounded())) ms" }
        let hundredths = Int((value * 100).rounded())
        return "\(hundredths / 100).\(pad(hundredths % 100, 2)) ms"
    }

    /// "3 examples", "1 example".
    package static func plural(_ count: Int, _ word: String, _ many: String? = nil) -> String {
        "\(Self.count(count)) \(count == 1 ? word : many ?? word + "s")"
    }

    package static func pad(_ value: Int, _ width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
