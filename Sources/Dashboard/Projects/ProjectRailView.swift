import Store
import Terminal

/// The selected project in charts: how its models did one after another, and how its examples are spread over the intents.
enum ProjectRailView {
    static func draw(_ state: AppState, in rect: Rect, on canvas: inout Canvas) {
        guard case .project(let project)? = ProjectsView.selected(state) else {
            let inner = canvas.pane(rect, title: tr("Scores, version by version"))
            EmptyView.draw([tr("The charts of a project appear here.")], in: inner, on: &canvas)
            return
        }
        let models = Array(state.records.filter { $0.projectID == project.id && $0.status == .completed }.reversed())
        let (top, bottom) = rect.split(top: min(18, rect.height / 2))
        drawScores(models, canvas.pane(top, title: tr("Scores, version by version")), &canvas)
        let title = tr("Training examples an intent") + (models.last.map { " · \($0.name)" } ?? "")
        drawSpread(models.last, canvas.pane(bottom, title: title), &canvas)
    }

    private static func drawScores(_ models: [ModelRecord], _ inner: Rect, _ canvas: inout Canvas) {
        guard models.count > 1 else {
            EmptyView.draw(
                [models.isEmpty ? tr("No model yet.") : tr("One version so far: the next one draws a line.")], in: inner,
                on: &canvas)
            return
        }
        func points(_ score: (ModelScore) -> Double) -> [(x: Double, y: Double)] {
            models.enumerated().map { (x: Double($0 + 1), y: score(ModelScore($1))) }
        }
        Chart.lines(
            [
                .init(name: tr("accuracy"), points: points(\.accuracy), role: .series1),
                .init(name: tr("macro F1"), points: points(\.value), role: .series2),
            ], on: &canvas, in: inner, xLabel: tr("version"), empty: tr("no data yet"))
    }

    /// As the newest model learnt them: the most first.
    private static func drawSpread(_ model: ModelRecord?, _ inner: Rect, _ canvas: inout Canvas) {
        let counts = (model?.examplesPerIntent ?? [:]).sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        guard let most = counts.first?.value else {
            EmptyView.draw([tr("The first model shows how the examples are spread.")], in: inner, on: &canvas)
            return
        }
        let rows = counts.count > inner.height ? inner.height - 1 : counts.count
        let name = max(8, min(counts.prefix(rows).map { $0.key.columns }.max() ?? 8, inner.width / 2))
        let bar = max(0, inner.width - name - 8)
        for (line, count) in counts.prefix(rows).enumerated() {
            let y = inner.y + line
            canvas.put(count.key.fittedInMiddle(to: name), x: inner.x, y: y)
            Chart.bar(Double(count.value), of: Double(most), on: &canvas, x: inner.x + name + 1, y: y, width: bar)
            canvas.putRight(Format.count(count.value), maxX: inner.maxX, y: y, style: .muted)
        }
        if rows < counts.count {
            canvas.put(
                tr("and \(Format.count(counts.count - rows)) more, down to \(Format.count(counts.last?.value ?? 0))"), x: inner.x,
                y: inner.maxY - 1,
                width: inner.width, style: .muted)
        }
    }
}
