import Foundation

/// Charts of how training went and what came of it, as SVG.
package enum ChartImage {
    /// Named values, drawn as one line or one colour of bars.
    package struct Series: Sendable {
        package var name: String
        package var values: [Double]

        package init(name: String, values: [Double]) {
            self.name = name
            self.values = values
        }
    }

    private static let plot = (x: 70.0, y: 50.0, width: 620.0, height: 320.0)

    /// Lines over 1, 2, …; the vertical axis spans 0…1 or what the values need.
    package static func lines(_ series: [Series], title: String, horizontal: String, vertical: String) -> Data {
        var drawing = SVGDrawing(width: 760, height: 450 + 20 * Double(series.count))
        let values = series.flatMap(\.values)
        let top = max(1, values.max() ?? 1)
        let low = values.min().map { max(0, min($0 - 0.05, 0.9)) } ?? 0
        let bottom = top > 1 ? 0 : (low * 10).rounded(.down) / 10
        frame(&drawing, title, horizontal, vertical, bottom: bottom, top: top)
        let count = series.map(\.values.count).max() ?? 0
        func x(_ index: Int) -> Double { plot.x + (count < 2 ? plot.width / 2 : plot.width * Double(index) / Double(count - 1)) }
        func y(_ value: Double) -> Double { plot.y + plot.height * (1 - (min(max(value, bottom), top) - bottom) / max(top - bottom, 1e-9)) }
        for (number, one) in series.enumerated() {
            let colour = SVGDrawing.palette[number % SVGDrawing.palette.count]
            let points = one.values.enumerated().map { (x: x($0), y: y($1)) }
            drawing.line(points, stroke: colour, width: 2)
            if points.count <= 60 { for point in points { drawing.dot(point.x, point.y, fill: colour) } }
        }
        let step = max(1, (count + 9) / 10)
        for index in stride(from: 0, to: count, by: step) {
            drawing.text("\(index + 1)", x(index), plot.y + plot.height + 18, anchor: .middle)
        }
        legend(&drawing, series.map(\.name))
        return drawing.data
    }

    /// Groups of bars beside each other, one colour a series.
    package static func bars(_ series: [Series], groups: [String], title: String, vertical: String) -> Data {
        var drawing = SVGDrawing(width: 760, height: 450 + 20 * Double(series.count))
        let top = max(1, series.flatMap(\.values).max() ?? 1)
        frame(&drawing, title, "", vertical, bottom: 0, top: top)
        let room = plot.width / Double(max(groups.count, 1))
        let width = room * 0.8 / Double(max(series.count, 1))
        for (group, name) in groups.enumerated() {
            let left = plot.x + room * (Double(group) + 0.1)
            for (number, one) in series.enumerated() where group < one.values.count {
                let height = plot.height * min(max(one.values[group], 0), top) / top
                let x = left + width * Double(number)
                drawing.rectangle(
                    x, plot.y + plot.height - height, width * 0.9, height, fill: SVGDrawing.palette[number % SVGDrawing.palette.count])
                drawing.text(score(one.values[group]), x + width * 0.45, plot.y + plot.height - height - 4, anchor: .middle, size: 10)
            }
            drawing.text(name, left + room * 0.4, plot.y + plot.height + 18, anchor: .middle)
        }
        legend(&drawing, series.map(\.name))
        return drawing.data
    }

    /// Rows are the truth, columns what was predicted; the shade is the row's share.
    package static func matrix(_ counts: [[Int]], labels: [String], title: String) -> Data {
        let cell = labels.count > 40 ? 12.0 : 26.0
        let left = 30 + 6.5 * Double(min(labels.map(\.count).max() ?? 0, 30))
        let side = cell * Double(labels.count)
        var drawing = SVGDrawing(width: max(left + side + 40, 360), height: side + left + 90)
        drawing.text(title, 20, 28, size: 16, isBold: true)
        for (row, values) in counts.enumerated() {
            let total = max(values.reduce(0, +), 1)
            let y = 50 + cell * Double(row)
            drawing.text(shortened(label(labels, row)), left - 6, y + cell / 2 + 4, anchor: .end, size: min(11, cell - 1))
            for (column, count) in values.enumerated() {
                let share = Double(count) / Double(total)
                drawing.rectangle(left + cell * Double(column), y, cell - 1, cell - 1, fill: shade(share, isRight: row == column))
                guard count > 0, cell > 20 else { continue }
                drawing.text(
                    "\(count)", left + cell * (Double(column) + 0.5), y + cell / 2 + 4, anchor: .middle, size: 10,
                    fill: share > 0.5 ? "#FFFFFF" : SVGDrawing.ink)
            }
        }
        for column in labels.indices {
            drawing.text(
                shortened(labels[column]), left + cell * (Double(column) + 0.5) + 4, 50 + side + 8, anchor: .end, size: min(11, cell - 1),
                turned: true)
        }
        drawing.text("truth down, prediction across", left, side + left + 75, size: 11)
        return drawing.data
    }

    private static func frame(
        _ drawing: inout SVGDrawing, _ title: String, _ horizontal: String, _ vertical: String, bottom: Double, top: Double
    ) {
        drawing.text(title, plot.x, 28, size: 16, isBold: true)
        for step in 0...5 {
            let value = bottom + (top - bottom) * Double(step) / 5
            let y = plot.y + plot.height * (1 - Double(step) / 5)
            drawing.line([(plot.x, y), (plot.x + plot.width, y)], stroke: step == 0 ? SVGDrawing.ink : SVGDrawing.grid)
            drawing.text(score(value), plot.x - 8, y + 4, anchor: .end)
        }
        drawing.text(vertical, 20, plot.y + plot.height / 2, anchor: .middle, turned: true)
        drawing.text(horizontal, plot.x + plot.width / 2, plot.y + plot.height + 40, anchor: .middle)
    }

    private static func legend(_ drawing: inout SVGDrawing, _ names: [String]) {
        for (number, name) in names.enumerated() {
            let y = plot.y + plot.height + 62 + 20 * Double(number)
            drawing.rectangle(plot.x, y - 10, 14, 10, fill: SVGDrawing.palette[number % SVGDrawing.palette.count])
            drawing.text(name, plot.x + 22, y)
        }
    }

    private static func label(_ labels: [String], _ index: Int) -> String { labels.indices.contains(index) ? labels[index] : "" }
    private static func shortened(_ text: String) -> String { text.count > 30 ? text.prefix(29) + "…" : text }

    /// Two digits behind the point.
    private static func score(_ value: Double) -> String {
        let hundredths = Int((min(max(value, -1e9), 1e9) * 100).rounded())
        let digits = "\(abs(hundredths) % 100)"
        return "\(hundredths < 0 ? "-" : "")\(abs(hundredths) / 100)." + (digits.count < 2 ? "0" : "") + digits
    }

    /// From white to blue for what is right, to vermilion for what is wrong.
    private static func shade(_ share: Double, isRight: Bool) -> String {
        let full = isRight ? (0.0, 114.0, 178.0) : (213.0, 94.0, 0.0)
        func channel(_ value: Double) -> String {
            let mixed = Int((245 + (value - 245) * min(max(share, 0), 1)).rounded())
            let digits = String(mixed, radix: 16, uppercase: true)
            return digits.count < 2 ? "0" + digits : digits
        }
        return "#" + channel(full.0) + channel(full.1) + channel(full.2)
    }
}
