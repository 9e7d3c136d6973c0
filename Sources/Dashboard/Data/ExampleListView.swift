import Corpus
import Store
import Terminal

/// The examples of the chosen intent, with their entity spans in colour.
enum ExampleListView {
    static func draw(_ state: AppState, in rect: Rect, on canvas: inout Canvas) {
        let data = state.data
        let visible = Layout.exampleRows(state)
        let focused = state.place == .examples
        let inner = canvas.pane(rect, title: title(state), focused: focused, footer: footer(state, visible), place: .examples)
        var top = inner.y
        if let field = data.filter {
            canvas.put("/", x: inner.x, y: top, style: Style(.key, .bold))
            canvas.put(
                field, .examples, in: Rect(x: inner.x + 1, y: top, width: max(1, inner.width - 1), height: 1),
                focused: data.filterHasFocus && state.dialog == nil, placeholder: tr("filter"))
            top += 1
        }
        let body = Rect(x: inner.x - 1, y: top, width: inner.width + 2, height: min(visible, inner.maxY - top - 1))
        guard data.page.total > 0 else {
            EmptyView.draw(emptyWords(state), in: body, on: &canvas)
            return
        }
        let types = entityTypes(state)
        let showIntent = data.shownIntent == nil
        ListView.draw(count: data.page.total, cursor: data.exampleCursor, in: body, focused: focused, place: .examples, on: &canvas) {
            canvas, index, row, ground in
            guard let example = data.row(index) else {
                canvas.put("…", x: row.x, y: row.y, style: Style(.muted, on: ground))
                return
            }
            drawRow(example, types, showIntent, state, row, ground, &canvas)
        }
        drawLegend(types, state, Rect(x: inner.x, y: top + body.height, width: inner.width, height: 1), &canvas)
        if !Layout.isWide(state.size) { drawPeek(state, types, inner, &canvas) }
    }

    private static func title(_ state: AppState) -> String {
        if state.data.filter?.text.isEmpty == false {
            let count = Format.plural(state.data.page.total, "match", "matches")
            return "\(name(state)) · " + (state.data.page.spelt.map { tr("\(count) for “\($0)”") } ?? count)
        }
        guard let intent = state.data.shownIntent else {
            return tr("All intents") + " · " + Format.plural(state.data.page.total, "example")
        }
        let summary = state.data.intents.first { $0.name == intent }
        let tests = summary.map { $0.test > 0 ? " · " + tr("\($0.test) test") : "" } ?? ""
        let shown = summary.map { $0.train + $0.test } ?? state.data.page.total
        return "\(name(state)) · \(Format.plural(shown, "example"))\(tests)"
    }

    private static func name(_ state: AppState) -> String {
        state.data.shownIntent.map { $0.isEmpty ? tr("Unlabelled") : $0 } ?? tr("All intents")
    }

    private static func footer(_ state: AppState, _ visible: Int) -> String {
        var parts: [String] = []
        if let marking = state.data.marking {
            let words = marking.text.excerpt
            parts.append(marking.touched.map { tr("\(words) is \($0.entity)") } ?? tr("\(words) is no entity yet"))
        }
        if !state.data.selected.isEmpty { parts.append(tr("\(state.data.selected.count) selected")) }
        let position = ListView.footer(state.data.exampleCursor, count: state.data.page.total, visible: visible)
        if !position.isEmpty { parts.append(position) }
        if let saved = state.data.savedAt, state.now - saved < 10_000 { parts.append(tr("saved ✓")) }
        return parts.joined(separator: " · ")
    }

    private static func emptyWords(_ state: AppState) -> [String] {
        if !state.data.isLoaded { return [tr("Reading …")] }
        if state.data.filter?.text.isEmpty == false { return [tr("No example contains that."), "", tr("Esc clears the filter")] }
        if state.data.shownIntent == nil { return [tr("No example yet."), "", tr("n makes an intent · i imports a file")] }
        return [tr("No example yet."), "", tr("a adds one · ten make the intent learnable")]
    }

