import Corpus
import Store
import Terminal

enum DataView {
    static func draw(_ state: AppState, on canvas: inout Canvas) {
        guard !state.data.showsEntities else { return EntitiesView.draw(state, on: &canvas) }
        let columns = Layout.columns(state.size)
        guard columns.detail != nil else {
            // One pane at a time on a narrow screen.
            if state.place == .intents {
                IntentListView.draw(state, in: columns.list, on: &canvas)
            } else {
                ExampleListView.draw(state, in: columns.list, on: &canvas)
            }
            return
        }
        let panes = Layout.examplePanes(state.size)
        IntentListView.draw(state, in: columns.list, on: &canvas)
        ExampleListView.draw(state, in: panes.examples, on: &canvas)
        if let health = panes.health { HealthView.draw(state, in: health, on: &canvas) }
    }
}

/// The intents with bars of the example distribution.
enum IntentListView {
    static func draw(_ state: AppState, in rect: Rect, on canvas: inout Canvas) {
        let rows = state.data.rows
        let total = state.data.intents.reduce(state.data.unlabelled) { $0 + $1.train + $1.test }
        let visible = Layout.listRows(state)
        let focused = state.place == .intents
        let inner = canvas.pane(
            rect, title: tr("Intents \(state.data.intents.count) · \(Format.plural(total, "example"))"), focused: focused,
            footer: footer(state, visible), place: .intents)
        let body = Rect(x: inner.x - 1, y: inner.y + 1, width: inner.width + 2, height: min(visible, inner.height - 1))
        let shape = Columns(state, Rect(x: inner.x + 1, y: inner.y, width: inner.width - 1, height: 1))
        if state.data.intents.isEmpty {
            let words =
                state.data.isLoaded ? [tr("No intent yet."), "", tr("n makes one · i imports a file of examples")] : [tr("Reading …")]
            EmptyView.draw(words, in: body, on: &canvas)
            return
        }
        if let field = state.data.intentFilter {
            canvas.put("/", x: inner.x, y: inner.y, style: Style(.key, .bold))
            canvas.put(
                field, .intents, in: Rect(x: inner.x + 1, y: inner.y, width: shape.nameWidth + 1, height: 1),
                focused: state.data.intentFilterHasFocus && state.dialog == nil, placeholder: tr("letters of its name"))
        } else {
            canvas.put(tr("intent"), x: shape.name, y: inner.y, style: .muted)
        }
        canvas.put(tr("examples"), x: shape.bar + 1, y: inner.y, width: max(0, shape.count - shape.bar - 1), style: .muted)
        // "~" as everywhere: an estimate, here of the model that follows the edits.
        canvas.putRight(state.data.provisional == nil ? "F1" : "~F1", maxX: shape.score, y: inner.y, style: .muted)
        let largest = state.data.intents.map { $0.train + $0.test }.max() ?? 1
        if rows.isEmpty { EmptyView.draw([tr("No intent has these letters."), "", tr("Esc shows them all")], in: body, on: &canvas) }
        ListView.draw(count: rows.count, cursor: state.data.intentCursor, in: body, focused: focused, place: .intents, on: &canvas) {
            canvas, index, row, ground in
            if let intent = rows[index], intent.name.isEmpty {
                canvas.put(tr("unlabelled"), x: shape.name, y: row.y, width: shape.nameWidth, style: Style(.suggested, on: ground))
                canvas.putRight(Format.count(intent.train), maxX: shape.count, y: row.y, style: Style(.muted, on: ground))
            } else if let intent = rows[index] {
                drawIntent(intent, largest, shape, state, row, ground, &canvas)
            } else {
                canvas.put(tr("all intents"), x: shape.name, y: row.y, width: shape.nameWidth, style: Style(.info, on: ground))
                canvas.putRight(Format.count(total), maxX: shape.count, y: row.y, style: Style(.muted, on: ground))
            }
        }
        if !Layout.isWide(state.size), let current = state.data.current {
            canvas.put(current.example.text, x: inner.x, y: inner.maxY - 1, width: inner.width, style: .muted)
        }
    }

    /// The row that stands for all intents is none of them.
    private static func footer(_ state: AppState, _ visible: Int) -> String {
        let all = state.data.rows.first == .some(nil) ? 1 : 0
        var cursor = state.data.intentCursor
        cursor.selected -= all
        return cursor.selected < 0 ? "" : ListView.footer(cursor, count: state.data.rows.count - all, visible: visible - all)
    }

    private struct Columns {
        let name: Int
        let nameWidth: Int
        let bar: Int
        let barWidth: Int
        let count: Int
        let score: Int
        let flag: Int

        init(_ state: AppState, _ row: Rect) {
            let longest = state.data.intents.map { $0.name.columns }.max() ?? 0
            let numbers = 15
            nameWidth = max(11, min(longest, row.width - numbers - 5))
            name = row.x
            bar = name + nameWidth + 1
            flag = row.maxX - 1
            score = flag - 1
            count = score - 5
            barWidth = max(0, count - 7 - bar)
        }
    }

    private static func drawIntent(
        _ intent: IntentSummary, _ largest: Int, _ shape: Columns, _ state: AppState, _ row: Rect, _ ground: Role?, _ canvas: inout Canvas
    ) {
        canvas.put(
            intent.name.fittedInMiddle(to: shape.nameWidth), x: shape.name, y: row.y, width: shape.nameWidth,
            style: Style(.text, on: ground, ground == nil ? [] : .bold))
        let count = intent.train + intent.test
        if shape.barWidth > 2 {
            Chart.bar(
                Double(count), of: Double(largest), on: &canvas, x: shape.bar, y: row.y, width: shape.barWidth, track: ground ?? .text)
        }
        canvas.putRight(Format.count(count), maxX: shape.count, y: row.y, style: Style(.text, on: ground))
        let starved = intent.train < CorpusLimits.minimumExamplesPerIntent
        if let score = state.data.scores[intent.name] {
            canvas.putRight(Format.score(score.f1), maxX: shape.score, y: row.y, style: Style(ScoreLook.role(score.f1), on: ground))
            if let points = state.provisional.change(of: intent.name), abs(points) >= ProvisionalState.noticed {
                canvas.put(
                    canvas.ascii || canvas.isPlain ? (points > 0 ? "+" : "-") : points > 0 ? "↑" : "↓", x: shape.flag, y: row.y,
                    style: Style(points > 0 ? .ok : .warn, on: ground, .bold))
            } else if score.f1 < 0.8 || starved {
                canvas.put("!", x: shape.flag, y: row.y, style: Style(.warn, on: ground, .bold))
            }
        } else if starved {
            canvas.put("!", x: shape.flag, y: row.y, style: Style(.warn, on: ground, .bold))
        }
    }
}
