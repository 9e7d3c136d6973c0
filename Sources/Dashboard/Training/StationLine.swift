import Store
import Terminal

/// The ten stations of a job as a line: those behind it filled, the one it is at marked, those ahead open.
package enum StationLine {
    package static let short: [Phrase] = ["Init", "Queue", "Build", "Built", "Prep", "Ready", "Train", "Learnt", "Saved", "Done"]
        .map { Phrase($0, sense: "station") }

    /// Two cells a station: `●─●─◉╌○`. Returns the column after it.
    static func drawCompact(_ job: ModelRecord, on canvas: inout Canvas, x: Int, y: Int) -> Int {
        var x = x
        let reached = reachedIndex(job)
        for index in TrainingStatus.stations.indices {
            if index > 0 {
                canvas.put(index <= reached ? "──" : "╌╌", x: x, y: y, style: Style(index <= reached ? .stateDone : .muted))
                x += 2
            }
            drawDot(index, reached, job, x, y, &canvas)
            x += 1
        }
        return x
    }

    /// The line over the width of `rect`, with names and the time spent at each where there is room; returns the rows used.
    static func draw(_ job: ModelRecord, now: Milliseconds, in rect: Rect, on canvas: inout Canvas) -> Int {
        let count = TrainingStatus.stations.count
        let step = min(11, (rect.width - 1) / count)
        let reached = reachedIndex(job)
        if canvas.isPlain {
            canvas.put(job.status.word, x: rect.x, y: rect.y, width: rect.width, style: Style(StatusLook(job).role, .bold))
            return 1
        }
        guard step >= 7 else {
            let end = drawCompact(job, on: &canvas, x: rect.x, y: rect.y)
            canvas.put(
                job.status.word, x: end + 2, y: rect.y, width: max(0, rect.maxX - end - 2),
                style: Style(StatusLook(job).role, .bold))
            return 1
        }
        for index in 0..<count {
            let x = rect.x + index * step
            if index > 0 {
                let line = String(repeating: index <= reached ? "─" : "╌", count: step - 1)
                canvas.put(line, x: x - step + 1, y: rect.y, style: Style(index <= reached ? .stateDone : .muted))
            }
            drawDot(index, reached, job, x, rect.y, &canvas)
            let here = index == reached && !job.status.isFinal
            let style = here ? Style(.text, .bold) : index <= reached ? Style(.text) : .muted
            let name = tr(short[index])
            canvas.put(name, x: x, y: rect.y + 1, width: step - 1 + (name.columns >= step ? 1 : 0), style: style)
            if let spent = seconds(at: index, job, now) { canvas.put(compact(spent), x: x, y: rect.y + 2, width: step - 1, style: .muted) }
        }
        return 3
    }

    /// How far along the line the job came: for one that failed, the last station it reached.
    private static func reachedIndex(_ job: ModelRecord) -> Int {
        let stations = TrainingStatus.stations
        return stations.firstIndex(of: job.status) ?? job.history.compactMap { stations.firstIndex(of: $0.status) }.last ?? 0
    }

    private static func drawDot(_ index: Int, _ reached: Int, _ job: ModelRecord, _ x: Int, _ y: Int, _ canvas: inout Canvas) {
        let last = index == reached
        if last, job.status.isFinal, job.status != .completed {
            let look = StatusLook(job)
            canvas.put(look.glyph, x: x, y: y, style: Style(look.role, .bold))
        } else if last, !job.status.isFinal {
            canvas.put("◉", x: x, y: y, style: Style(.stateRunning, .bold))
        } else {
            canvas.put(index <= reached ? "●" : "○", x: x, y: y, style: Style(index <= reached ? .stateDone : .muted))
        }
    }

    /// Seconds from reaching the station to leaving it, or until now.
    private static func seconds(at index: Int, _ job: ModelRecord, _ now: Milliseconds) -> Double? {
        let status = TrainingStatus.stations[index]
        guard let entry = job.history.lastIndex(where: { $0.status == status }), status != .completed else { return nil }
        let end = entry + 1 < job.history.count ? job.history[entry + 1].at : job.status.isFinal ? job.lastStatusAt : now
        return Double(max(0, end - job.history[entry].at)) / 1000
    }

    private static func compact(_ seconds: Double) -> String { Format.duration(seconds) }
}
