import NLU
import Store
import Terminal

/// Precision, recall and F1 of every intent, worst first or by any other column.
enum ModelIntentsView {
    static func draw(_ state: AppState, in inner: Rect, on canvas: inout Canvas) {
        let scores = state.models.intents
        let order = state.models.order
        // Names first: the bar has what they leave.
        let name = max(12, min(scores.map { $0.label.columns }.max() ?? 12, inner.width - 26))
        let x = inner.x + 1
        let columns: [(IntentOrder.Column, Int)] = [
            (.precision, x + name + 6), (.recall, x + name + 12), (.f1, x + name + 18), (.support, inner.maxX),
        ]
        let bar = x + name + 20
        let barWidth = max(0, min(24, inner.maxX - bar - 7))
        func header(_ column: IntentOrder.Column) -> (String, Style) {
            column == order.column ? (column.title + order.mark, Style(.key, .bold)) : (column.title, .muted)
        }
        let first = header(.name)
        canvas.put(first.0, x: x, y: inner.y, style: first.1)
        canvas.markTarget(Rect(x: x, y: inner.y, width: name, height: 1), Click.sort(.name))
        for (column, right) in columns {
            let title = header(column)
            canvas.putRight(title.0, maxX: right, y: inner.y, style: title.1)
            canvas.markTarget(Rect(x: right - 5, y: inner.y, width: 6, height: 1), Click.sort(column))
        }
        let body = Rect(x: inner.x - 1, y: inner.y + 1, width: inner.width + 2, height: inner.height - 1)
        ListView.draw(
            count: scores.count, cursor: state.models.intentCursor, in: body, focused: state.place == .modelIntents, place: .modelIntents,
            on: &canvas
        ) { canvas, index, row, ground in
            let score = scores[index]
            let role = ScoreLook.role(score.f1)
            canvas.put(score.label.fittedInMiddle(to: name), x: row.x, y: row.y, style: Style(.text, on: ground))
            canvas.putRight(Format.score(score.precision), maxX: columns[0].1, y: row.y, style: Style(.muted, on: ground))
            canvas.putRight(Format.score(score.recall), maxX: columns[1].1, y: row.y, style: Style(.muted, on: ground))
            canvas.putRight(Format.score(score.f1), maxX: columns[2].1, y: row.y, style: Style(role, on: ground))
            if barWidth > 4 { Chart.bar(score.f1, of: 1, on: &canvas, x: bar, y: row.y, width: barWidth, fill: role) }
            canvas.putRight("\(score.support)", maxX: row.maxX, y: row.y, style: Style(.muted, on: ground))
        }
    }
}
