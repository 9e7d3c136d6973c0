import Store
import Terminal

enum ProjectsView {
    static func draw(_ state: AppState, on canvas: inout Canvas) {
        let columns = Layout.columns(state.size)
        if Layout.hasRail(state.size) {
            let (list, rest) = Layout.body(state.size).split(left: state.size.width * 44 / 100)
            let (detail, rail) = rest.split(left: rest.width * 48 / 100)
            drawList(state, in: list, on: &canvas)
            ProjectDetailView.draw(state, in: detail, on: &canvas)
            ProjectRailView.draw(state, in: rail, on: &canvas)
            return
        }
        let list =
            columns.detail == nil
            ? columns.list : Rect(x: 0, y: columns.list.y, width: state.size.width * 62 / 100, height: columns.list.height)
        drawList(state, in: list, on: &canvas)
        if columns.detail != nil {
            let rest = Rect(x: list.maxX, y: list.y, width: state.size.width - list.maxX, height: list.height)
            ProjectDetailView.draw(state, in: rest, on: &canvas)
        }
    }

    static func selected(_ state: AppState) -> ProjectsState.Row? {
        let rows = state.projects.rows(samples: state.samples)
        return rows.indices.contains(state.projects.cursor.selected) ? rows[state.projects.cursor.selected] : nil
    }

    private static func drawList(_ state: AppState, in rect: Rect, on canvas: inout Canvas) {
        let rows = state.projects.rows(samples: state.samples)
        let visible = Layout.listRows(state)
        let inner = canvas.pane(
            rect, title: tr("Projects"), focused: true, footer: ListView.footer(state.projects.cursor, count: rows.count, visible: visible),
            place: .projects)
        drawHeader(state, inner, &canvas)
        let body = Rect(x: inner.x - 1, y: inner.y + 1, width: inner.width + 2, height: min(visible, inner.height - 1))
        if rows.isEmpty {
            let words =
                state.projects.filter == nil
                ? [tr("No project yet."), "", tr("a makes one · i imports a file")]
                : [tr("No project matches."), "", tr("Esc clears the filter")]
            EmptyView.draw(words, in: body, on: &canvas)
        }
        ListView.draw(count: rows.count, cursor: state.projects.cursor, in: body, focused: true, place: .projects, on: &canvas) {
            canvas, index, row, ground in
            drawRow(rows[index], state, row, ground, &canvas)
        }
        if !Layout.isWide(state.size), let peek = peek(state) {
            canvas.put(peek, x: inner.x, y: inner.maxY - 1, width: inner.width, style: .muted)
        }
    }

    private static func drawHeader(_ state: AppState, _ inner: Rect, _ canvas: inout Canvas) {
        if let field = state.projects.filter {
            canvas.put("/", x: inner.x, y: inner.y, style: Style(.key, .bold))
            canvas.put(
                field, .projects, in: Rect(x: inner.x + 1, y: inner.y, width: min(40, inner.width - 1), height: 1),
                focused: state.projects.filterHasFocus, placeholder: tr("filter"))
            return
        }
        let columns = columns(Rect(x: inner.x + 1, y: inner.y, width: inner.width - 1, height: 1))
        canvas.put(tr("project"), x: columns.name, y: inner.y, style: .muted)
        canvas.putRight(tr("intents"), maxX: columns.intents, y: inner.y, style: .muted)
        canvas.putRight(tr("examples"), maxX: columns.examples, y: inner.y, style: .muted)
        canvas.put(tr("newest model"), x: columns.model, y: inner.y, width: max(0, inner.maxX - columns.model), style: .muted)
    }

    private static func columns(_ row: Rect) -> (name: Int, intents: Int, examples: Int, model: Int) {
        // The longest that stand in the last column; names have the rest.
        let model = max(22, tr("sample: Enter adds it").columns)
        let name = max(16, row.width - 21 - model)
        return (row.x, row.x + name + 8, row.x + name + 18, row.x + name + 21)
    }

    private static func drawRow(_ row: ProjectsState.Row, _ state: AppState, _ rect: Rect, _ ground: Role?, _ canvas: inout Canvas) {
        let columns = columns(rect)
        let nameWidth = columns.intents - 9 - columns.name
        switch row {
        case .project(let project):
            var x = columns.name
            x +=
                canvas.put(project.name, x: x, y: rect.y, width: nameWidth, style: Style(.text, on: ground, ground == nil ? [] : .bold)) + 1
            let languages = project.languages.map(\.code).joined(separator: " ")
            canvas.put(languages, x: x, y: rect.y, width: max(0, columns.name + nameWidth - x), style: Style(.muted, on: ground))
            canvas.putRight(Format.count(project.intents), maxX: columns.intents, y: rect.y, style: Style(.text, on: ground))
            canvas.putRight(Format.count(project.examples), maxX: columns.examples, y: rect.y, style: Style(.text, on: ground))
            if let model = state.standingModel(of: project.id) {
                let look = StatusLook(model)
                let score = model.status == .completed ? " F1 " + ModelScore(model).f1 : ""
                canvas.put(
                    "\(look.glyph) \(look.word)\(score)", x: columns.model, y: rect.y, width: max(0, rect.maxX - columns.model),
                    style: Style(look.role, on: ground))
            } else {
                canvas.put(
                    tr("none yet"), x: columns.model, y: rect.y, width: max(0, rect.maxX - columns.model), style: Style(.muted, on: ground))
            }
        case .sample(let sample):
            var x = columns.name
            x += canvas.put(sample.name, x: x, y: rect.y, width: nameWidth, style: Style(.suggested, on: ground)) + 1
            canvas.put(
                sample.languages.joined(separator: " "), x: x, y: rect.y, width: max(0, columns.name + nameWidth - x),
                style: Style(.muted, on: ground))
            canvas.putRight(Format.count(sample.examples), maxX: columns.examples, y: rect.y, style: Style(.muted, on: ground))
            canvas.put(
                tr("sample: Enter adds it"), x: columns.model, y: rect.y, width: max(0, rect.maxX - columns.model),
                style: Style(.muted, on: ground))
        }
    }

    private static func peek(_ state: AppState) -> String? {
        switch selected(state) {
        case .sample(let sample)?: tr(below: sample.description)
        case .project(let project)?:
            state.records.first { $0.projectID == project.id }.map { "\($0.name): \(StatusLook($0).sentence)" }
                ?? (project.examples == 0 ? tr("No example yet: i imports some.") : tr("No model yet: t trains one."))
        case nil: nil
        }
    }
}
