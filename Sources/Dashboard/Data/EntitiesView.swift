import Corpus
import Store
import Terminal

/// The entities and their words, in the place of the intents and examples.
enum EntitiesView {
    static func draw(_ state: AppState, on canvas: inout Canvas) {
        let columns = Layout.columns(state.size)
        guard let detail = columns.detail else {
            if state.place == .entityValues { drawValues(state, columns.list, &canvas) } else { drawTypes(state, columns.list, &canvas) }
            return
        }
        drawTypes(state, columns.list, &canvas)
        let rest = Rect(x: detail.x, y: detail.y, width: state.size.width - detail.x, height: detail.height)
        drawValues(state, rest, &canvas)
    }

    private static func drawTypes(_ state: AppState, _ rect: Rect, _ canvas: inout Canvas) {
        let entities = state.data.entities
        let focused = state.place == .entityTypes
        let visible = Layout.listRows(state)
        let inner = canvas.pane(
            rect, title: tr("Entities \(entities.rows.count)"), focused: focused,
            footer: ListView.footer(entities.cursor, count: entities.rows.count, visible: visible), place: .entityTypes)
        let body = Rect(x: inner.x - 1, y: inner.y + 1, width: inner.width + 2, height: min(visible, inner.height - 1))
        guard !entities.rows.isEmpty else {
            let words =
                entities.isLoaded
                ? [tr("No entity yet."), "", tr("Mark words in examples with s, or write a list, a pattern or synonyms: a")]
                : [tr("Reading …")]
            EmptyView.draw(words, in: body, on: &canvas)
            return
        }
        canvas.put(tr("entity"), x: inner.x + 1, y: inner.y, style: .muted)
        canvas.putRight(tr("words"), maxX: inner.maxX, y: inner.y, style: .muted)
        ListView.draw(count: entities.rows.count, cursor: entities.cursor, in: body, focused: focused, place: .entityTypes, on: &canvas) {
            canvas, index, row, ground in
            let entity = entities.rows[index]
            let kind = kindWord(entity.kind)
            let count = Format.count(entity.kind == .trainable ? entity.marks : entity.values.count)
            let name = max(8, row.width - 22)
            if entity.kind != .synonym {
                canvas.put(" ", x: row.x, y: row.y, style: Style(EntityLook.role(of: entity.name, state)))
            }
            canvas.put(
                entity.name.fittedInMiddle(to: name - 2), x: row.x + 2, y: row.y,
                style: Style(.text, on: ground, ground == nil ? [] : .bold))
            canvas.put(kind.word, x: row.x + name + 1, y: row.y, style: Style(kind.role, on: ground))
            canvas.putRight(count, maxX: row.maxX, y: row.y, style: Style(.muted, on: ground))
        }
    }

    private static func kindWord(_ kind: EntityKind) -> (word: String, role: Role) {
        switch kind {
        case .trainable: (tr("learnt"), .ok)
        case .lookup: (tr("lookup"), .info)
        case .fuzzyLookup: (tr("fuzzy"), .info)
        case .regex: (tr("regex"), .series2)
        case .synonym: (tr("synonyms"), .series3)
        case .pretrained: (tr("built in"), .muted)
        }
    }

    private static func drawValues(_ state: AppState, _ rect: Rect, _ canvas: inout Canvas) {
        let entities = state.data.entities
        let focused = state.place == .entityValues
        guard let row = entities.selected else {
            let inner = canvas.pane(rect, title: tr("Words"), focused: focused)
            EmptyView.draw([tr("The words of the chosen entity stand here.")], in: inner, on: &canvas)
            return
        }
        let visible = Layout.entityValueRows(state)
        let inner = canvas.pane(
            rect, title: title(row), focused: focused,
            footer: ListView.footer(entities.valueCursor, count: row.values.count, visible: visible), place: .entityValues)
        canvas.put(explanation(row), x: inner.x, y: inner.y, width: inner.width, style: .muted)
        let body = Rect(x: inner.x - 1, y: inner.y + 2, width: inner.width + 2, height: max(0, min(visible, inner.height - 2)))
        if row.values.isEmpty { EmptyView.draw([tr("No entry yet: a adds one.")], in: body, on: &canvas) }
        let most = row.values.map(\.count).max() ?? 1
        ListView.draw(count: row.values.count, cursor: entities.valueCursor, in: body, focused: focused, place: .entityValues, on: &canvas)
        {
            canvas, index, line, ground in
            let value = row.values[index]
            let name = min(40, line.width * 3 / 5)
            canvas.put(value.text, x: line.x, y: line.y, width: row.kind == .trainable ? name : line.width, style: Style(.text, on: ground))
            guard row.kind == .trainable else { return }
            let bar = line.width - name - 8
            if bar > 4 {
                Chart.bar(
                    Double(value.count), of: Double(most), on: &canvas, x: line.x + name + 1, y: line.y, width: bar, track: ground ?? .text)
            }
            canvas.putRight(Format.count(value.count), maxX: line.maxX, y: line.y, style: Style(.muted, on: ground))
        }
    }

    private static func title(_ row: EntityRow) -> String {
        switch row.kind {
        case .trainable: "\(row.name) · \(Format.plural(row.marks, "mark"))"
        case .synonym: tr("Synonyms of \(row.name)")
        case .regex: "\(row.name) · \(Format.plural(row.values.count, "pattern"))"
        default: "\(row.name) · \(Format.plural(row.values.count, "phrase"))"
        }
    }

    private static func explanation(_ row: EntityRow) -> String {
        switch row.kind {
        case .trainable: tr("Learnt from these marked words. Enter shows where they stand.")
        case .lookup: tr("Found wherever one of these phrases stands.")
        case .fuzzyLookup: tr("Found wherever one of these phrases stands, or nearly so: case and slips are forgiven.")
        case .regex: tr("Found wherever one of these patterns matches.")
        case .synonym: tr("A span with one of these words gets the value “\(row.name)”.")
        case .pretrained: tr("Known without data; its value is worked out.")
        }
    }
}
