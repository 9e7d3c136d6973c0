import NLU
import Terminal

/// Every wrong answer, the surest first: there the model has learnt something wrong, or the label is.
enum MistakesView {
    static func draw(_ detail: ModelsState.Detail, _ state: AppState, in inner: Rect, on canvas: inout Canvas) {
        let mistakes = detail.mistakes
        guard !mistakes.isEmpty else {
            EmptyView.draw([tr("No wrong answer.")], in: inner, on: &canvas)
            return
        }
        let body = Rect(x: inner.x - 1, y: inner.y, width: inner.width + 2, height: inner.height)
        var cursor = state.models.mistakeCursor
        cursor.clamp(count: mistakes.count, visible: body.height)
        ListView.draw(
            count: mistakes.count, cursor: cursor, in: body, focused: state.place == .mistakes, place: .mistakes, on: &canvas
        ) { canvas, index, row, ground in
            let mistake = mistakes[index]
            let said = min(max(20, row.width * 45 / 100), 52)
            let sure = Format.percent(mistake.confidence)
            canvas.put(mistake.text, x: row.x, y: row.y, width: max(0, row.width - said - 7), style: Style(.text, on: ground))
            let half = (said - 3) / 2
            let x = row.maxX - said - 5
            canvas.put(mistake.intent.fittedInMiddle(to: half), x: x, y: row.y, style: Style(.ok, on: ground))
            canvas.put("→", x: x + half + 1, y: row.y, style: Style(.muted, on: ground))
            canvas.put(mistake.predicted.fittedInMiddle(to: half), x: x + half + 3, y: row.y, style: Style(.error, on: ground))
            canvas.putRight(sure, maxX: row.maxX, y: row.y, style: Style(.muted, on: ground))
        }
    }
}
