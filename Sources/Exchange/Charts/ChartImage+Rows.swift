import Foundation

extension ChartImage {
    /// Bars that lie, as many rows as that takes: each name is written out, and each value stands at the end of its bar.
    static func rows(
        _ series: [Series], groups: [String], title: String, subtitle: String, axis: String, _ scale: ChartScale, isCount: Bool
    ) -> Data {
        // cairo draws no picture of more than 32,767 pixels, which are two for one of the drawing.
        let pitch = min(Double(series.count) * (series.count == 1 ? 16 : 12) + 8, 15_000 / Double(max(groups.count, 1)))
        let thickness = pitch * 0.72 / Double(max(series.count, 1))
        let size = min(12, pitch - 1)
        let names = groups.map { ChartFrame.shortened($0, to: 64) }
        let left = 36 + (names.map { SVGDrawing.width(of: $0, size: size) }.max() ?? 0)
        let (top, length) = (84.0, max(420, ChartFrame.width - left - 72))
        let bottom = top + pitch * Double(groups.count)
        var drawing = SVGDrawing(width: left + length + 72, height: bottom + 72 + 22 * Double(series.count))
        ChartFrame.title(title, subtitle, on: &drawing)
        func x(_ value: Double) -> Double { left + length * scale.position(value) }
        for tick in scale.ticks {
            drawing.line([(x(tick), top), (x(tick), bottom)], stroke: tick == scale.ticks.first ? SVGDrawing.axis : SVGDrawing.grid)
            drawing.text(scale.label(tick), x(tick), bottom + 20, anchor: .middle, fill: SVGDrawing.faint)
        }
        drawing.text(axis, left + length / 2, bottom + 42, anchor: .middle, fill: SVGDrawing.faint)
        for (group, name) in names.enumerated() {
            let middle = top + pitch * (Double(group) + 0.5)
            drawing.text(name, left - 10, middle + size * 0.36, anchor: .end, size: size)
            for (number, one) in series.enumerated() where group < one.values.count && one.values[group].isFinite {
                let y = middle + thickness * (Double(number) - Double(series.count) / 2)
                let end = x(max(one.values[group], 0))
                drawing.rectangle(left, y, end - left, thickness - 1, fill: colour(number), corner: min(3, thickness / 4))
                drawing.text(
                    ChartScale.text(one.values[group], decimals: isCount ? 0 : 3), end + 6, y + thickness / 2 + min(12, thickness) * 0.36,
                    size: min(12, thickness + 1))
            }
        }
        ChartFrame.Key(x: left, y: bottom + 72).draw(series.enumerated().map { ($1.name, colour($0)) }, on: &drawing)
        return drawing.data
    }
}
