import NLU
import Store
import Terminal

/// Would more examples help? A sentence, the curve, and the intents that climb still.
enum DataSizeView {
    static func draw(_ model: ModelRecord, _ state: AppState, in inner: Rect, on canvas: inout Canvas) {
        let known = state.models.dataSize.model == model.id ? state.models.dataSize : .init()
        if let progress = known.progress {
            EmptyView.draw([tr("Measuring, \(Format.percent(progress)) …"), tr("Nothing waits for it.")], in: inner, on: &canvas)
            return
        }
        guard let curve = known.curve else {
            EmptyView.draw(
                [tr("Would more examples help?"), tr("Enter measures it: some seconds, in the background.")], in: inner, on: &canvas)
            return
        }
        var y = inner.y
        for line in wrap(tr(below: curve.sentence), inner.width, rows: 3) {
            canvas.put(line, x: inner.x, y: y, width: inner.width, style: Style(curve.verdict == .rising ? .ok : .text))
            y += 1
        }
        let rest = inner.maxY - y
        let listed = rest >= 16 ? min(curve.gains.count, rest - 12) : 0
        let chart = Rect(x: inner.x, y: y, width: inner.width, height: rest - (listed == 0 ? 0 : listed + 2))
        drawChart(curve, chart, &canvas)
        guard listed > 0 else { return }
        drawGains(curve, listed, Rect(x: inner.x, y: chart.maxY + 1, width: inner.width, height: listed + 1), &canvas)
    }

    private static func drawChart(_ curve: DataSizeCurve, _ rect: Rect, _ canvas: inout Canvas) {
        guard rect.height >= 5, let last = curve.points.last else { return }
        let measured = curve.points.map { (x: Double($0.examples), y: $0.accuracy) }
        let twice = (x: 2 * Double(last.examples), y: curve.projected)
        Chart.lines(
            [
                .init(name: tr("measured"), points: measured, role: .series1),
                .init(name: tr("twice the examples"), points: [(x: Double(last.examples), y: last.accuracy), twice], role: .series2),
            ], on: &canvas, in: rect, xLabel: tr("examples"), empty: tr("no data yet"))
    }

    private static func drawGains(_ curve: DataSizeCurve, _ count: Int, _ rect: Rect, _ canvas: inout Canvas) {
        canvas.put(tr("still climbing"), x: rect.x, y: rect.y, style: .muted)
        canvas.putRight(tr("half → all").replacing("→", with: canvas.arrow), maxX: rect.maxX, y: rect.y, style: .muted)
        for (line, gain) in curve.gains.prefix(count).enumerated() {
            let y = rect.y + 1 + line
            let numbers = "\(Format.score(gain.half)) \(canvas.arrow) \(Format.score(gain.all))"
            canvas.put(gain.intent.fittedInMiddle(to: max(6, rect.width - numbers.columns - 2)), x: rect.x, y: y)
            canvas.putRight(numbers, maxX: rect.maxX, y: y, style: Style(ScoreLook.role(gain.all)))
        }
    }
}
