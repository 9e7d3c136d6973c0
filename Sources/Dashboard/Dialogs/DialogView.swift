import Engine
import Store
import Terminal

/// Dialogs, drawn over the screen.
enum DialogView {
    static func draw(_ state: AppState, on canvas: inout Canvas) {
        guard let dialog = state.dialog else { return }
        canvas.caret = nil
        canvas.markTarget(Rect(x: 0, y: 0, width: state.size.width, height: state.size.height - 1), Click.covered)
        switch dialog {
        case .prompt(let prompt): drawPrompt(prompt, state, &canvas)
        case .choose(let choose): ChooseView.draw(choose, state, on: &canvas)
        case .help(let help): HelpView.draw(help, state, on: &canvas)
        case .importing(let run): ImportRunView.draw(run, state, on: &canvas)
        case .importPreview(let preview, _, let scroll): ImportPreviewView.draw(preview, scroll: scroll, state, on: &canvas)
        case .comparison(let comparison): ComparisonView.draw(comparison, state, on: &canvas)
        case .batch(let batch): BatchView.draw(batch, state, on: &canvas)
        case .paste(let review): PasteView.draw(review, state, on: &canvas)
        case .quit: drawQuit(state, &canvas)
        }
    }

    static func hints(_ dialog: Dialog) -> [(String, String)] {
        switch dialog {
        case .prompt(let prompt):
            prompt.asksForPath
                ? [("Enter", tr("go on")), ("Tab", tr("complete")), ("Esc", tr("leave it"))]
                : [("Enter", prompt.verb), ("Esc", tr("leave it"))]
        case .choose:
            [(tr("type"), tr("to narrow")), ("↑↓", tr("move", sense: "cursor")), ("Enter", tr("choose")), ("Esc", tr("leave it"))]
        case .help(let help):
            help.search == nil
                ? [("↑↓", tr("scroll")), (pages, tr("by the page")), ("/", tr("search")), ("Esc", tr("close"))]
                : [(tr("type"), tr("to narrow")), ("↑↓", tr("scroll")), (pages, tr("by the page")), ("Esc", tr("show all"))]
        case .importing: [("Esc", tr("call it off"))]
        case .importPreview(let preview, _, _):
            preview.summary.report.taken > 0
                ? [("Enter", tr("take them")), ("↑↓", tr("scroll")), ("Esc", tr("leave it"))]
                : [("↑↓", tr("scroll")), ("Esc", tr("close"))]
        case .paste(let review): PasteView.hints(review)
        case .comparison:
            [
                ("↑↓", tr("move", sense: "cursor")), ("Tab", tr("fixed, broken, still wrong")), ("Enter", tr("its example")),
                ("E", tr("export")), ("Esc", tr("close")),
            ]
        case .batch:
            [("↑↓", tr("move", sense: "cursor")), ("Enter", tr("try it")), ("s", tr("sort")), ("E", tr("export")), ("Esc", tr("close"))]
        case .quit: [("q", tr("leave, train on")), ("x", tr("cancel the training")), ("Esc", tr("stay"))]
        }
    }

    private static var pages: String { ["PgUp", "PgDn"].map(KeyChord.shown).joined(separator: "/") }

    /// A cleared box in the middle of the screen.
    static func box(width: Int, height: Int, title: String, _ state: AppState, footer: String = "", on canvas: inout Canvas) -> Rect {
        let w = min(state.size.width - 4, width)
        let h = min(state.size.height - 3, height)
        let rect = Rect(x: (state.size.width - w) / 2, y: max(1, (state.size.height - h) / 3), width: w, height: h)
        // Where little would be seen beside it, nothing is: slivers of what lies below look broken.
        let margin = rect.x <= 6 ? rect.x : 0
        canvas.fill(Rect(x: rect.x - margin, y: rect.y, width: rect.width + 2 * margin, height: rect.height), style: .text)
        return canvas.pane(rect, title: title, focused: true, footer: footer)
    }

    private static func drawPrompt(_ prompt: Prompt, _ state: AppState, _ canvas: inout Canvas) {
        let width = min(state.size.width - 4, prompt.isLong ? 140 : 84)
        let note = wrap(prompt.error ?? prompt.note, width - 4)
        let completions = prompt.completions.prefix(8)
        let preview = PatternMatches.shown(prompt, state)
        let inner = box(
            width: width,
            height: 4 + note.count + (completions.isEmpty ? 0 : completions.count + 1) + (preview == nil ? 0 : PatternMatches.rows + 2),
            title: prompt.title, state, on: &canvas)
        canvas.put(
            prompt.field, .dialog, in: Rect(x: inner.x, y: inner.y, width: inner.width, height: 1), focused: true,
            placeholder: prompt.placeholder)
        var y = inner.y + 2
        for line in note where y < inner.maxY {
            canvas.put(line, x: inner.x, y: y, width: inner.width, style: Style(prompt.error == nil ? .muted : .error))
            y += 1
        }
        preview?.draw(state, in: Rect(x: inner.x, y: y + 1, width: inner.width, height: inner.maxY - y - 1), on: &canvas)
        if !completions.isEmpty { y += 1 }
        for path in completions where y < inner.maxY {
            canvas.put(
                path.split(separator: "/", omittingEmptySubsequences: true).last.map(String.init) ?? path, x: inner.x, y: y,
                width: inner.width, style: Style(.info))
            y += 1
        }
    }

