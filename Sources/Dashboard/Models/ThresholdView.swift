import NLU
import Store
import Terminal

/// How acceptable the right and the wrong answers were, and what a threshold makes of them.
enum ThresholdView {
    static func draw(_ shown: Evaluation, _ model: ModelRecord, _ state: AppState, in inner: Rect, on canvas: inout Canvas) {
        guard inner.height >= 4 else { return }
        guard let counts = shown.acceptance else {
            EmptyView.draw(
                [
                    tr("\(model.name) was trained by an older version."),
                    tr("Train again (t) to see what a threshold would accept and refuse."),
                ],
                in: inner, on: &canvas)
            return
        }
        let threshold = state.threshold
        let lines = lines(counts.standing(at: threshold), shown, model, state)
        // Beside the chart where there is room and none below, else below it.
        let beside = inner.width >= 52 && inner.height < lines.count + 8
        let legend = beside ? (lines.map { $0.0.columns }.max() ?? 0) + 2 : inner.width
        let below = beside ? 0 : min(lines.count, max(0, inner.height - 6))
        let chart = Rect(x: inner.x, y: inner.y, width: inner.width - (beside ? legend : 0), height: inner.height - below)
        drawChart(counts, threshold, state, chart, &canvas)
        let x = beside ? inner.maxX - legend + 2 : inner.x
        for (line, (text, role)) in lines.enumerated() {
            let y = (beside ? inner.y : chart.maxY) + line
            guard y < inner.maxY else { break }
            canvas.put(text, x: x, y: y, width: max(0, inner.maxX - x), style: Style(role))
        }
    }

    /// Bars of several hundredths each, as many as fit; their heights are square roots, or the few mistakes would not be seen
    /// beside the many right answers.
    private static func drawChart(_ counts: AcceptanceCounts, _ threshold: Int, _ state: AppState, _ rect: Rect, _ canvas: inout Canvas) {
        // Bars of one width each: the axis would lie otherwise.
        let bars = rect.width >= 60 ? 20 : 10
        guard rect.width >= bars else { return }
        var rect = rect
        rect.width -= rect.width % bars
        let name = tr("acceptance: how sure and how familiar")
        canvas.put(
            name.columns <= rect.width ? name : tr("acceptance"), x: rect.x, y: rect.maxY - 1, width: rect.width, style: .muted)
        rect.height -= 1
        let step = AcceptanceCounts.bins / bars
        func summed(_ bins: [Int]) -> [Int] {
            (0..<bars).map { bar in bins.dropFirst(bar * step).prefix(step).reduce(0, +) }
        }
        canvas.markTarget(rect, Click.threshold(x: rect.x, width: rect.width))
        let labels = (0..<bars).map { bar in bar == 0 ? "0" : "." + Format.pad(bar * step, 2).trimmingZeros }
        Chart.histogram(
            summed(counts.right), summed(counts.wrong), labels: labels, on: &canvas, in: rect, roles: (.ok, .error),
            marker: Double(threshold) / Double(AcceptanceCounts.bins), rooted: true,
            peak: { tr("max \(Format.count($0)) (roots)") })
    }

    /// What would be answered and what refused; the bars left of the line are refused.
    private static func lines(
        _ standing: AcceptanceCounts.Standing, _ shown: Evaluation, _ model: ModelRecord, _ state: AppState
    ) -> [(String, Role)] {
        let threshold = state.threshold
        let isMoved = state.models.moved != nil && threshold != state.ownThreshold
        let whose =
            isMoved && state.place == .threshold
            ? tr("Enter keeps it") : model.acceptThreshold == nil ? tr("as training chose") : tr("as you set it")
        let accepted = Format.count(standing.accepted)
        var lines: [(String, Role)] = [
            (tr("threshold \(Format.hundredths(Double(threshold) / 100))  \(whose)"), isMoved ? .key : .text),
            (
                standing.accuracy.map { tr("accepts \(accepted), \(Format.percentTenths($0)) right") } ?? tr("accepts \(accepted)"), .ok
            ),
            ("█ " + tr("right \(Format.count(standing.acceptedRight))"), .ok),
            ("\(Chart.hatch) " + tr("wrong \(Format.count(standing.acceptedWrong))"), .error),
            (tr("refuses \(Format.count(standing.refused)):"), .text),
            ("  " + tr("\(Format.count(standing.refusedRight)) right, \(Format.count(standing.refusedWrong)) wrong"), .warn),
        ]
        let outside = standing.acceptedOutOfScope + standing.refusedOutOfScope
        if outside > 0 {
            lines.append((tr("out of scope: \(Format.count(standing.refusedOutOfScope)) of \(Format.count(outside)) refused"), .text))
        }
        lines.append((tr("calibration error \(Format.score(shown.calibrationError))"), .muted))
        return lines
    }
}

extension String {
    /// "10" as "1", "05" as "05".
    fileprivate var trimmingZeros: String { hasSuffix("0") && count > 1 ? String(dropLast()) : self }
}
