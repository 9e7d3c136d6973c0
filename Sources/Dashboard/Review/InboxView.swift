import Corpus
import NLU
import Terminal

/// The utterances that wait for an intent. What the model suggests has a colour, a mark and a word of its own, so that nobody takes it
/// for a label.
enum InboxView {
    static func draw(_ state: AppState, in rect: Rect, on canvas: inout Canvas) {
        let inbox = state.review.inbox
        let focused = state.place == .inbox
        let visible = Layout.inboxRows(state)
        let inner = canvas.pane(
            rect, title: title(state), focused: focused,
            footer: ListView.footer(inbox.cursor, count: inbox.rows.count, visible: visible), place: .inbox)
        let body = Rect(x: inner.x - 1, y: inner.y, width: inner.width + 2, height: min(visible, inner.height))
        if inbox.rows.isEmpty {
            let words =
                inbox.isLoaded
                ? [tr("Nothing waits for an intent."), tr("b takes lines that you paste, to be labelled here one key each")]
                : [tr("Reading …")]
            EmptyView.draw(words, in: body, on: &canvas)
        }
        let right = min(28, inner.width / 3)
        ListView.draw(count: inbox.rows.count, cursor: inbox.cursor, in: body, focused: focused, place: .inbox, on: &canvas) {
            canvas, index, row, ground in
            let item = inbox.rows[index]
            canvas.put(item.row.example.text, x: row.x, y: row.y, width: max(1, row.width - right - 1), style: Style(.text, on: ground))
            let best = item.suggestion?.intentRanking.first.map { "\($0.name)? \(Format.percent($0.confidence))" }
            let words = item.isOutOfScope ? tr("out of scope?") : best ?? tr("no model yet")
            canvas.putRight(words.fittedInMiddle(to: right), maxX: row.maxX, y: row.y, style: Style(.suggested, on: ground, .italic))
        }
        guard !Layout.isWide(state.size), let item = inbox.selected else { return }
        let lines = wrap(item.row.example.text + " — " + reason(item), inner.width, rows: Layout.peekRows)
        for (index, line) in lines.prefix(Layout.peekRows).enumerated() {
            canvas.put(line, x: inner.x, y: inner.maxY - Layout.peekRows + index, width: inner.width, style: .muted)
        }
    }

    /// The inbox holds the first few thousand; how many more wait is said.
    private static func title(_ state: AppState) -> String {
        let shown = Format.count(state.review.inbox.rows.count)
        return state.data.unlabelled > state.review.inbox.rows.count
            ? tr("Inbox \(shown) of \(Format.count(state.data.unlabelled)) · without an intent") : tr("Inbox \(shown) · without an intent")
    }

    static func drawDetail(_ state: AppState, in rect: Rect, on canvas: inout Canvas) {
        guard let item = state.review.inbox.selected else {
            let inner = canvas.pane(rect, title: "")
            EmptyView.draw([tr("Paste what people really said: the model sorts it, you say yes or no.")], in: inner, on: &canvas)
            return
        }
        let inner = canvas.pane(rect, title: tr("Waits for an intent"))
        var y = inner.y
        let example = item.suggested ?? item.row.example
        if example.text.columns <= inner.width {
            SpanText.draw(
                example, types: ExampleListView.entityTypes(state), in: Rect(x: inner.x, y: y, width: inner.width, height: 1), ground: nil,
                on: &canvas)
            y += 1
        } else {
            for line in wrap(example.text, inner.width, rows: 4) {
                canvas.put(line, x: inner.x, y: y, width: inner.width)
                y += 1
            }
        }
        y += 1
        for line in wrap(reason(item), inner.width) where y < inner.maxY {
            canvas.put(line, x: inner.x, y: y, width: inner.width, style: Style(.info))
            y += 1
        }
        y += 1
        if let suggestion = item.suggestion {
            canvas.put(tr("suggested, not confirmed"), x: inner.x, y: y, width: inner.width, style: Style(.suggested, .italic))
            y += 1
            drawRanking(suggestion, inner, &y, &canvas)
            for entity in suggestion.entities where y < inner.maxY {
                canvas.put(" ", x: inner.x, y: y, style: Style(EntityLook.role(of: entity.entity, state)))
                canvas.put("\(entity.entity): \(entity.value)", x: inner.x + 2, y: y, width: inner.width - 8, style: Style(.suggested))
                canvas.putRight(Format.percent(entity.confidence), maxX: inner.maxX, y: y, style: .muted)
                y += 1
            }
            y += 1
        }
        let accept = item.suggested.map { [("Enter", tr("yes: \($0.intent)"))] } ?? [("Enter", tr("choose its intent"))]
        ProjectDetailView.keys(
            accept + [
                ("m", tr("another intent")), ("o", tr("out of scope: no intent fits")), ("d", tr("delete it")),
                ("u", tr("take the last decision back")),
            ], inner, &y, &canvas)
    }

    private static func drawRanking(_ suggestion: ParseResult, _ inner: Rect, _ y: inout Int, _ canvas: inout Canvas) {
        let shown = suggestion.intentRanking.prefix(5)
        let name = min(28, shown.map { $0.name.columns }.max() ?? 10)
        for (place, intent) in shown.enumerated() where y < inner.maxY {
            canvas.put(
                intent.name.fittedInMiddle(to: name), x: inner.x, y: y,
                style: Style(place == 0 ? .suggested : .muted, place == 0 ? .bold : []))
            let bar = inner.width - name - 7
            if bar > 4 {
                Chart.bar(
                    intent.confidence, of: 1, on: &canvas, x: inner.x + name + 1, y: y, width: bar, fill: place == 0 ? .suggested : .barFill
                )
            }
            canvas.putRight(Format.score(intent.confidence), maxX: inner.maxX, y: y, style: .muted)
            y += 1
        }
    }

    /// Why it stands where it stands.
    private static func reason(_ item: InboxRow) -> String {
        guard let suggestion = item.suggestion, let best = suggestion.intentRanking.first else {
            return tr("There is no model yet that could suggest an intent: t trains one.")
        }
        if item.isOutOfScope {
            return tr("The model thinks that it is out of scope. If it is not, its label teaches much.")
        }
        guard suggestion.intentRanking.count > 1, item.worth > 0.5 else {
            return tr("The model is rather sure (\(Format.percent(best.confidence))): a label confirms more than it teaches.")
        }
        let second = suggestion.intentRanking[1]
        let (one, two) = ("\(best.name) (\(Format.percent(best.confidence)))", "\(second.name) (\(Format.percent(second.confidence)))")
        return tr("The model wavers between \(one) and \(two): its label teaches much.")
    }
}
