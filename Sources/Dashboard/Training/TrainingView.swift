import NLU
import Store
import Terminal

enum TrainingView {
    static func draw(_ state: AppState, on canvas: inout Canvas) {
        let panes = panes(state)
        drawJobs(state, in: panes.jobs, on: &canvas)
        if let job = state.selectedJob {
            JobView.draw(job, state, in: panes.detail, on: &canvas)
        } else {
            let inner = canvas.pane(panes.detail, title: "Training")
            EmptyView.draw(["Nothing has been trained yet.", "", "Open a project (1) and press t."], in: inner, on: &canvas)
        }
    }

    static func panes(_ state: AppState) -> (jobs: Rect, detail: Rect) {
        let body = Layout.body(state.size)
        guard Layout.isWide(state.size) else { return Layout.trainingSplit(body) }
        return body.split(left: min(56, state.size.width * 36 / 100))
    }

    /// Rows that the log has, for scrolling it.
    static func logRows(_ state: AppState) -> Int {
        guard let job = state.selectedJob else { return 1 }
        return JobView.logRect(job, state, in: panes(state).detail.inset(2, 1))?.height ?? 1
    }

    private static func drawJobs(_ state: AppState, in rect: Rect, on canvas: inout Canvas) {
        let focused = state.place == .jobs
        let visible = Layout.listRows(state)
        let inner = canvas.pane(
            rect, title: "Jobs \(state.records.count)", focused: focused,
            footer: ListView.footer(state.training.cursor, count: state.records.count, visible: visible), place: .jobs)
        let body = Rect(x: inner.x - 1, y: inner.y, width: inner.width + 2, height: inner.height)
        ListView.draw(count: state.records.count, cursor: state.training.cursor, in: body, focused: focused, place: .jobs, on: &canvas) {
            canvas, index, row, ground in
            let job = state.records[index]
            let look = StatusLook(job)
            let right = standing(job, state)
            canvas.put(look.glyph, x: row.x, y: row.y, style: Style(look.role, on: ground))
            canvas.put(
                job.name.fittedInMiddle(to: max(1, row.width - 3 - right.columns)), x: row.x + 2, y: row.y,
                style: Style(.text, on: ground, ground == nil ? [] : .bold))
            canvas.putRight(right, maxX: row.maxX, y: row.y, style: Style(look.role, on: ground))
        }
    }

    /// The status in words, with the number that matters in it.
    private static func standing(_ job: ModelRecord, _ state: AppState) -> String {
        switch job.status {
        case .completed: "Completed \(ModelScore(job).f1)"
        case .queued: "Queued \(state.queuePositions[job.id].map(String.init) ?? "") \(job.priority.name)"
        case .training: "Training \(Format.percent(state.live[job.id]?.fraction ?? job.progress))"
        default: StatusLook(job).word
        }
    }
}
