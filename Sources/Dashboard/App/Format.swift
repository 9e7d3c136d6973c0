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

    /// "0.913", for files, which other programs read; nothing for what is no number.
    package static func plain(_ value: Double, decimals: Int = 3) -> String {
        let scale = (0..<decimals).reduce(1) { product, _ in product * 10 }
        guard value.isFinite, abs(value) < 1e12 else { return "" }
        let digits = Int((abs(value) * Double(scale)).rounded())
        return (value < 0 && digits > 0 ? "-" : "") + "\(digits / scale)." + pad(digits % scale, decimals)
    }

    /// ".94", "1.0": a share in two digits.
    package static func hundredths(_ value: Double) -> String {
        guard value.isFinite else { return "–" }
        let whole = Int((max(0, min(1, value)) * 100).rounded())
        return whole >= 100 ? "1.0" : "." + pad(whole, 2)
    }

    /// "+1.2", "−0.4": a difference of shares in points.
    package static func points(_ difference: Double) -> String {
        guard difference.isFinite else { return "–" }
        let tenths = Int((abs(difference) * 1000).rounded())
        return "\(tenths == 0 ? "±" : difference < 0 ? "−" : "+")\(Self.tenths(tenths))"
    }

    /// "95.2 %".
    package static func percentTenths(_ share: Double) -> String {
        let tenths = Int((max(0, min(1, share)) * 1000).rounded())
        return "\(Self.tenths(tenths)) %"
    }

    /// "12,345".
    package static func count(_ value: Int) -> String {
        var digits = String(value.magnitude)
        if digits.count <= 3 { return value < 0 ? "-" + digits : digits }
        var groups: [String] = []
        while digits.count > 3 {
            groups.insert(String(digits.suffix(3)), at: 0)
            digits.removeLast(3)
        }
        groups.insert(digits, at: 0)
        return (value < 0 ? "-" : "") + groups.joined(separator: Translation.current.groupMark)
    }

    /// "0.04 s", "1.4 s", "23 s", "2:05", "1 h 10 m".
    package static func duration(_ seconds: Double) -> String {
        guard seconds.isFinite, seconds >= 0 else { return "–" }
        if seconds < 10 {
            let tenths = Int((seconds * 10).rounded())
            return "\(Self.tenths(tenths)) s"
        }
        let whole = Int(seconds.rounded())
        if whole < 60 { return "\(whole) s" }
        if whole < 3600 { return "\(whole / 60):\(pad(whole % 60, 2))" }
        return "\(whole / 3600) h \(pad(whole / 60 % 60, 2)) m"
    }

    /// What is left of a time that is only guessed: "~4 s", "~25 s", "~3 m".
    package static func remaining(_ seconds: Double) -> String {
        guard seconds.isFinite, seconds >= 0 else { return "–" }
        if seconds < 20 { return "~\(max(1, Int(seconds.rounded(.up)))) s" }
        if seconds < 100 { return "~\(Int((seconds / 5).rounded(.up)) * 5) s" }
        if seconds < 5400 { return "~\(Int((seconds / 60).rounded(.up))) m" }
        return "~\(Int((seconds / 3600).rounded(.up))) h"
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
        return "\(hundredths / 100)\(Translation.current.decimalMark)\(pad(hundredths % 100, 2)) ms"
    }

    /// "3 examples", "1 example", in the language of the screens.
    package static func plural(_ count: Int, _ word: String, _ many: String? = nil) -> String {
        "\(Self.count(count)) \(Translation.current.noun(count, word, many ?? word + "s"))"
    }

    /// "1.2" of 12 tenths.
    static func tenths(_ tenths: Int) -> String { "\(tenths / 10)\(Translation.current.decimalMark)\(tenths % 10)" }

    package static func pad(_ value: Int, _ width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
