import Foundation

extension ChartImage {
    /// How many of each series lie in each part of 0…1, beside each other, with a dashed line at the marker.
    /// - Parameter series: bins of one width; neighbours are put together where there are more than can be told apart.
    package static func histogram(
        _ series: [(name: String, counts: [Int])], title: String, subtitle: String = "", horizontal: String, vertical: String,
        marker: (value: Double, name: String)
    ) -> Data {
        let bins = max(series.map(\.counts.count).max() ?? 0, 1)
        let step = (bins + 19) / 20
        let bars = (bins + step - 1) / step
        let heights = series.map { one in (0..<bars).map { one.counts.dropFirst($0 * step).prefix(step).reduce(0, +) } }
        let frame = ChartFrame(
            height: 340, vertical: ChartScale(0...Double(max(heights.joined().max() ?? 0, 5)), atMost: 6))
        var drawing = SVGDrawing(width: ChartFrame.width, height: frame.height(legend: series.count))
        ChartFrame.title(title, subtitle, on: &drawing)
        frame.axes(vertical, horizontal, on: &drawing)
        let field = frame.field
        let (room, ground) = (field.width * Double(step) / Double(bins), field.y + field.height)
        let width = room * 0.9 / Double(max(series.count, 1))
        for (number, counts) in heights.enumerated() {
            for (bar, count) in counts.enumerated() where count > 0 {
                let x = field.x + room * (Double(bar) + 0.05) + width * Double(number)
                let y = frame.y(Double(count))
                drawing.rectangle(x, y, width - 1, ground - y, fill: colour(number), corner: 2)
                drawing.text("\(count)", x + width / 2, y - 5, anchor: .middle, size: 9)
            }
        }
        for tick in ChartScale(0...1, atMost: 11, isExact: true).ticks {
            let x = field.x + field.width * tick
            drawing.text(ChartScale.text(tick, decimals: 1), x, ground + 20, anchor: .middle, fill: SVGDrawing.faint)
        }
        let x = field.x + field.width * min(max(marker.value, 0), 1)
        drawing.line([(x, field.y - 6), (x, ground)], stroke: SVGDrawing.ink, width: 1.5, isDashed: true)
        drawing.text(
            marker.name, x, field.y - 12, anchor: marker.value > 0.85 ? .end : marker.value < 0.15 ? .start : .middle, isBold: true)
        frame.legend(
            series.enumerated().map { ($1.name, "\($1.counts.reduce(0, +))", colour($0)) }, on: &drawing)
        return drawing.data
    }
}