    /// The project's entity types, whose place decides their colour and their number in marking. Where there are more than colours,
    /// those come first that the listed examples have, so that side by side no two look the same.
    static func entityTypes(_ state: AppState) -> [String] {
        let seen = Set(state.data.page.rows.flatMap { $0.example.entities.map(\.entity) })
        let all = seen.union(state.data.entityTypes).sorted()
        return all.count <= Role.entities.count ? all : seen.sorted() + all.filter { !seen.contains($0) }
    }

    private static func drawRow(
        _ row: StoredExample, _ types: [String], _ showIntent: Bool, _ state: AppState, _ rect: Rect, _ ground: Role?,
        _ canvas: inout Canvas
    ) {
        let isTest = row.example.type == .test
        let selected = state.data.selected.contains(row.id)
        let mark = selected ? 2 : 0
        if selected { canvas.put("✓", x: rect.x, y: rect.y, style: Style(.confirmed, on: ground, .bold)) }
        let intentWidth = showIntent ? min(22, rect.width / 3) : 0
        let text = Rect(x: rect.x + mark, y: rect.y, width: max(1, rect.width - 7 - mark - intentWidth), height: 1)
        let marking = state.data.marking?.row.id == row.id ? state.data.marking : nil
        SpanText.draw(
            row.example, types: types, marking: marking, sought: SearchText.words(state.data.sought), in: text, ground: ground,
            on: &canvas)
        canvas.markTarget(text, Click.words(row, x: text.x))
        if showIntent {
            canvas.put(
                row.example.intent.isEmpty ? tr("unlabelled") : row.example.intent, x: text.maxX + 1, y: rect.y, width: intentWidth - 1,
                style: Style(.muted, on: ground))
        }
        canvas.putRight(
            isTest ? tr("test", sense: "examples") : tr("train", sense: "examples"), maxX: rect.maxX, y: rect.y,
            style: Style(isTest ? .series4 : .muted, on: ground))
    }

    private static func drawLegend(_ types: [String], _ state: AppState, _ rect: Rect, _ canvas: inout Canvas) {
        var x = rect.x
        var inSight = Set(state.data.page.rows.flatMap { $0.example.entities.map(\.entity) })
        // Of many types those of the chosen example alone: a list that is cut names nothing.
        if inSight.count > Role.entities.count { inSight = Set(state.data.current?.example.entities.map(\.entity) ?? []) }
        for (index, type) in types.enumerated() where state.data.marking != nil || inSight.contains(type) {
            let label = state.data.marking == nil ? type : index > 8 ? type : "\(index + 1) \(type)"
            guard x + label.columns + 3 < rect.maxX else {
                canvas.put("…", x: x, y: rect.y, style: .muted)
                break
            }
            canvas.put(" ", x: x, y: rect.y, style: Style(EntityLook.role(index)))
            if state.data.marking != nil, index < 9 {
                canvas.markTarget(Rect(x: x, y: rect.y, width: 2 + label.columns, height: 1), Click.key(.char(Character("\(index + 1)"))))
            }
            x += 2 + canvas.put(label, x: x + 2, y: rect.y, style: .muted) + 2
        }
    }

    private static func drawPeek(_ state: AppState, _ types: [String], _ inner: Rect, _ canvas: inout Canvas) {
        // What is seen whole in its row needs no second place, and no bytes on a slow line.
        guard let current = state.data.current, current.example.text.columns > inner.width - 8 else { return }
        let lines = wrap(current.example.text, inner.width)
        for (index, line) in lines.prefix(Layout.peekRows).enumerated() {
            canvas.put(line, x: inner.x, y: inner.maxY - Layout.peekRows + index, width: inner.width, style: .muted)
        }
    }
}

/// The colour of an entity type, by its place among the project's types, so that it is the same on every screen.
enum EntityLook {
    static func role(_ index: Int) -> Role { Role.entities[index % Role.entities.count] }

    static func role(of entity: String, _ state: AppState) -> Role {
        role(ExampleListView.entityTypes(state).firstIndex(of: entity) ?? 0)
    }
}

