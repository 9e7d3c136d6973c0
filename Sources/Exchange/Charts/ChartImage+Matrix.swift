import Corpus
import Foundation

extension ChartImage {
    /// Rows are the truth, columns what was predicted; the shade is the row's share.
    package static func matrix(_ counts: [[Int]], labels: [String], title: String) -> Data {
        let cell = labels.count > 80 ? 12.0 : labels.count > 24 ? 18.0 : 34.0
        let size = min(12.5, cell - 2)
        let names = labels.map { ChartFrame.shortened($0, to: 30) }
        let room = 24 + (names.map { SVGDrawing.width(of: $0, size: size) }.max() ?? 0)
        let left = room + 34
        let top = 92.0
        let side = cell * Double(labels.count)
        let total = counts.reduce(0) { $0 + $1.reduce(0, +) }
        let right = labels.indices.reduce(0) { $0 + (counts.indices.contains($1) && $1 < counts[$1].count ? counts[$1][$1] : 0) }
        let subtitle =
            "\(counted(total, "example")), \(ChartScale.text(100 * Double(right) / Double(max(total, 1)), decimals: 1)) % on the diagonal, "
            + "which is right"
        var drawing = SVGDrawing(
            width: max(left + side + 40, 24 + SVGDrawing.width(of: title, size: 21), 60 + SVGDrawing.width(of: subtitle, size: 12.5), 480),
            height: top + side + room + 74)
        ChartFrame.title(title, subtitle, on: &drawing)
        for (row, values) in counts.enumerated() {
            let sum = max(values.reduce(0, +), 1)
            let y = top + cell * Double(row)
            drawing.text(row < names.count ? names[row] : "", left - 8, y + cell / 2 + size * 0.36, anchor: .end, size: size)
            for (column, count) in values.enumerated() {
                let share = Double(count) / Double(sum)
                drawing.rectangle(
                    left + cell * Double(column), y, cell - 1, cell - 1,
                    fill: count == 0 ? (row == column ? "#E4EAF2" : "#F5F6F8") : shade(share, isRight: row == column),
                    corner: cell > 20 ? 3 : 1)
                guard count > 0, cell > 14 else { continue }
                let room = count > 99 ? cell * 0.32 : cell * 0.42
                drawing.text(
                    "\(count)", left + cell * (Double(column) + 0.5) - 0.5, y + cell / 2 + 4, anchor: .middle, size: min(12, room),
                    fill: share > 0.45 ? "#FFFFFF" : SVGDrawing.ink, isBold: row == column)
            }
        }
        for column in labels.indices {
            drawing.text(
                names[column], left + cell * (Double(column) + 0.5) + size * 0.32, top + side + 8, anchor: .end, size: size, turned: true)
        }
        drawing.text("truth", 20, top + side / 2, anchor: .middle, fill: SVGDrawing.faint, turned: true)
        drawing.text("predicted", left + side / 2, top + side + room + 14, anchor: .middle, fill: SVGDrawing.faint)
        let key = ChartFrame.Key(x: 24, y: top + side + room + 48, isInline: true)
        key.draw([("right", shade(0.9, isRight: true)), ("wrong", shade(0.6, isRight: false))], on: &drawing)
        return drawing.data
    }

    /// From pale to blue for what is right, to vermilion for what is wrong; what is seldom is still seen.
    private static func shade(_ share: Double, isRight: Bool) -> String {
        let full = isRight ? (0.0, 90.0, 156.0) : (201.0, 76.0, 0.0)
        let pale = isRight ? (214.0, 230.0, 244.0) : (252.0, 226.0, 204.0)
        let share = min(max(share, 0), 1)
        func channel(_ pale: Double, _ full: Double) -> String {
            let digits = String(Int((pale + (full - pale) * share).rounded()), radix: 16, uppercase: true)
            return digits.count < 2 ? "0" + digits : digits
        }
        return "#" + channel(pale.0, full.0) + channel(pale.1, full.1) + channel(pale.2, full.2)
    }
}
