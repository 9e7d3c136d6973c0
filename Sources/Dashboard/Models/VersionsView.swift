import NLU
import Store
import Terminal

/// The versions of the project's model, newest first, side by side.
enum VersionsView {
    static func draw(_ state: AppState, in rect: Rect, on canvas: inout Canvas) {
        let models = state.projectRecords
        let focused = state.place == .versions
        let inner = canvas.pane(
            rect, title: tr("Versions \(models.count)"), focused: focused,
            footer: ListView.footer(state.models.cursor, count: models.count, visible: Layout.versionRows(state)), place: .versions)
        guard !models.isEmpty else {
            EmptyView.draw([tr("No model yet."), "", tr("t trains one on the examples.")], in: inner, on: &canvas)
            return
        }
        let columns = Columns(inner)
        drawHeader(columns, inner, state, &canvas)
        let body = Rect(x: inner.x - 1, y: inner.y + 1, width: inner.width + 2, height: Layout.versionRows(state))
        if let detail = state.models.detail, detail.id == state.selectedModel?.id, let shown = detail.shown {
            let sentence = Verdict.sentence(shown, isEstimate: detail.isEstimate)
            canvas.put(
                sentence.columns <= inner.width ? sentence : Verdict.sentence(shown, isEstimate: detail.isEstimate, isShort: true),
                x: inner.x, y: inner.maxY - 1, width: inner.width, style: Style(ScoreLook.role(shown.accuracy)))
        }
        ListView.draw(count: models.count, cursor: state.models.cursor, in: body, focused: focused, place: .versions, on: &canvas) {
            canvas, index, row, ground in
            let model = models[index]
            let look = StatusLook(model)
            canvas.put(look.glyph, x: row.x, y: row.y, style: Style(look.role, on: ground))
            let deployed = model.replicas > 0 ? " ▲\(model.replicas)" : ""
            canvas.put(
                (model.name + deployed).fittedInMiddle(to: columns.name), x: row.x + 2, y: row.y,
                style: Style(.text, on: ground, ground == nil ? [] : .bold))
            if let x = columns.trained {
                canvas.put(LocalTime.day(model.createdAt, now: state.now), x: x, y: row.y, width: 12, style: Style(.muted, on: ground))
            }
            guard model.status == .completed else {
                canvas.put(
                    look.sentence, x: columns.score, y: row.y,
                    width: max(0, row.maxX - columns.score), style: Style(look.role, on: ground))
                return
            }
            drawNumbers(model, columns, row, ground, &canvas)
            let difference = difference(model, state)
            canvas.put(
                difference.text, x: columns.difference, y: row.y, width: max(0, row.maxX - columns.difference),
                style: Style(difference.role, on: ground))
        }
    }

    /// Where what stands: on a narrow screen without the dates and the entities, so that the difference stays.
    private struct Columns {
        let name: Int
        let trained: Int?
        let bar: ClosedRange<Int>?
        /// Where the first score begins.
        let score: Int
        /// Right edges of the scores.
        let accuracy: Int
        let interval: Int?
        let others: [Int]
        let difference: Int

        init(_ inner: Rect) {
            let wide = inner.width >= 96
            let huge = inner.width >= 150
            name = max(12, min(huge ? 40 : 24, inner.width - 56))
            var x = inner.x + name + 4
            trained = wide ? x : nil
            if wide { x += 13 }
            bar = huge ? x...(x + 23) : nil
            if huge { x += 25 }
            score = x
            accuracy = x + 5
            x = accuracy
            interval = wide ? x + 11 : nil
            if wide { x += 11 }
            others = (1...(wide ? 3 : 1)).map { x + $0 * 6 }
            difference = (others.last ?? x) + 3
        }
    }

    private static func drawHeader(_ columns: Columns, _ inner: Rect, _ state: AppState, _ canvas: inout Canvas) {
        canvas.put(tr("model"), x: inner.x + 1, y: inner.y, style: .muted)
        if let x = columns.trained { canvas.put(tr("trained"), x: x, y: inner.y, style: .muted) }
        canvas.putRight(tr("accuracy", sense: "column"), maxX: columns.accuracy, y: inner.y, style: .muted)
        if let x = columns.interval { canvas.putRight(tr("95 % range"), maxX: x, y: inner.y, style: .muted) }
        for (title, x) in zip(["F1", "e_acc", "e_f1"], columns.others) { canvas.putRight(title, maxX: x, y: inner.y, style: .muted) }
        let base = state.models.base.flatMap { id in state.projectRecords.first { $0.id == id } }
        let room = max(0, inner.maxX - columns.difference)
        let title = base.map { tr("against \($0.name), in points") } ?? tr("against the one before, in points")
        canvas.put(title.columns <= room ? title : tr("difference"), x: columns.difference, y: inner.y, width: room, style: .muted)
    }

    private static func drawNumbers(_ model: ModelRecord, _ columns: Columns, _ row: Rect, _ ground: Role?, _ canvas: inout Canvas) {
        let score = ModelScore(model)
        if let bar = columns.bar {
            Chart.bar(
                score.accuracy, of: 1, on: &canvas, x: bar.lowerBound, y: row.y, width: bar.count, fill: ScoreLook.role(score.accuracy))
        }
        canvas.putRight(
            (score.isEstimate ? "~" : "") + Format.score(score.accuracy), maxX: columns.accuracy, y: row.y, style: Style(.text, on: ground))
        if let x = columns.interval {
            let interval = score.interval
            canvas.putRight(
                "\(Format.hundredths(interval.low))–\(Format.hundredths(interval.high))", maxX: x, y: row.y,
                style: Style(.muted, on: ground))
        }
        let metrics = model.metrics
        let texts = [
            score.f1, score.hasEntities ? Format.score(metrics.entityAccuracy) : "–",
            score.hasEntities ? Format.score(metrics.entityF1) : "–",
        ]
        for (text, x) in zip(texts, columns.others) { canvas.putRight(text, maxX: x, y: row.y, style: Style(.text, on: ground)) }
    }

    /// The change in accuracy in points with its interval, and what may be said of it: never "better" within the noise.
    static func difference(_ model: ModelRecord, _ state: AppState) -> (text: String, role: Role) {
        if state.models.base == model.id { return ("◆ " + tr("the others are held against it"), .key) }
        guard let before = state.opponent(of: model) else { return ("", .muted) }
        guard let known = state.models.comparisons[.init(now: model.id, before: before.id)] else { return ("…", .muted) }
        guard let comparison = known else { return (tr("judged differently"), .muted) }
        if comparison.onlyFirst == 0, comparison.onlySecond == 0 { return ("± \(Format.tenths(0))  " + tr("the same answers"), .muted) }
        let number = Format.points(comparison.difference)
        let span = tr("\(Format.points(comparison.interval.low)) to \(Format.points(comparison.interval.high))")
        switch comparison.verdict {
        case .first: return ("\(number)  \(tr("better"))  (\(span))", .ok)
        case .second: return ("\(number)  \(tr("worse"))  (\(span))", .error)
        case .undecided: return ("\(number)  \(tr("within noise"))  (\(span))", .muted)
        }
    }
}
