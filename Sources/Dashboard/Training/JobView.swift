import NLU
import Store
import Terminal

/// One job in detail: its stations, progress, candidates, learning curve and log.
enum JobView {
    /// - Parameter ownLog: true where the log has a pane of its own beside this one.
    static func draw(_ job: ModelRecord, _ state: AppState, in rect: Rect, ownLog: Bool, on canvas: inout Canvas) {
        let focused = state.place == .jobLog && !ownLog
        let inner = canvas.pane(
            rect, title: job.name, focused: focused, footer: footer(job, state), place: ownLog ? .jobs : .jobLog)
        var y = inner.y
        y += StationLine.draw(job, now: state.now, in: Rect(x: inner.x, y: y, width: inner.width, height: 3), on: &canvas)
        let roomy = isRoomy(inner)
        if roomy { y += 1 }
        y = drawOutcome(job, state, inner, y, &canvas)
        if roomy { y += 1 }
        _ = CandidatesView.draw(CandidatesView.candidates(job, state), inner, y, &canvas)
        if let chart = chartRect(job, state, in: inner, ownLog: ownLog) { drawCurve(job, state, chart, &canvas) }
        if !ownLog, let log = logRect(job, state, in: inner) {
            let head = Rect(x: log.x, y: log.y - 1, width: log.width, height: 1)
            let used = canvas.put(tr("Log"), x: head.x, y: head.y, style: Style(.text, .bold)) + 1
            LogView.drawHead(job, state, Rect(x: head.x + used, y: head.y, width: head.width - used, height: 1), &canvas)
            LogView.draw(job, state, log, &canvas)
        }
    }

    private static func footer(_ job: ModelRecord, _ state: AppState) -> String {
        let project = state.projects.all.first { $0.id == job.projectID }.map(\.name) ?? ""
        return "\(project) · \(job.language.code) · \(tr(below: job.configuration.effort.rawValue))"
    }

    // MARK: What comes where

    private static func isShort(_ inner: Rect) -> Bool { inner.height < 14 }
    private static func isRoomy(_ inner: Rect) -> Bool { inner.height > 20 }

    private static func rowsAbove(_ job: ModelRecord, _ state: AppState, _ inner: Rect) -> Int {
        let stations = (inner.width - 1) / TrainingStatus.stations.count >= 7 ? 3 : 1
        let roomy = isRoomy(inner) ? 2 : 0
        let count = CandidatesView.rows(CandidatesView.candidates(job, state), inner)
        return stations + roomy + Outcome.lines(job, state, inner.width, isShort: isShort(inner)).count + (count == 0 ? 0 : count + 1)
    }

    private static func chartRect(_ job: ModelRecord, _ state: AppState, in inner: Rect, ownLog: Bool) -> Rect? {
        let left = inner.height - rowsAbove(job, state, inner)
        // Where the log is searched, it has the room.
        let isSearched = state.training.search != nil && !ownLog
        guard left >= (ownLog ? 8 : 10), !isSearched, !points(job, state).isEmpty else { return nil }
        let height = ownLog ? min(24, left - 1) : min(14, max(6, left - 6))
        return Rect(x: inner.x, y: inner.y + inner.height - left + 1, width: inner.width, height: height)
    }

    static func logRect(_ job: ModelRecord, _ state: AppState, in inner: Rect) -> Rect? {
        let top =
            chartRect(job, state, in: inner, ownLog: false).map { $0.maxY + 1 }
            ?? inner.y + rowsAbove(job, state, inner) + (isRoomy(inner) ? 1 : 0)
        guard top + 2 <= inner.maxY else { return nil }
        return Rect(x: inner.x, y: top + 1, width: inner.width, height: inner.maxY - top - 1)
    }

    // MARK: Parts

    /// Progress while it runs; the result, or the reason, when it has ended.
    private static func drawOutcome(_ job: ModelRecord, _ state: AppState, _ inner: Rect, _ y: Int, _ canvas: inout Canvas) -> Int {
        if job.status.isRunning {
            let live = state.live[job.id]
            let fraction = live?.fraction ?? job.progress
            let bar = max(8, inner.width - 24)
            Chart.bar(fraction, of: 1, on: &canvas, x: inner.x, y: y, width: bar)
            canvas.put(Format.percent(fraction), x: inner.x + bar + 2, y: y, style: Style(.text, .bold))
            if let left = live?.secondsLeft {
                canvas.put(
                    tr("eta \(Format.remaining(left))"), x: inner.x + bar + 9, y: y, width: max(0, inner.width - bar - 9), style: .muted)
            }
            return y + 1
        }
        var y = y
        for (text, style) in Outcome.lines(job, state, inner.width, isShort: isShort(inner)) where y < inner.maxY {
            canvas.put(text, x: inner.x, y: y, width: inner.width, style: style)
            y += 1
        }
        return y
    }

    static func points(_ job: ModelRecord, _ state: AppState) -> [CurvePoint] {
        let stored = state.training.detail?.id == job.id ? state.training.detail?.curve ?? [] : []
        let heard = state.live[job.id]?.curve ?? []
        return heard.count >= stored.count ? heard : stored
    }

    /// The curves by their names, in the order in which they began.
    static func curves(_ job: ModelRecord, _ state: AppState) -> [(name: String, points: [CurvePoint])] {
        var order: [String] = []
        var series: [String: [CurvePoint]] = [:]
        for point in points(job, state) {
            if series[point.series] == nil { order.append(point.series) }
            series[point.series, default: []].append(point)
        }
        return order.map { ($0, series[$0] ?? []) }
    }

    private static func drawCurve(_ job: ModelRecord, _ state: AppState, _ rect: Rect, _ canvas: inout Canvas) {
        let used = canvas.put(tr("Learning curve"), x: rect.x, y: rect.y, style: Style(.text, .bold))
        canvas.put(
            tr("score on held-out data, by epoch"), x: rect.x + used + 2, y: rect.y, width: max(0, rect.width - used - 2), style: .muted)
        let curves = curves(job, state).prefix(Role.series.count)
        let names = ShortNames.cut(curves.map { "\($0.name.replacing("n-grams + intent names, ", with: ""))" }, to: 18)
        // While it grows, the axis is longer than the curves: else each epoch would move all that is drawn.
        let epochs = curves.flatMap(\.points).map(\.epoch).max() ?? 1
        let reaching = job.status.isFinal ? nil : Double(epochs <= 5 ? 5 : epochs <= 10 ? 10 : (epochs + 19) / 20 * 20)
        let lines = zip(curves, names).enumerated().map { index, curve in
            Chart.Line(
                name: curve.1, points: curve.0.points.map { (x: Double($0.epoch), y: $0.score) }, role: Role.series[index])
        }
        Chart.lines(
            lines, on: &canvas, in: Rect(x: rect.x, y: rect.y + 1, width: rect.width, height: rect.height - 1), xLabel: tr("epoch"),
            reaching: reaching, empty: tr("no data yet"))
    }
}
