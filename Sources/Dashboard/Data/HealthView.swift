import Corpus
import Store
import Terminal

/// How well the chosen intent is doing, and what would help it.
enum HealthView {
    static func draw(_ state: AppState, in rect: Rect, on canvas: inout Canvas) {
        guard let name = state.data.shownIntent, let intent = state.data.intents.first(where: { $0.name == name }) else {
            drawProject(state, rect, &canvas)
            return
        }
        let inner = canvas.pane(rect, title: tr("Health of \(name)"))
        var y = inner.y
        let score = state.data.scores[name]
        line("F1", &y, inner, &canvas) { canvas, x, y, width in
            guard let score else {
                canvas.put(tr("no model has learnt it yet: t trains one"), x: x, y: y, width: width, style: .muted)
                return
            }
            let bar = max(6, min(30, width - 26))
            Chart.bar(score.f1, of: 1, on: &canvas, x: x, y: y, width: bar, fill: ScoreLook.role(score.f1))
            canvas.put(
                "\(Format.score(score.f1))   P \(Format.score(score.precision))  R \(Format.score(score.recall))", x: x + bar + 2,
                y: y, width: width - bar - 2, style: Style(ScoreLook.role(score.f1)))
        }
        if state.data.provisional != nil, score != nil {
            line(tr("Provisional"), &y, inner, &canvas) { canvas, x, y, width in
                var parts: [ProvisionalLook.Part] = [(tr("cross-validated on today's examples"), .muted)]
                if let points = state.provisional.change(of: name) {
                    let change = ProvisionalLook.change(points)
                    parts = [(change.text, change.role), (" " + tr("by the last edit, cross-validated"), .muted)]
                }
                ProvisionalLook.draw(parts, on: &canvas, x: x, y: y, width: width)
            }
        }
        if let confused = state.data.confusedWith[name], let score {
            line(tr("Mistaken for"), &y, inner, &canvas) { canvas, x, y, width in
                canvas.put(tr("\(confused.other), \(confused.count) of \(score.support)"), x: x, y: y, width: width, style: Style(.warn))
            }
        }
        line(tr("Examples"), &y, inner, &canvas) { canvas, x, y, width in
            canvas.put(tr("\(intent.train) train, \(intent.test) test"), x: x, y: y, width: width)
        }
        for advice in advice(intent, state) where y < inner.maxY {
            for (row, text) in wrap(advice, inner.width - labelWidth, rows: 3).enumerated() {
                line(row == 0 ? tr("Would help") : "", &y, inner, &canvas) { canvas, x, y, width in
                    canvas.put(text, x: x, y: y, width: width, style: Style(.info))
                }
            }
        }
        drawFindings(about: name, state, &y, inner, &canvas)
        if hasRail(inner) {
            let (above, below) = inner.split(bottom: selectionRows)
            drawRail(state, &y, above, &canvas)
            y = below.y
        }
        drawSelection(state, &y, inner, &canvas)
    }

    /// Rows that are kept for the text of the selected example below the charts, so that these stand still.
    private static let selectionRows = 5
    private static let labelWidth = 14
    private static func hasRail(_ inner: Rect) -> Bool { inner.height > 20 }

    private static func line(
        _ label: String, _ y: inout Int, _ inner: Rect, _ canvas: inout Canvas, _ draw: (inout Canvas, Int, Int, Int) -> Void
    ) {
        guard y < inner.maxY else { return }
        canvas.put(label, x: inner.x, y: y, style: .muted)
        draw(&canvas, inner.x + labelWidth, y, max(0, inner.width - labelWidth))
        y += 1
    }

    private static func advice(_ intent: IntentSummary, _ state: AppState) -> [String] {
        var advice: [String] = []
        let needed = CorpusLimits.minimumExamplesPerIntent - intent.train
        if needed > 0 { advice.append(tr("\(Format.plural(needed, "more training example")): fewer than ten are learnt badly")) }
        if intent.test == 0 { advice.append(tr("some test examples: r switches one, so that its score can be trusted")) }
        if needed <= 0, let score = state.data.scores[intent.name], score.f1 < 0.8 {
            advice.append(
                score.recall < score.precision
                    ? tr("more varied examples: the model misses what it has not seen")
                    : tr("clearer examples: others are mistaken for this intent"))
        }
        return advice
    }