    private static func drawQuit(_ state: AppState, _ canvas: inout Canvas) {
        let count = state.records.count { !$0.status.isFinal }
        let inner = box(width: 62, height: 9, title: tr("Leave while a model is being trained?"), state, on: &canvas)
        let lines: [(KeyChord, String)] = [
            (
                .char("q"),
                count == 1
                    ? tr("leave; the training goes on in the background") : tr("leave; \(count) trainings go on in the background")
            ),
            (.char("x"), count == 1 ? tr("cancel it and leave") : tr("cancel them and leave")),
            (KeyChord(.escape), tr("stay here")),
        ]
        var y = inner.y + 1
        for (key, meaning) in lines where y < inner.maxY {
            canvas.markTarget(Rect(x: inner.x, y: y, width: inner.width, height: 1), Click.key(key))
            canvas.putRight(key.shown, maxX: inner.x + 6, y: y, style: Style(.key, .bold))
            canvas.put(meaning, x: inner.x + 8, y: y, width: inner.width - 8)
            y += 2
        }
    }
}

/// A list to choose from, narrowed by typing.
enum ChooseView {
    static func draw(_ choose: Choose, _ state: AppState, on canvas: inout Canvas) {
        let matches = choose.matches
        let rows = min(Choose.visibleRows, max(1, choose.items.count))
        let labels = choose.items.map { $0.label.columns }.max() ?? 0
        let details = choose.items.map { ($0.disabled ?? $0.detail).columns }.max() ?? 0
        let keys = choose.items.map { $0.key.columns }.max() ?? 0
        let wanted = labels + (details > 0 ? details + 2 : 0) + (keys > 0 ? keys + 2 : 0) + 8
        let width = max(56, min(120, max(wanted, choose.title.columns + 8)))
        // What is cut in its row stands whole below, where there is room for it.
        let isCut = wanted > min(width, state.size.width - 4)
        let whole = isCut && state.size.height >= rows + 12 ? 3 : 0
        let inner = DialogView.box(
            width: width, height: rows + 4 + whole, title: choose.title, state,
            footer: ListView.footer(choose.cursor, count: matches.count, visible: rows), on: &canvas)
        canvas.put(
            choose.field, .dialog, in: Rect(x: inner.x, y: inner.y, width: inner.width, height: 1), focused: true,
            placeholder: canvas.spelled(choose.prompt))
        let body = Rect(x: inner.x - 1, y: inner.y + 2, width: inner.width + 2, height: min(rows, inner.maxY - inner.y - 2))
        if matches.isEmpty {
            let isNew = choose.allowsNew && !choose.field.text.isEmpty
            let word =
                isNew
                ? tr("Enter makes “\(choose.field.text)”.")
                : choose.items.isEmpty ? tr("There is none yet: type a name for the first.") : tr("Nothing matches.")
            canvas.put(word, x: inner.x, y: body.y, width: inner.width, style: .muted)
        }
        // What has no detail beside it may take the whole row; else both get their share.
        let room = inner.width - 3 - (keys > 0 ? keys + 2 : 0)
        let label = details == 0 ? room : max(6, min(labels, max(room - details - 2, room / 2)))
        ListView.draw(count: matches.count, cursor: choose.cursor, in: body, focused: true, on: &canvas) { canvas, index, row, ground in
            let item = choose.items[matches[index]]
            let off = item.disabled != nil
            canvas.put(
                item.label.fittedInMiddle(to: label), x: row.x, y: row.y, width: label,
                style: Style(off ? .muted : .text, on: ground, ground == nil ? [] : .bold))
            let room = max(0, row.width - label - 2 - (item.key.isEmpty ? 0 : item.key.columns + 2))
            canvas.put(item.disabled ?? item.detail, x: row.x + label + 2, y: row.y, width: room, style: Style(.muted, on: ground))
            canvas.putRight(item.key, maxX: row.maxX, y: row.y, style: Style(.key, on: ground))
        }
        guard whole > 0, matches.indices.contains(choose.cursor.selected) else { return }
        let chosen = choose.items[matches[choose.cursor.selected]]
        for (row, line) in wrap(chosen.disabled ?? chosen.detail, inner.width).prefix(whole - 1).enumerated() {
            canvas.put(line, x: inner.x, y: body.maxY + 1 + row, width: inner.width, style: .muted)
        }
    }
}
