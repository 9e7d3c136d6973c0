import Store
import Terminal

/// What the selected project is, and what to do with it next.
enum ProjectDetailView {
    static func draw(_ state: AppState, in rect: Rect, on canvas: inout Canvas) {
        switch ProjectsView.selected(state) {
        case .sample(let sample)?:
            let inner = canvas.pane(rect, title: sample.name)
            var y = inner.y
            for line in wrap(tr(below: sample.description), inner.width) where y < inner.maxY {
                canvas.put(line, x: inner.x, y: y, width: inner.width)
                y += 1
            }
            y += 1
            keys(
                [
                    ("Enter", tr("adds this sample to your projects")), ("t", tr("then trains a model on it, in seconds")),
                    ("6", tr("then tries the model on what you type")),
                ], inner, &y, &canvas)
            y += 1
            keys(
                [("S", tr("lists all the samples")), ("a", tr("starts a project of your own")), ("?", tr("explains every key and word"))],
                inner, &y,
                &canvas)
        case .project(let project)?: drawProject(project, state, rect, &canvas)
        case nil: canvas.pane(rect, title: tr("Next"))
        }
    }

    private static func drawProject(_ project: ProjectRecord, _ state: AppState, _ rect: Rect, _ canvas: inout Canvas) {
        let inner = canvas.pane(rect, title: project.name)
        var y = inner.y
        let facts: [(String, String)] = [
            (tr("Languages"), project.languages.map(\.code).joined(separator: ", ")),
            (tr("Examples"), tr("\(Format.count(project.examples)) under \(Format.plural(project.intents, "intent"))")),
            (tr("Changed"), LocalTime.day(project.updatedAt, now: state.now)),
        ]
        for (label, value) in facts where y < inner.maxY {
            canvas.put(label, x: inner.x, y: y, style: .muted)
            canvas.put(value, x: inner.x + 12, y: y, width: inner.width - 12)
            y += 1
        }
        y += 1
        let models = state.records.filter { $0.projectID == project.id }
        if models.isEmpty {
            keys(
                project.examples == 0
                    ? [("i", tr("imports examples from a file")), ("Enter", tr("opens it; n there makes an intent"))]
                    : [("t", tr("trains the first model")), ("Enter", tr("shows the examples"))], inner, &y, &canvas)
            return
        }
        canvas.put(tr("Models"), x: inner.x, y: y, style: Style(.text, .bold))
        canvas.putRight(tr("macro F1"), maxX: inner.maxX, y: y, style: .muted)
        y += 1
        for model in models.prefix(max(1, min(8, inner.maxY - y - 5))) where y < inner.maxY {
            drawModel(model, state, inner, y, &canvas)
            y += 1
        }
        y += 1
        keys(
            [
                ("Enter", tr("shows the examples")), ("t", tr("trains a new model")), ("5", tr("compares the models")),
                ("6", tr("tries the newest")),
            ], inner,
            &y, &canvas)
    }

    private static func drawModel(_ model: ModelRecord, _ state: AppState, _ inner: Rect, _ y: Int, _ canvas: inout Canvas) {
        let look = StatusLook(model)
        canvas.put("\(look.glyph) \(model.name)", x: inner.x, y: y, width: inner.width / 2, style: Style(look.role))
        let bar = max(0, min(16, inner.width / 2 - 18))
        if model.status == .completed {
            let score = ModelScore(model)
            if bar > 3 {
                Chart.bar(score.value, of: 1, on: &canvas, x: inner.maxX - bar - 9, y: y, width: bar, fill: ScoreLook.role(score.value))
            }
            canvas.putRight(score.f1, maxX: inner.maxX, y: y, style: Style(ScoreLook.role(score.value)))
        } else {
            canvas.putRight(look.word, maxX: inner.maxX, y: y, style: Style(look.role))
        }
    }

    /// Keys with what they do, a line each.
    static func keys(_ keys: [(String, String)], _ inner: Rect, _ y: inout Int, _ canvas: inout Canvas) {
        for (key, meaning) in keys where y < inner.maxY {
            canvas.putRight(KeyChord.shown(key), maxX: inner.x + 5, y: y, style: Style(.key, .bold))
            canvas.put(meaning, x: inner.x + 7, y: y, width: inner.width - 7, style: Style(.keyLabel))
            y += 1
        }
    }
}