    private static func drawFindings(about name: String, _ state: AppState, _ y: inout Int, _ inner: Rect, _ canvas: inout Canvas) {
        let findings = state.review.findings.filter { $0.intent == name }
        guard let first = findings.first, y + 1 < inner.maxY else { return }
        y += 1
        for line in wrap(tr(first.reason), inner.width, rows: 4) where y < inner.maxY {
            canvas.put(line, x: inner.x, y: y, width: inner.width, style: Style(.warn))
            y += 1
        }
        guard y < inner.maxY else { return }
        let x = inner.x + canvas.put(tr("\(Format.plural(findings.count, "finding")) here") + "  ", x: inner.x, y: y, style: .muted)
        canvas.put("3", x: x, y: y, style: Style(.key, .bold))
        canvas.put(tr("opens the review"), x: x + 2, y: y, width: max(0, inner.maxX - x - 2), style: Style(.keyLabel))
        y += 1
    }

    /// The whole text of the example under the cursor, where its row had to be cut.
    private static func drawSelection(_ state: AppState, _ y: inout Int, _ inner: Rect, _ canvas: inout Canvas) {
        guard let example = state.data.current?.example, example.text.columns > inner.width - 10 else { return }
        y += 1
        for text in wrap(example.text, inner.width) where y < inner.maxY {
            canvas.put(text, x: inner.x, y: y, width: inner.width, style: .muted)
            y += 1
        }
    }

    /// All intents at once: the distribution, largest first, as one row of columns.
    private static func drawRail(_ state: AppState, _ y: inout Int, _ inner: Rect, _ canvas: inout Canvas) {
        y += 1
        guard y + 3 < inner.maxY else { return }
        canvas.put(tr("Examples an intent, most first"), x: inner.x, y: y, width: inner.width, style: Style(.text, .bold))
        let counts = state.data.rows.compactMap { $0 }.filter { !$0.name.isEmpty }.map { Double($0.train + $0.test) }
        // Few intents get columns that are wide enough to see.
        let wide = max(1, min(6, inner.width / max(1, counts.count)))
        Chart.sparkline(
            counts.flatMap { Array(repeating: $0, count: wide) }, on: &canvas, x: inner.x, y: y + 1,
            width: min(inner.width, counts.count * wide))
        y += 3
        let scored = state.data.scores.values.sorted { ($0.f1, $0.label) < ($1.f1, $1.label) }
        guard !scored.isEmpty, y + 1 < inner.maxY else { return }
        let title = state.data.provisional == nil ? tr("Worst F1 in the newest model") : tr("Worst F1 as the data is now")
        canvas.put(title, x: inner.x, y: y, width: inner.width, style: Style(.text, .bold))
        y += 1
        for score in scored.prefix(max(0, inner.maxY - y)) {
            let name = min(24, inner.width / 2)
            canvas.put(score.label, x: inner.x, y: y, width: name)
            Chart.bar(
                score.f1, of: 1, on: &canvas, x: inner.x + name + 1, y: y, width: max(1, inner.width - name - 7),
                fill: ScoreLook.role(score.f1))
            canvas.putRight(Format.score(score.f1), maxX: inner.maxX, y: y, style: Style(ScoreLook.role(score.f1)))
            y += 1
        }
    }

    private static func drawProject(_ state: AppState, _ rect: Rect, _ canvas: inout Canvas) {
        let inner = canvas.pane(rect, title: tr("Health of the project"))
        var y = inner.y
        let train = state.data.intents.reduce(0) { $0 + $1.train }
        let test = state.data.intents.reduce(0) { $0 + $1.test }
        line(tr("Examples"), &y, inner, &canvas) { canvas, x, y, width in
            canvas.put(tr("\(Format.count(train)) train, \(Format.count(test)) test"), x: x, y: y, width: width)
        }
        line(tr("Review"), &y, inner, &canvas) { canvas, x, y, width in
            let disputes = state.review.findings.count(where: \.isDispute)
            let open = state.review.findings.count - disputes
            var words = open == 0 ? tr("nothing to mend") : tr("\(Format.count(open)) to mend")
            if disputes > 0 { words += ", " + tr("\(Format.count(disputes)) to look at") }
            if open + disputes > 0 { words += ": " + tr("3 shows what") }
            canvas.put(words, x: x, y: y, width: width, style: Style(open == 0 ? .ok : .warn))
        }
        line(tr("Model"), &y, inner, &canvas) { canvas, x, y, width in
            guard let model = state.bestModel else {
                canvas.put(tr("none yet: t trains one"), x: x, y: y, width: width, style: .muted)
                return
            }
            let score = ModelScore(model)
            canvas.put(tr("\(model.name), macro F1 \(score.f1)"), x: x, y: y, width: width, style: Style(ScoreLook.role(score.value)))
        }
        if let parts = ProvisionalLook.sentence(state) {
            line(tr("Provisional"), &y, inner, &canvas) { canvas, x, y, width in
                ProvisionalLook.draw(parts, on: &canvas, x: x, y: y, width: width)
            }
        }
        if hasRail(inner) { drawRail(state, &y, inner, &canvas) }
    }
}
