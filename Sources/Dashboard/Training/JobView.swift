import NLU
import Store
import Terminal

/// One job in detail: its stations, progress, candidates, learning curve and log.
enum JobView {
    static func draw(_ job: ModelRecord, _ state: AppState, in rect: Rect, on canvas: inout Canvas) {
        let focused = state.place == .jobLog
        let inner = canvas.pane(rect, title: job.name, focused: focused, footer: footer(job, state), place: .jobLog)
        var y = inner.y
        y += StationLine.draw(job, now: state.now, in: Rect(x: inner.x, y: y, width: inner.width, height: 3), on: &canvas)
        let roomy = inner.height > 16
        if roomy { y += 1 }
        y = drawOutcome(job, state, inner, y, &canvas)
        if roomy { y += 1 }
        let candidates = candidates(job, state)
        y = drawCandidates(candidates, inner, y, &canvas)
        if let chart = chartRect(job, state, in: inner) { drawCurve(job, state, chart, &canvas) }
        if let log = logRect(job, state, in: inner) { drawLog(job, state, log, &canvas) }
    }

    private static func footer(_ job: ModelRecord, _ state: AppState) -> String {
        let project = state.projects.all.first { $0.id == job.projectID }.map(\.name) ?? ""
        return "\(project) · \(job.language.code) · \(job.configuration.effort.rawValue)"
    }

    static func candidates(_ job: ModelRecord, _ state: AppState) -> [CandidateScore] {
        let live = state.live[job.id]?.candidates ?? []
        let all = live.isEmpty ? job.leaderboard : live
        // The best first; those that are still being tried keep their places below.
        return all.enumerated().sorted { a, b in
            let left = (a.element.chosen ? 1 : 0, a.element.macroF1 ?? -1, -a.offset)
            let right = (b.element.chosen ? 1 : 0, b.element.macroF1 ?? -1, -b.offset)
            return left > right
        }.map(\.element)
    }

    /// Characters that all names begin with, up to a comma: they tell nothing apart.
    private static func sharedStart(_ names: [String]) -> Int {
        guard names.count > 1, let first = names.first, let comma = first.firstIndex(of: ",") else { return 0 }
        let start = first[...comma] + " "
        return names.allSatisfy { $0.hasPrefix(start) } ? start.count : 0
    }

    /// Rows for the leaderboard: most of the pane where there are many candidates, so that the log still has some.
    private static func candidateRows(_ count: Int, _ inner: Rect) -> Int { min(count, max(3, inner.height * 2 / 5)) }

    // MARK: What comes where

    private static func rowsAbove(_ job: ModelRecord, _ state: AppState, _ inner: Rect) -> Int {
        let stations = (inner.width - 1) / TrainingStatus.stations.count >= 7 ? 3 : 1
        let roomy = inner.height > 16 ? 2 : 0
        let count = candidateRows(candidates(job, state).count, inner)
        return stations + roomy + outcomeLines(job, inner.width).count + (count == 0 ? 0 : count + 1)
    }

    private static func chartRect(_ job: ModelRecord, _ state: AppState, in inner: Rect) -> Rect? {
        let left = inner.height - rowsAbove(job, state, inner)
        guard left >= 17, !points(job, state).isEmpty else { return nil }
        let height = min(14, left - 8)
        return Rect(x: inner.x, y: inner.y + inner.height - left + 1, width: inner.width, height: height)
    }

    static func logRect(_ job: ModelRecord, _ state: AppState, in inner: Rect) -> Rect? {
        let top =
            chartRect(job, state, in: inner).map { $0.maxY + 1 } ?? inner.y + rowsAbove(job, state, inner) + (inner.height > 16 ? 1 : 0)
        guard top + 2 <= inner.maxY else { return nil }
        return Rect(x: inner.x, y: top + 1, width: inner.width, height: inner.maxY - top - 1)
    }

    // MARK: Parts

