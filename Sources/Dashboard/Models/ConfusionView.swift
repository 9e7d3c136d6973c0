import NLU
import Store
import Terminal

/// The intents that the model mixes up most, as a heat map, and the pairs in words below it.
enum ConfusionView {
    static func draw(_ shown: Evaluation, _ state: AppState, in inner: Rect, on canvas: inout Canvas) {
        let focused = state.place == .confusion
        let pairs = shown.confusedPairs
        guard !pairs.isEmpty else {
            EmptyView.draw([tr("No wrong answer.")], in: inner, on: &canvas)
            return
        }
        let size = matrixSize(inner, labels: shown.confusion.labels.count, cell: cellWidth(shown))
        var y = inner.y
        let picked = pairs.indices.contains(state.models.confusionCursor.selected) ? pairs[state.models.confusionCursor.selected] : nil
        if size >= 3, !canvas.isPlain { y = drawMatrix(shown, size, pairs, picked, inner, &canvas) }
        drawPairs(pairs, shown, state, focused, Rect(x: inner.x, y: y, width: inner.width, height: inner.maxY - y), &canvas)
    }

    private static func nameWidth(_ inner: Rect) -> Int { min(20, inner.width / 4) }
    /// Columns of a cell: three digits and a gap at the most, two where no count needs more.
    private static func cellWidth(_ shown: Evaluation) -> Int { shown.confusion.cells.contains { $0.count > 99 } ? 4 : 3 }

    /// As many intents as fit while nine rows are left for the pairs in words; where all fit with two pairs below, all.
    private static func matrixSize(_ inner: Rect, labels: Int, cell: Int) -> Int {
        let wide = (inner.width - nameWidth(inner) - 4) / cell
        if labels <= wide, labels <= inner.height - 5 { return labels }
        return min(labels, 40, inner.height - 12, wide)
    }

    private static func drawMatrix(
        _ shown: Evaluation, _ size: Int, _ pairs: [ConfusedPair], _ picked: ConfusedPair?, _ inner: Rect, _ canvas: inout Canvas
    ) -> Int {
        let labels = shown.confusion.labels
        var chosen = shown.mostConfused(limit: size)
        // The chosen pair is always among them.
        let wanted = [picked?.truth, picked?.predicted].compactMap { name in labels.firstIndex { $0 == name } }
        for label in wanted where !chosen.contains(label) {
            if let least = chosen.lastIndex(where: { !wanted.contains($0) }) { chosen[least] = label }
        }
        var counts: [Int: Int] = [:]
        for cell in shown.confusion.cells { counts[cell.truth * labels.count + cell.predicted] = cell.count }
        var support: [Int: Int] = [:]
        for cell in shown.confusion.cells { support[cell.truth, default: 0] += cell.count }
        let left = inner.x + 3 + nameWidth(inner)
        let cell = cellWidth(shown)
        for (column, _) in chosen.enumerated() {
            canvas.putRight("\(column + 1)", maxX: left + (column + 1) * cell, y: inner.y, style: .muted)
        }
        for (row, truth) in chosen.enumerated() {
            let y = inner.y + 1 + row
            let isPicked = picked?.truth == labels[truth]
            canvas.putRight("\(row + 1)", maxX: inner.x + 2, y: y, style: .muted)
            canvas.put(
                labels[truth].fittedInMiddle(to: nameWidth(inner)), x: inner.x + 3, y: y, style: Style(.text, isPicked ? .bold : []))
            for (column, predicted) in chosen.enumerated() {
                let x = left + column * cell
                guard let count = counts[truth * labels.count + predicted], count > 0 else {
                    canvas.putRight("·", maxX: x + cell, y: y, style: .muted)
                    continue
                }
                let share = Double(count) / Double(max(1, support[truth] ?? 1))
                let role = heat(share)
                let marked = isPicked && picked?.predicted == labels[predicted]
                canvas.fill(Rect(x: x + 1, y: y, width: cell - 1, height: 1), style: Style(marked ? .badge : role))
                if truth != predicted,
                    let place = pairs.firstIndex(where: { $0.truth == labels[truth] && $0.predicted == labels[predicted] })
                {
                    canvas.markTarget(Rect(x: x, y: y, width: cell, height: 1), Click.row(.confusion, place))
                }
                canvas.putRight(
                    "\(count)", maxX: x + cell, y: y, style: Style(marked ? .badge : role, truth == predicted ? [] : .bold))
            }
        }
        let y = inner.y + 1 + chosen.count
        let others = labels.count - chosen.count
        let caption = tr("rows: the right intent · columns: what the model said")
        let cut = others > 0 ? tr("\(chosen.count) of \(labels.count), the most confused") + " · " : ""
        canvas.put(cut + caption, x: inner.x, y: y, width: inner.width, style: .muted)
        return y + 2
    }

    /// Shares below a twentieth are the palest; a whole row in one cell is the strongest.
    static func heat(_ share: Double) -> Role {
        switch share {
        case ..<0.05: .heat0
        case ..<0.15: .heat1
        case ..<0.35: .heat2
        case ..<0.7: .heat3
        default: .heat4
        }
    }

    private static func drawPairs(
        _ pairs: [ConfusedPair], _ shown: Evaluation, _ state: AppState, _ focused: Bool, _ rect: Rect, _ canvas: inout Canvas
    ) {
        guard rect.height > 0 else { return }
        let texts =
            pairs.indices.contains(state.models.confusionCursor.selected)
            ? Self.texts(pairs[state.models.confusionCursor.selected], shown) : []
        let listed = max(1, min(pairs.count, rect.height - (texts.isEmpty ? 0 : min(texts.count + 2, rect.height / 2))))
        var cursor = state.models.confusionCursor
        cursor.clamp(count: pairs.count, visible: listed)
        let body = Rect(x: rect.x - 1, y: rect.y, width: rect.width + 2, height: listed)
        ListView.draw(count: pairs.count, cursor: cursor, in: body, focused: focused, place: .confusion, on: &canvas) {
            canvas, index, row, ground in
            let pair = pairs[index]
            let count = tr("\(pair.count) of \(pair.support)")
            let room = row.width - count.columns - 3 - canvas.arrow.columns
            let truth = pair.truth.fittedInMiddle(to: max(room / 2, room - pair.predicted.columns))
            canvas.put(
                "\(truth) \(canvas.arrow) \(pair.predicted.fittedInMiddle(to: max(1, room - truth.columns)))", x: row.x, y: row.y,
                width: row.width - count.columns - 1, style: Style(.text, on: ground))
            canvas.putRight(count, maxX: row.maxX, y: row.y, style: Style(.warn, on: ground))
        }
        // Apart from the row above them, which may be another pair's.
        let below = rect.height - listed - 2
        guard below > 0, !texts.isEmpty, pairs.indices.contains(cursor.selected) else { return }
        let y = rect.y + listed + 1
        canvas.put(
            tr("\(pairs[cursor.selected].truth), taken for \(pairs[cursor.selected].predicted):"), x: rect.x, y: y, width: rect.width,
            style: .muted)
        for (line, text) in texts.prefix(below).enumerated() {
            canvas.put(Translation.current.quoted(text), x: rect.x + 2, y: y + 1 + line, width: rect.width - 2)
        }
    }

    private static func texts(_ pair: ConfusedPair, _ shown: Evaluation) -> [String] {
        shown.wrong.filter { $0.intent == pair.truth && $0.predicted == pair.predicted }.map(\.text)
    }
}
