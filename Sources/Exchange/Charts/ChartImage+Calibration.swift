import Corpus
import Foundation

extension ChartImage {
    /// One tenth of confidence.
    package struct ConfidenceBin: Sendable {
        /// How many predictions have such a confidence.
        package var count: Int
        /// The share of them that is right, and their mean confidence.
        package var accuracy: Double
        package var confidence: Double

        package init(count: Int, accuracy: Double, confidence: Double) {
            self.count = count
            self.accuracy = accuracy
            self.confidence = confidence
        }
    }

    /// How often predictions of a confidence are right, against the diagonal on which they would be just as often, and below how many
    /// predictions there are of each.
    package static func calibration(_ bins: [ConfidenceBin], title: String) -> Data {
        let total = bins.reduce(0) { $0 + $1.count }
        let error = bins.reduce(0) { $0 + Double($1.count) * abs($1.accuracy - $1.confidence) } / Double(max(total, 1))
        let frame = ChartFrame(height: 340, vertical: ChartScale(0...1, atMost: 6))
        let strip = 84.0
        var drawing = SVGDrawing(width: ChartFrame.width, height: frame.height(legend: 3) + strip + 26)
        ChartFrame.title(
            title, "\(counted(total, "prediction")); calibration error \(ChartScale.text(error, decimals: 3)), 0 is perfect", on: &drawing)
        frame.axes("share that is right", "", on: &drawing)
        let field = frame.field
        let (right, tooSure, notSure) = (SVGDrawing.palette[0], "#F2B48C", "#9CCBE8")
        let width = field.width / Double(max(bins.count, 1))
        for (number, bin) in bins.enumerated() where bin.count > 0 {
            let x = field.x + width * Double(number)
            let (y, ideal) = (frame.y(bin.accuracy), frame.y(bin.confidence))
            let top = min(y, ideal)
            drawing.rectangle(
                x + 3, top, width - 6, field.y + field.height - top, fill: bin.accuracy < bin.confidence ? tooSure : notSure, corner: 3)
            let solid = max(y, ideal)
            drawing.rectangle(x + 3, solid, width - 6, field.y + field.height - solid, fill: right, corner: 3)
            drawing.line([(x + 3, ideal), (x + width - 3, ideal)], stroke: SVGDrawing.ink, width: 2)
            drawing.text(ChartScale.text(bin.accuracy, decimals: 2), x + width / 2, top - 7, anchor: .middle, size: 11)
        }
        drawing.line(
            [(field.x, field.y + field.height), (field.x + field.width, field.y)], stroke: SVGDrawing.faint, width: 1.5, isDashed: true)
        let ground = field.y + field.height + 24 + strip
        let most = bins.map(\.count).max() ?? 1
        for (number, bin) in bins.enumerated() {
            let x = field.x + width * Double(number)
            let height = (strip - 24) * Double(bin.count) / Double(max(most, 1))
            drawing.rectangle(x + 3, ground - height, width - 6, height, fill: SVGDrawing.axis, corner: 2)
            if bin.count > 0 {
                drawing.text("\(bin.count)", x + width / 2, ground - height - 5, anchor: .middle, size: 11, fill: SVGDrawing.faint)
            }
        }
        drawing.line([(field.x, ground), (field.x + field.width, ground)], stroke: SVGDrawing.axis)
        drawing.text("count", 26, ground - strip / 2, anchor: .middle, fill: SVGDrawing.faint, turned: true)
        for number in 0...bins.count {
            drawing.text(
                ChartScale.text(Double(number) / Double(max(bins.count, 1)), decimals: 1), field.x + width * Double(number), ground + 20,
                anchor: .middle, fill: SVGDrawing.faint)
        }
        drawing.text("confidence", field.x + field.width / 2, ground + 42, anchor: .middle, fill: SVGDrawing.faint)
        let below = ChartFrame.Key(x: field.x, y: ground + 72)
        below.draw(
            [
                ("right, of the predictions with this confidence; their mean confidence is the dark line", right),
                ("too sure: fewer are right than the confidence says", tooSure),
                ("not sure enough: more are right than the confidence says", notSure),
            ], on: &drawing)
        return drawing.data
    }
}
