/// Title, axes and legend around the field that a chart is drawn in.
struct ChartFrame {
    let field: (x: Double, y: Double, width: Double, height: Double)
    let vertical: ChartScale

    static let width = 860.0
    private static let left = 72.0
    private static let right = 64.0
    private static let top = 84.0

    /// - Parameter height: of the field.
    init(height: Double, vertical: ChartScale) {
        field = (Self.left, Self.top, Self.width - Self.left - Self.right, height)
        self.vertical = vertical
    }

    /// Height of the whole drawing with so many rows of legend.
    func height(legend rows: Int) -> Double { field.y + field.height + 66 + 22 * Double(rows) }

    func y(_ value: Double) -> Double { field.y + field.height * (1 - vertical.position(value)) }

    static func title(_ title: String, _ subtitle: String, on drawing: inout SVGDrawing) {
        drawing.text(title, 24, 36, size: 19, isBold: true)
        drawing.text(subtitle, 24, 58, size: 12.5, fill: SVGDrawing.faint)
    }

    func axes(_ verticalName: String, _ horizontalName: String, on drawing: inout SVGDrawing) {
        for tick in vertical.ticks {
            let y = y(tick)
            let isGround = tick == vertical.ticks.first
            drawing.line([(field.x, y), (field.x + field.width, y)], stroke: isGround ? SVGDrawing.axis : SVGDrawing.grid)
            drawing.text(vertical.label(tick), field.x - 10, y + 4, anchor: .end, fill: SVGDrawing.faint)
        }
        drawing.text(
            verticalName, 26, field.y + field.height / 2, anchor: .middle, size: 12, fill: SVGDrawing.faint, turned: true)
        drawing.text(
            horizontalName, field.x + field.width / 2, field.y + field.height + 42, anchor: .middle, fill: SVGDrawing.faint)
    }

    /// A row for each name, with a value at its end.
    func legend(_ entries: [(name: String, value: String, colour: String)], on drawing: inout SVGDrawing) {
        for (number, entry) in entries.enumerated() {
            let y = field.y + field.height + 72 + 22 * Double(number)
            drawing.rectangle(field.x, y - 9, 18, 10, fill: entry.colour, corner: 2)
            drawing.text(Self.shortened(entry.name, to: 78), field.x + 28, y)
            drawing.text(entry.value, field.x + field.width, y, anchor: .end, isBold: true)
        }
    }

    static func shortened(_ text: String, to length: Int) -> String { text.count > length ? text.prefix(length - 1) + "…" : text }
}

extension ChartFrame {
    /// What the colours stand for, without values: a row each, or all in one row.
    struct Key {
        var x: Double
        var y: Double
        var isInline = false

        func draw(_ entries: [(name: String, colour: String)], on drawing: inout SVGDrawing) {
            var (x, y) = (x, y)
            for entry in entries {
                drawing.rectangle(x, y - 9, 18, 10, fill: entry.colour, corner: 2)
                drawing.text(entry.name, x + 28, y)
                if isInline { x += 48 + SVGDrawing.width(of: entry.name, size: 12) } else { y += 22 }
            }
        }
    }
}
