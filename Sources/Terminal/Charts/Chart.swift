/// Charts. Each draws inside `rect` and says with numbers what it shows with ink. Values that are not finite count as missing.
package enum Chart {
    private static let eighthsAcross: [Character] = ["▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"]
    static let eighthsUp: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

    /// A horizontal bar in eighths of a cell: `value` of `maximum`, over a track. What is more than nothing shows at least an eighth.
    package static func bar(
        _ value: Double, of maximum: Double, on canvas: inout Canvas, x: Int, y: Int, width: Int, fill: Role = .barFill,
        track: Role = .barTrack
    ) {
        guard width > 0, !canvas.isPlain else { return }
        let share = share(value, of: maximum)
        let eighths = share > 0 ? max(1, Int((share * Double(width * 8)).rounded())) : 0
        let whole = min(width, eighths / 8)
        canvas.fill(Rect(x: x, y: y, width: width, height: 1), canvas.ascii ? "." : " ", style: Style(track))
        canvas.fill(Rect(x: x, y: y, width: whole, height: 1), "█", style: Style(fill, on: track))
        if whole < width, eighths % 8 > 0 {
            // ASCII has no part of a cell: half and more counts as a whole one, and the first always does.
            guard !canvas.ascii || eighths % 8 >= 4 || whole == 0 else { return }
            canvas.put(String(canvas.ascii ? "█" : eighthsAcross[eighths % 8 - 1]), x: x + whole, y: y, style: Style(fill, on: track))
        }
    }

    /// One row of vertical bars ▁▂▃▄▅▆▇█, from zero to the highest value; neighbours are averaged when there are more
    /// values than columns.
    package static func sparkline(_ values: [Double], on canvas: inout Canvas, x: Int, y: Int, width: Int, role: Role = .series1) {
        let values = values.filter(\.isFinite)
        guard width > 0, let high = values.max() else { return }
        let columns = min(width, values.count)
        for column in 0..<columns {
            let first = column * values.count / columns
            let end = max(first + 1, (column + 1) * values.count / columns)
            let mean = values[first..<end].reduce(0, +) / Double(end - first)
            guard mean > 0, high > 0 else { continue }
            // From zero, so that a bar half as high means half as many.
            let level = Int((mean / high * 8).rounded(.up)) - 1
            canvas.put(String(eighthsUp[max(0, min(7, level))]), x: x + column, y: y, style: Style(role))
        }
    }

    /// The ground for a share of 0…1 in a heat map, from the coolest to the hottest; nothing at all is the coolest.
    package static func heat(_ share: Double) -> Role {
        guard share.isFinite, share > 0 else { return .heat0 }
        return Role.heat[max(1, min(Role.heat.count - 1, Int((share * Double(Role.heat.count - 1)).rounded(.up))))]
    }

    /// `value / maximum` within 0…1.
    static func share(_ value: Double, of maximum: Double) -> Double {
        guard value.isFinite, maximum.isFinite, maximum > 0 else { return 0 }
        return max(0, min(1, value / maximum))
    }
}