    /// Progress while it runs; the result, or the reason, when it has ended.
    private static func drawOutcome(_ job: ModelRecord, _ state: AppState, _ inner: Rect, _ y: Int, _ canvas: inout Canvas) -> Int {
        if job.status.isRunning {
            let live = state.live[job.id]
            let fraction = live?.fraction ?? job.progress
            let bar = max(8, inner.width - 22)
            Chart.bar(fraction, of: 1, on: &canvas, x: inner.x, y: y, width: bar)
            canvas.put(Format.percent(fraction), x: inner.x + bar + 2, y: y, style: Style(.text, .bold))
            if let left = live?.secondsLeft {
                canvas.put("eta \(Format.duration(left))", x: inner.x + bar + 9, y: y, width: max(0, inner.width - bar - 9), style: .muted)
            }
            return y + 1
        }
        var y = y
        for line in outcomeLines(job, inner.width) where y < inner.maxY {
            canvas.put(line, x: inner.x, y: y, width: inner.width, style: Style(StatusLook(job).role))
            y += 1
        }
        return y
    }

    private static func outcomeLines(_ job: ModelRecord, _ width: Int) -> [String] {
        switch job.status {
        case .initiated, .queued: return ["Waits for its turn; priority \(job.priority.name)."]
        case .completed:
            let score = ModelScore(job)
            let judged =
                score.isEstimate ? "cross-validated, no test examples" : "on \(Format.plural(job.metrics.testExamples, "test example"))"
            return [
                "Ready in \(Format.duration(job.trainingSeconds)): accuracy \(Format.score(score.accuracy)), macro F1 \(Format.score(score.value)), \(judged)."
            ]
        case .failed, .timedOut, .dead: return wrap(job.message.isEmpty ? job.status.rawValue : job.message, width)
        default: return [""]
        }
    }

    private static func drawCandidates(_ candidates: [CandidateScore], _ inner: Rect, _ y: Int, _ canvas: inout Canvas) -> Int {
        guard !candidates.isEmpty, y < inner.maxY else { return y }
        let numbers = 20
        let shared = sharedStart(candidates.map(\.name))
        let longest = candidates.map { $0.name.dropFirst(shared).columns }.max() ?? 0
        let name = max(16, min(longest + 2, inner.width - numbers - 10))
        let bar = inner.width - name - numbers - 1
        let folds = candidates.map(\.folds).max() ?? 0
        canvas.put("Candidates", x: inner.x, y: y, style: Style(.text, .bold))
        canvas.put(
            folds > 0 && bar >= 16 ? "macro F1, \(folds)-fold" : "macro F1", x: inner.x + name + 1, y: y, width: max(8, bar), style: .muted)
        canvas.putRight("time", maxX: inner.maxX, y: y, style: .muted)
        var row = y + 1
        let rows = candidateRows(candidates.count, inner)
        let shown = rows < candidates.count ? rows - 1 : rows
        for candidate in candidates.prefix(shown) where row < inner.maxY {
            let role: Role = candidate.chosen ? .ok : .text
            canvas.put(
                (candidate.chosen ? "★ " : "  ") + candidate.name.dropFirst(shared).fittedInMiddle(to: name - 2), x: inner.x, y: row,
                width: name,
                style: Style(role, candidate.chosen ? .bold : []))
            let x = inner.x + name + 1
            if let score = candidate.macroF1 {
                if bar > 4 { Chart.bar(score, of: 1, on: &canvas, x: x, y: row, width: bar, fill: candidate.chosen ? .ok : .barFill) }
                let deviation = candidate.deviation.map { " ±" + Format.score($0) } ?? ""
                canvas.put(Format.score(score) + deviation, x: x + max(0, bar) + 1, y: row, style: Style(role))
            } else {
                canvas.put("trying, fold \(candidate.foldsDone + 1) of \(candidate.folds)", x: x, y: row, width: max(8, bar), style: .muted)
            }
            canvas.putRight(candidate.seconds > 0 ? Format.duration(candidate.seconds) : "", maxX: inner.maxX, y: row, style: .muted)
            row += 1
        }
        if shown < candidates.count, row < inner.maxY {
            canvas.put(
                "  and \(candidates.count - shown) more; E writes them all to a file", x: inner.x, y: row, width: inner.width, style: .muted
            )
            row += 1
        }
        return row
    }