/// An utterance with its spans in the colours of their entity types.
enum SpanText {
    /// - Parameter sought: words that the row was found by: they are made to stand out, and a long text is moved so that one is seen.
    static func draw(
        _ example: Example, types: [String], marking: SpanMarking? = nil, sought: [String] = [], in rect: Rect, ground: Role?,
        on canvas: inout Canvas
    ) {
        var (example, marking) = (example, marking)
        if canvas.namesSpans, !example.entities.isEmpty { (example, marking) = named(example, marking) }
        let found = SoughtText.ranges(sought, in: example.text)
        var x = rect.x
        var run = ""
        var runStyle = Style(.text, on: ground)
        var offset = 0
        // Code points that are left out on the left, so that what is chosen, or the first match, is in sight.
        var skipped = 0
        if let first = marking.map({ $0.start..<$0.end }) ?? found.first,
            example.text.prefixColumns(codePoints: first.upperBound) > rect.width - 1
        {
            skipped = max(0, first.lowerBound - rect.width / 3)
            x += canvas.put("…", x: x, y: rect.y, style: Style(.muted, on: ground))
        }
        func flush() {
            guard !run.isEmpty, x < rect.maxX else { return }
            x += canvas.put(run, x: x, y: rect.y, width: rect.maxX - x, style: runStyle)
            run = ""
        }
        for character in example.text {
            guard offset >= skipped else {
                offset += character.unicodeScalars.count
                continue
            }
            var style = style(at: offset, example, types, marking, ground)
            if found.contains(where: { $0.contains(offset) }) { style.attributes.formUnion([.bold, .underline]) }
            if style != runStyle {
                flush()
                runStyle = style
            }
            run.append(character)
            offset += character.unicodeScalars.count
            // No row is wider than this: the rest of a very long text need not be looked at.
            if offset > skipped + 4 * rect.width + 8 { break }
        }
        flush()
    }

    /// The text with its spans as they are typed: `my [visa](card_type) card`; with what is chosen in it.
    private static func named(_ example: Example, _ marking: SpanMarking?) -> (Example, SpanMarking?) {
        let count = example.text.codePointCount
        var (text, spans, offset) = ("", [EntityAnnotation](), 0)
        var moved = marking
        for span in example.entities where span.start >= offset && span.fits(count: count) {
            text += example.text.slice(codePoints: offset, span.start) ?? ""
            let start = text.codePointCount
            let words = example.text.slice(codePoints: span.start, span.end) ?? ""
            let whole = EntityAnnotation(start: 0, end: span.end - span.start, entity: span.entity)
            let typed = AnnotatedText.format(Example(text: words, intent: "", entities: [whole]))
            text += typed
            if let marking {
                // The bracket opens one further on, and its name follows what it holds.
                let added = typed.codePointCount - words.codePointCount
                moved?.start += marking.start >= span.end ? added : marking.start >= span.start ? 1 : 0
                moved?.end += marking.end > span.end ? added : marking.end > span.start ? 1 : 0
            }
            spans.append(EntityAnnotation(start: start, end: text.codePointCount, entity: span.entity))
            offset = span.end
        }
        text += example.text.slice(codePoints: offset, count) ?? ""
        return (Example(text: text, intent: example.intent, entities: spans, type: example.type), moved)
    }

    private static func style(at offset: Int, _ example: Example, _ types: [String], _ marking: SpanMarking?, _ ground: Role?) -> Style {
        if let marking, offset >= marking.start, offset < marking.end { return Style(.input, .reverse) }
        guard let span = example.entities.first(where: { $0.start <= offset && offset < $0.end }) else { return Style(.text, on: ground) }
        return Style(EntityLook.role(types.firstIndex(of: span.entity) ?? 0))
    }
}

extension String {
    /// Columns of the first code points.
    fileprivate func prefixColumns(codePoints count: Int) -> Int { slice(codePoints: 0, min(count, unicodeScalars.count))?.columns ?? 0 }
}
