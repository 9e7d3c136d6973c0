import Foundation

/// Charts of how training went and what came of it, as SVG; `png(of:)` makes a picture of one.
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

    static func colour(_ number: Int) -> String { SVGDrawing.palette[number % SVGDrawing.palette.count] }

    /// Lines over 1, 2, …; the vertical axis spans what the values need, and no more than 0…1 where they are shares.
    package static func lines(
        _ series: [Series], title: String, subtitle: String = "", horizontal: String, vertical: String
    ) -> Data {
        let values = series.flatMap(\.values).filter(\.isFinite)
        let (low, high) = (values.min() ?? 0, values.max() ?? 1)
        let isShare = low >= 0 && high <= 1
        let room = max((high - low) * 0.05, 0.005)
        // What is never negative needs no room below nothing.
        let ground = low >= 0 ? max(0, low - room) : low - room
        let bounds = ground...(isShare ? min(1, high + room) : high + room)
        let frame = ChartFrame(height: 340, vertical: ChartScale(bounds, atMost: 7))
        var drawing = SVGDrawing(width: ChartFrame.width, height: frame.height(legend: series.count))
        ChartFrame.title(title, subtitle, on: &drawing)
        frame.axes(vertical, horizontal, on: &drawing)
        let field = frame.field
        let count = series.map(\.values.count).max() ?? 0
        func x(_ index: Double) -> Double { field.x + (count < 2 ? field.width / 2 : field.width * index / Double(count - 1)) }
        if count > 0 {
            let scale = ChartScale(1...Double(max(count, 2)), atMost: 12, isExact: true)
            let whole = Set([1] + scale.ticks.map { Int($0.rounded()) }).filter { $0 <= count }.sorted()
            for tick in whole {
                drawing.text("\(tick)", x(Double(tick - 1)), field.y + field.height + 20, anchor: .middle, fill: SVGDrawing.faint)
            }
        }
        for (number, one) in series.enumerated().reversed() {
            let points = one.values.enumerated().filter { $1.isFinite }.map { (x: x(Double($0)), y: frame.y($1)) }
            // A line that lies under others just like it is wider than they are, and so is seen.
            let above = Double(series[..<number].count { $0.values == one.values })
            drawing.line(points, stroke: colour(number), width: 2.5 + 4 * above)
            for point in points.count <= 30 ? points : points.suffix(1) {
                drawing.dot(point.x, point.y, fill: colour(number), radius: 4 + 3 * above)
            }
        }
        frame.legend(
            series.enumerated().map { number, one in
                (one.name, one.values.last.map { ChartScale.text($0, decimals: 3) } ?? "", colour(number))
            }, on: &drawing)
        return drawing.data
    }

    /// Groups of bars beside each other, one colour a series; they lie where the names need more room than there is below them.
    /// - Parameter isCount: the values are whole numbers.
    package static func bars(
        _ series: [Series], groups: [String], title: String, subtitle: String = "", horizontal: String = "", vertical: String,
        isCount: Bool = false
    ) -> Data {
        let top = max(1, series.flatMap(\.values).filter(\.isFinite).max() ?? 1)
        let scale = ChartScale(0...top, atMost: 6)
        let frame = ChartFrame(height: 340, vertical: scale)
        let longest = Int(frame.field.width / Double(max(groups.count, 1)) / 7.4)
        guard groups.allSatisfy({ $0.count <= longest }) else {
            return rows(series, groups: groups, title: title, subtitle: subtitle, axis: vertical, scale, isCount: isCount)
        }
        var drawing = SVGDrawing(width: ChartFrame.width, height: frame.height(legend: series.count))
        ChartFrame.title(title, subtitle, on: &drawing)
        frame.axes(vertical, horizontal, on: &drawing)
        let field = frame.field
        let room = field.width / Double(max(groups.count, 1))
        let used = min(room * 0.8, 96 * Double(max(series.count, 1)))
        let width = used / Double(max(series.count, 1))
        for (group, name) in groups.enumerated() {
            let left = field.x + room * Double(group) + (room - used) / 2
            for (number, one) in series.enumerated() where group < one.values.count {
                let y = frame.y(max(one.values[group], 0))
                let x = left + width * Double(number)
                drawing.rectangle(x + 2, y, width - 4, field.y + field.height - y, fill: colour(number), corner: min(3, width / 4))
                guard width >= 14 else { continue }
                let isEmpty = isCount && one.values[group] == 0
                drawing.text(
                    isEmpty ? "" : ChartScale.text(one.values[group], decimals: isCount ? 0 : width >= 34 ? 3 : 2), x + width / 2, y - 6,
                    anchor: .middle,
                    size: width >= 34 ? 12 : 9)
            }
            drawing.text(name, left + used / 2, field.y + field.height + 20, anchor: .middle)
        }
        frame.legend(series.enumerated().map { ($1.name, "", colour($0)) }, on: &drawing)
        return drawing.data
    }
}
