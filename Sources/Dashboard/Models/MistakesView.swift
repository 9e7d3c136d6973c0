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
        let rows = rows(of: inner.height)
        let body = Rect(x: inner.x - 1, y: inner.y, width: inner.width + 2, height: rows)
        var cursor = state.models.mistakeCursor
        cursor.clamp(count: mistakes.count, visible: body.height)
        ListView.draw(
            count: mistakes.count, cursor: cursor, in: body, focused: state.place == .mistakes, place: .mistakes, on: &canvas
        ) { canvas, index, row, ground in
            let mistake = mistakes[index]
            let said = min(max(20, row.width * 45 / 100), 52)
            let isMended = state.models.mended.contains(mistake.text)
            let sure = isMended ? tr("edited") : Format.percent(mistake.confidence)
            canvas.put(
                mistake.text, x: row.x, y: row.y, width: max(0, row.width - said - 8), style: Style(isMended ? .muted : .text, on: ground))
            let half = (said - 3) / 2
            let arrow = canvas.arrow.columns
            let x = row.maxX - said - 6
            canvas.put(mistake.intent.fittedInMiddle(to: half), x: x, y: row.y, style: Style(.ok, on: ground))
            canvas.put(canvas.arrow, x: x + half + 1, y: row.y, style: Style(.muted, on: ground))
            canvas.put(
                mistake.predicted.fittedInMiddle(to: half - arrow + 1), x: x + half + 2 + arrow, y: row.y, style: Style(.error, on: ground))
            canvas.putRight(sure, maxX: row.maxX, y: row.y, style: Style(isMended ? .confirmed : .muted, on: ground))
        }
        if rows < inner.height, mistakes.indices.contains(cursor.selected) {
            drawWhole(mistakes[cursor.selected], inner, body.maxY, &canvas)
        }
    }

    /// Rows below the list for the selected answer, which is cut there.
    private static let peekRows = 4

    /// Rows of the list in a pane of that height.
    static func rows(of height: Int) -> Int { height >= 2 * peekRows ? height - peekRows : height }

    private static func drawWhole(_ mistake: Evaluation.WrongPrediction, _ inner: Rect, _ top: Int, _ canvas: inout Canvas) {
        var y = top + 1
        for line in wrap(Translation.current.quoted(mistake.text), inner.width, rows: peekRows - 2) where y < inner.maxY {
            canvas.put(line, x: inner.x, y: y, width: inner.width)
            y += 1
        }
        guard y < inner.maxY else { return }
        var x = inner.x + canvas.put(mistake.intent, x: inner.x, y: y, width: inner.width, style: Style(.ok))
        x += canvas.put(" \(canvas.arrow) ", x: x, y: y, width: max(0, inner.maxX - x), style: .muted)
        canvas.put(mistake.predicted, x: x, y: y, width: max(0, inner.maxX - x), style: Style(.error))
    }
}
