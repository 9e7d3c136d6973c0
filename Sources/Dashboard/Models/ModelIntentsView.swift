import NLU
import Store
import Terminal

/// Precision, recall and F1 of every intent, worst first.
enum ModelIntentsView {
    static func draw(_ shown: Evaluation, _ basis: String, _ state: AppState, in rect: Rect, on canvas: inout Canvas) {
        let focused = state.place == .modelIntents
        let scores = state.models.intents
        let visible = max(1, rect.height - 3)
        let inner = canvas.pane(
            rect, title: "Intents, \(state.models.intentOrder.rawValue) · \(basis)", focused: focused,
            footer: ListView.footer(state.models.intentCursor, count: scores.count, visible: visible), place: .modelIntents)
        let name = max(12, min(scores.map { $0.label.columns }.max() ?? 12, inner.width - 38))
        let x = inner.x + 1
        let columns = (precision: x + name + 6, recall: x + name + 12, f1: x + name + 18)
        let bar = columns.f1 + 2
        let barWidth = max(0, min(40, inner.maxX - bar - 7))
        canvas.put("intent", x: x, y: inner.y, style: .muted)
        canvas.putRight("P", maxX: columns.precision, y: inner.y, style: .muted)
        canvas.putRight("R", maxX: columns.recall, y: inner.y, style: .muted)
        canvas.putRight("F1", maxX: columns.f1, y: inner.y, style: .muted)
        canvas.putRight("of", maxX: inner.maxX, y: inner.y, style: .muted)
        let body = Rect(x: inner.x - 1, y: inner.y + 1, width: inner.width + 2, height: inner.height - 1)
        ListView.draw(count: scores.count, cursor: state.models.intentCursor, in: body, focused: focused, place: .modelIntents, on: &canvas)
        {
            canvas, index, row, ground in
            let score = scores[index]
            let role = ScoreLook.role(score.f1)
            canvas.put(score.label.fittedInMiddle(to: name), x: row.x, y: row.y, style: Style(.text, on: ground))
            canvas.putRight(Format.score(score.precision), maxX: columns.precision, y: row.y, style: Style(.muted, on: ground))
            canvas.putRight(Format.score(score.recall), maxX: columns.recall, y: row.y, style: Style(.muted, on: ground))
            canvas.putRight(Format.score(score.f1), maxX: columns.f1, y: row.y, style: Style(role, on: ground))
            if barWidth > 4 { Chart.bar(score.f1, of: 1, on: &canvas, x: bar, y: row.y, width: barWidth, fill: role) }
            canvas.putRight("\(score.support)", maxX: row.maxX, y: row.y, style: Style(.muted, on: ground))
        }
    }
}
