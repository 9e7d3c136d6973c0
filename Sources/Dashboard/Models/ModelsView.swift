import NLU
import Store
import Terminal

enum ModelsView {
    static func draw(_ state: AppState, on canvas: inout Canvas) {
        if state.place == .deployments { return DeploymentsView.draw(state, on: &canvas) }
        let panes = Layout.modelPanes(state)
        VersionsView.draw(state, in: panes.versions, on: &canvas)
        guard let model = state.selectedModel else {
            let rest = [panes.confusion, panes.intents, panes.confidence].compactMap { $0 }
            for rect in rest { canvas.pane(rect, title: "") }
            return
        }
        let detail = state.models.detail?.id == model.id ? state.models.detail : nil
        guard let shown = detail?.shown else {
            for rect in [panes.confusion, panes.intents, panes.confidence].compactMap({ $0 }) {
                let inner = canvas.pane(rect, title: "")
                EmptyView.draw(
                    [model.status == .completed ? "Reading …" : "\(model.name) is \(model.status.rawValue): nothing to show yet."],
                    in: inner, on: &canvas)
            }
            return
        }
        let basis = detail?.isEstimate == true ? "cross-validated" : "\(Format.plural(shown.examples, "test answer"))"
        if let rect = panes.confusion { ConfusionView.draw(shown, state, in: rect, on: &canvas) }
        if let rect = panes.intents { ModelIntentsView.draw(shown, basis, state, in: rect, on: &canvas) }
        if let rect = panes.confidence { ConfidenceView.draw(shown, basis, state, in: rect, on: &canvas) }
    }
}

/// The versions of the project's model, newest first, side by side.
enum VersionsView {
    static func draw(_ state: AppState, in rect: Rect, on canvas: inout Canvas) {
        let models = state.projectRecords
        let focused = state.place == .versions
        let inner = canvas.pane(
            rect, title: "Versions \(models.count)", focused: focused,
            footer: ListView.footer(state.models.cursor, count: models.count, visible: Layout.versionRows(state)), place: .versions)
        guard !models.isEmpty else {
            EmptyView.draw(["No model yet.", "", "t trains one on the examples."], in: inner, on: &canvas)
            return
        }
        let wide = inner.width >= 96
        let columns = columns(inner, wide: wide)
        canvas.put("model", x: inner.x + 1, y: inner.y, style: .muted)
        canvas.put("trained", x: columns.trained, y: inner.y, style: .muted)
        for (title, x) in zip(["i_acc", "i_f1", "e_acc", "e_f1"], columns.numbers) {
            canvas.putRight(title, maxX: x, y: inner.y, style: .muted)
        }
        if wide {
            canvas.put(
                "against the one before", x: columns.difference, y: inner.y, width: max(0, inner.maxX - columns.difference), style: .muted)
        }
        let body = Rect(x: inner.x - 1, y: inner.y + 1, width: inner.width + 2, height: Layout.versionRows(state))
        if let detail = state.models.detail, detail.id == state.selectedModel?.id, let shown = detail.shown {
            let sentence = Verdict.sentence(shown, isEstimate: detail.isEstimate)
            canvas.put(sentence, x: inner.x, y: inner.maxY - 1, width: inner.width, style: Style(ScoreLook.role(shown.accuracy)))
        }
        ListView.draw(count: models.count, cursor: state.models.cursor, in: body, focused: focused, place: .versions, on: &canvas) {
            canvas, index, row, ground in
            let model = models[index]
            let look = StatusLook(model)
            canvas.put(look.glyph, x: row.x, y: row.y, style: Style(look.role, on: ground))
            let deployed = model.replicas > 0 ? " ▲\(model.replicas)" : ""
            canvas.put(
                model.name + deployed, x: row.x + 2, y: row.y, width: columns.trained - row.x - 3,
                style: Style(.text, on: ground, ground == nil ? [] : .bold))
            canvas.put(
                LocalTime.day(model.createdAt, now: state.now), x: columns.trained, y: row.y, width: 12, style: Style(.muted, on: ground))
            guard model.status == .completed else {
                canvas.put(
                    model.status.rawValue + (model.message.isEmpty ? "" : ": " + model.message), x: columns.trained + 13, y: row.y,
                    width: max(0, row.maxX - columns.trained - 13), style: Style(look.role, on: ground))
                return
            }
            drawNumbers(model, columns, row, ground, wide, &canvas)
            if wide, index + 1 < models.count, let before = models[(index + 1)...].first(where: { $0.status == .completed }) {
                let difference = difference(model, before)
                canvas.put(
                    difference.text, x: columns.difference, y: row.y, width: max(0, row.maxX - columns.difference),
                    style: Style(difference.role, on: ground))
            }
        }
    }

    private struct Columns {
        let trained: Int
        let bar: Int
        let barWidth: Int
        let numbers: [Int]
        let difference: Int
    }

    private static func columns(_ inner: Rect, wide: Bool) -> Columns {
        let name = max(14, min(34, inner.width - (wide ? 84 : 46)))
        let trained = inner.x + name + 3
        let bar = trained + 13
        let barWidth = wide ? max(8, min(24, inner.width - name - 76)) : 0
        let first = bar + barWidth + (wide ? 8 : 6)
        return Columns(
            trained: trained, bar: bar, barWidth: barWidth, numbers: (0..<4).map { first + $0 * 7 }, difference: first + 3 * 7 + 3)
    }

    private static func drawNumbers(
        _ model: ModelRecord, _ columns: Columns, _ row: Rect, _ ground: Role?, _ wide: Bool, _ canvas: inout Canvas
    ) {
        let score = ModelScore(model)
        if columns.barWidth > 0 {
            Chart.bar(
                score.accuracy, of: 1, on: &canvas, x: columns.bar, y: row.y, width: columns.barWidth, fill: ScoreLook.role(score.accuracy))
        }
        let metrics = model.metrics
        let estimate = score.isEstimate ? "~" : ""
        let texts = [
            estimate + Format.score(score.accuracy), score.f1, score.isEstimate ? "–" : Format.score(metrics.entityAccuracy),
            score.isEstimate ? "–" : Format.score(metrics.entityF1),
        ]
        for (text, x) in zip(texts, columns.numbers) { canvas.putRight(text, maxX: x, y: row.y, style: Style(.text, on: ground)) }
    }

    /// The change in accuracy in points; "within noise" where the two 95 % intervals (Wilson's, on each one's own examples) leave room for chance.
    static func difference(_ model: ModelRecord, _ before: ModelRecord) -> (text: String, role: Role) {
        let a = ModelScore(model)
        let b = ModelScore(before)
        guard a.isEstimate == b.isEstimate else { return ("judged differently", .muted) }
        let points = (a.accuracy - b.accuracy) * 100
        let tenths = Int((abs(points) * 10).rounded())
        let number = "\(points < 0 ? "−" : "+")\(tenths / 10).\(tenths % 10)"
        let n = Double(max(1, min(count(model), count(before))))
        let p = (a.accuracy + b.accuracy) / 2
        let noise = 1.96 * (2 * max(p * (1 - p), 1 / n) / n).squareRoot()
        if abs(a.accuracy - b.accuracy) <= noise { return ("\(number)  within noise", .muted) }
        return points > 0 ? ("\(number)  better", .ok) : ("\(number)  worse", .error)
    }

    private static func count(_ model: ModelRecord) -> Int {
        model.metrics.testExamples > 0 ? model.metrics.testExamples : model.examplesPerIntent.values.reduce(0, +)
    }
}
