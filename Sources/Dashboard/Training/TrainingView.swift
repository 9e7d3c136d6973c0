import NLU
import Store
import Terminal

enum TrainingView {
    static func draw(_ state: AppState, on canvas: inout Canvas) {
        let panes = panes(state)
        if panes.jobs.height > 0 { drawJobs(state, in: panes.jobs, on: &canvas) }
        guard let job = state.selectedJob else {
            let inner = canvas.pane(panes.detail, title: tr("Training"))
            let next = state.project.map { tr("t trains a model for \($0.name).") } ?? tr("Open a project (1) and press t.")
            EmptyView.draw([tr("Nothing has been trained yet."), "", next], in: inner, on: &canvas)
            if let log = panes.log { canvas.pane(log, title: tr("Log")) }
            return
        }
        JobView.draw(job, state, in: panes.detail, ownLog: panes.log != nil, on: &canvas)
        if let log = panes.log {
            let inner = canvas.pane(log, title: tr("Log"), focused: state.place == .jobLog, place: .jobLog)
            LogView.drawHead(job, state, inner.row(0), &canvas)
            LogView.draw(job, state, Self.below(inner), &canvas)
        }
    }

    /// The log has a pane of its own where there is room for three columns.
    static func panes(_ state: AppState) -> (jobs: Rect, detail: Rect, log: Rect?) {
        let body = Layout.body(state.size)
        guard Layout.isWide(state.size) else {
            // Whoever goes to the job's own pane wants to see all of it.
            let jobs = state.place == .jobLog && state.selectedJob != nil ? 0 : Layout.trainingSplit(body).jobs.height
            let (top, detail) = body.split(top: jobs)
            return (top, detail, nil)
        }
        guard Layout.hasRail(state.size) else {
            let (jobs, detail) = body.split(left: min(56, state.size.width * 36 / 100))
            return (jobs, detail, nil)
        }
        let (jobs, rest) = body.split(left: min(52, body.width * 26 / 100))
        let (detail, log) = rest.split(right: rest.width * 42 / 100)
        return (jobs, detail, log)
    }

    /// Rows that the log has, for scrolling it.
    static func logRows(_ state: AppState) -> Int {
        guard let job = state.selectedJob else { return 1 }
        let panes = panes(state)
        if let log = panes.log { return below(log.inset(2, 1)).height }
        return JobView.logRect(job, state, in: panes.detail.inset(2, 1))?.height ?? 1
    }

    private static func below(_ inner: Rect) -> Rect {
        Rect(x: inner.x, y: inner.y + 1, width: inner.width, height: max(0, inner.height - 1))
    }

    private static func drawJobs(_ state: AppState, in rect: Rect, on canvas: inout Canvas) {
        let focused = state.place == .jobs
        let visible = Layout.listRows(state)
        let jobs = state.jobs
        let queued = state.queuePositions.count
        let inner = canvas.pane(
            rect, title: tr("Jobs \(jobs.count)") + (queued > 0 ? " · " + tr("\(queued) queued") : ""), focused: focused,
            footer: ListView.footer(state.training.cursor, count: jobs.count, visible: visible), place: .jobs)
        let body = Rect(x: inner.x - 1, y: inner.y, width: inner.width + 2, height: inner.height)
        ListView.draw(count: jobs.count, cursor: state.training.cursor, in: body, focused: focused, place: .jobs, on: &canvas) {
            canvas, index, row, ground in
            let job = jobs[index]
            let look = StatusLook(job)
            let right = standing(job, state)
            canvas.put(look.glyph, x: row.x, y: row.y, style: Style(look.role, on: ground))
            let room = max(1, row.width - 3 - right.columns)
            let used = canvas.put(
                job.name.fittedInMiddle(to: room), x: row.x + 2, y: row.y, style: Style(.text, on: ground, ground == nil ? [] : .bold))
            // Names that were given by a person do not say whose they are.
            if let project = state.projects.all.first(where: { $0.id == job.projectID })?.name, !job.name.hasPrefix(project) {
                canvas.put("· \(project)", x: row.x + 3 + used, y: row.y, width: max(0, room - used - 2), style: Style(.muted, on: ground))
            }
            canvas.putRight(right, maxX: row.maxX, y: row.y, style: Style(look.role, on: ground))
        }
    }

    /// The priority where not all that wait have the same.
    private static func priority(_ job: ModelRecord, _ state: AppState) -> String {
        Set(state.jobs.filter { $0.status == .queued }.map(\.priority)).count > 1 ? " \(job.priority.word)" : ""
    }

    /// The status in words, with the number that matters in it.
    private static func standing(_ job: ModelRecord, _ state: AppState) -> String {
        switch job.status {
        case .completed: "\(job.status.word) \(ModelScore(job).f1)"
        case .queued: "\(job.status.word) \(state.queuePositions[job.id].map { "#\($0)" } ?? "")\(priority(job, state))"
        case .training: "\(job.status.word) \(Format.percent(state.live[job.id]?.fraction ?? job.progress))"
        default: StatusLook(job).word
        }
    }
}
