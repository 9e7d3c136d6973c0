extension Chart {
    /// Vertical bars side by side for each bin: a histogram of two series, the second hatched, so that nobody needs their colours to tell
    /// them apart; with bin labels below, and a dashed line at `marker` (0…1 of the width), over the bars.
    /// With `rooted`, heights are square roots of the counts, so that a few show beside thousands.
    /// Each bin's counts stand above its bars where they fit; the top left corner names the highest count, as `peak` puts it, where they do not.
    package static func histogram(
        _ first: [Int], _ second: [Int], labels: [String], on canvas: inout Canvas, in rect: Rect, roles: (Role, Role),
        marker: Double? = nil, rooted: Bool = false, peak: (Int) -> String = { "max \($0)" }
    ) {
        let bins = max(first.count, second.count)
        guard bins > 0, rect.height >= 3, rect.width >= bins else { return }
        let highest = max(first.max() ?? 0, second.max() ?? 0)
        let bars = Rect(x: rect.x, y: rect.y + 1, width: rect.width, height: rect.height - 2)
        func left(_ bin: Int) -> Int { rect.x + bin * rect.width / bins }

        let binWidth = rect.width / bins
        func height(_ count: Int) -> Double { rooted ? Double(max(0, count)).squareRoot() : Double(count) }
        for bin in 0..<bins {
            let counts = (bin < first.count ? first[bin] : 0, bin < second.count ? second[bin] : 0)
            if binWidth >= 2 {
                let width = max(1, (binWidth - (binWidth > 3 ? 1 : 0)) / 2)
                column(height(counts.0), of: height(highest), on: &canvas, in: bars, x: left(bin), width: width, role: roles.0)
                column(
                    height(counts.1), of: height(highest), on: &canvas, in: bars, x: left(bin) + width, width: width, role: roles.1,
                    isHatched: true)
            } else {
                let isFirst = counts.0 >= counts.1
                column(
                    height(max(counts.0, counts.1)), of: height(highest), on: &canvas, in: bars, x: left(bin), width: 1,
                    role: isFirst ? roles.0 : roles.1, isHatched: !isFirst)
            }
        }
        if let marker, marker.isFinite {
            let x = rect.x + Int((max(0, min(1, marker)) * Double(rect.width - 1)).rounded())
            canvas.fill(Rect(x: x, y: rect.y, width: 1, height: rect.height - 2), "┊", style: Style(.key))
        }
        let texts = (0..<bins).map { bin in
            let (a, b) = (bin < first.count ? first[bin] : 0, bin < second.count ? second[bin] : 0)
            return a + b == 0 ? "" : "\(a)/\(b)"
        }
        if texts.allSatisfy({ $0.columns < binWidth }) {
            for (bin, text) in texts.enumerated() { canvas.put(text, x: left(bin), y: rect.y, style: .muted) }
        } else {
            canvas.put(peak(highest), x: rect.x, y: rect.y, width: rect.width, style: .muted)
        }
        let step = max(1, ((labels.map(\.columns).max() ?? 0) + 1 + binWidth - 1) / max(1, binWidth))
        for bin in stride(from: 0, to: min(bins, labels.count), by: step) {
            canvas.put(labels[bin], x: left(bin), y: rect.maxY - 1, width: min(binWidth * step, rect.maxX - left(bin)), style: .muted)
        }
    }

    /// The fill of the second of two series.
    package static let hatch: Character = "▒"

    /// One upright bar in eighths of a cell, standing on the last row of `area`; what is more than nothing shows at least an eighth.
    private static func column(
        _ height: Double, of highest: Double, on canvas: inout Canvas, in area: Rect, x: Int, width: Int, role: Role,
        isHatched: Bool = false
    ) {
        let share = share(height, of: highest)
        let eighths = share > 0 ? max(1, Int((share * Double(area.height * 8)).rounded())) : 0
        let whole = min(area.height, eighths / 8)
        canvas.fill(Rect(x: x, y: area.maxY - whole, width: width, height: whole), isHatched ? hatch : "█", style: Style(role))
        if eighths % 8 > 0, whole < area.height {
            canvas.fill(Rect(x: x, y: area.maxY - whole - 1, width: width, height: 1), eighthsUp[eighths % 8 - 1], style: Style(role))
        }
    }
}