    private static func points(_ job: ModelRecord, _ state: AppState) -> [CurvePoint] {
        let stored = state.training.detail?.id == job.id ? state.training.detail?.curve ?? [] : []
        let heard = state.live[job.id]?.curve ?? []
        return heard.count >= stored.count ? heard : stored
    }

    private static func drawCurve(_ job: ModelRecord, _ state: AppState, _ rect: Rect, _ canvas: inout Canvas) {
        let used = canvas.put("Learning curve", x: rect.x, y: rect.y, style: Style(.text, .bold))
        canvas.put("score on held-out data, by epoch", x: rect.x + used + 2, y: rect.y, width: max(0, rect.width - used - 2), style: .muted)
        var order: [String] = []
        var series: [String: [(x: Double, y: Double)]] = [:]
        for point in points(job, state) {
            if series[point.series] == nil { order.append(point.series) }
            series[point.series, default: []].append((Double(point.epoch), point.score))
        }
        let shared = sharedStart(order)
        let lines = order.prefix(Role.series.count).enumerated().map { index, name in
            Chart.Line(name: String(name.dropFirst(shared)), points: series[name] ?? [], role: Role.series[index])
        }
        Chart.lines(lines, on: &canvas, in: Rect(x: rect.x, y: rect.y + 1, width: rect.width, height: rect.height - 1), xLabel: "epoch")
    }

    private static func drawLog(_ job: ModelRecord, _ state: AppState, _ rect: Rect, _ canvas: inout Canvas) {
        let lines = state.logLines(of: job.id)
        let cursor = state.training.logCursor
        var x = rect.x + canvas.put("Log", x: rect.x, y: rect.y - 1, style: Style(.text, .bold)) + 1
        if var field = state.training.logFilter {
            canvas.put("/", x: x, y: rect.y - 1, style: Style(.key, .bold))
            field.draw(
                on: &canvas, in: Rect(x: x + 1, y: rect.y - 1, width: min(30, max(1, rect.maxX - x - 20)), height: 1),
                focused: state.training.logFilterHasFocus && state.dialog == nil, placeholder: "words to find")
            x += min(30, max(1, rect.maxX - x - 20)) + 3
        }
        canvas.put(logStanding(job, lines.count, cursor), x: x, y: rect.y - 1, width: max(0, rect.maxX - x), style: .muted)
        let top = cursor?.top ?? max(0, lines.count - rect.height)
        var y = rect.y
        for (index, line) in lines.enumerated().dropFirst(top) where y < rect.maxY {
            let role: Role = line.level == .error ? .error : line.level == .warning ? .warn : .text
            let chosen = cursor?.selected == index
            let ground: Role? = chosen ? .selection : nil
            let used = canvas.put(LocalTime.clock(line.at), x: rect.x, y: y, style: Style(.muted, on: ground)) + 2
            let width = max(1, rect.width - used)
            // The chosen line unfolds; the others are cut.
            let texts = chosen ? wrap(line.text, width) : [line.text]
            for text in texts where y < rect.maxY {
                canvas.put(text, x: rect.x + used, y: y, width: width, style: Style(role, on: ground))
                y += 1
            }
        }
    }

    private static func logStanding(_ job: ModelRecord, _ count: Int, _ cursor: ListCursor?) -> String {
        if count == 0 { return "nothing yet" }
        guard let cursor else { return job.status.isFinal ? "" : "following" }
        return "\(cursor.selected + 1) of \(count) · End follows"
    }
}
