import Corpus
import Terminal

enum ReviewView {
    static func draw(_ state: AppState, on canvas: inout Canvas) {
        let panes = Layout.reviewPanes(state)
        if let rect = panes.findings { drawFindings(state, rect, &canvas) }
        if let rect = panes.inbox { InboxView.draw(state, in: rect, on: &canvas) }
        guard let rect = panes.detail else { return }
        if state.place == .inbox {
            InboxView.drawDetail(state, in: rect, on: &canvas)
        } else if let finding = state.review.selected {
            drawDetail(finding, state, rect, &canvas)
        } else {
            canvas.pane(rect, title: "")
        }
    }

    private static func drawFindings(_ state: AppState, _ rect: Rect, _ canvas: inout Canvas) {
        let findings = state.review.findings
        let focused = state.place == .findings
        let visible = Layout.findingRows(state)
        let aside = state.review.dismissed > 0 ? tr("\(state.review.dismissed) put aside") : ""
        let position = ListView.footer(state.review.cursor, count: findings.count, visible: visible)
        let inner = canvas.pane(
            rect, title: tr("What to mend, worst first"), focused: focused,
            footer: [aside, position].filter { !$0.isEmpty }.joined(separator: " · "), place: .findings)
        let body = Rect(x: inner.x - 1, y: inner.y, width: inner.width + 2, height: min(visible, inner.height))
        if findings.isEmpty {
            let words =
                state.review.isLoaded
                ? [tr("Nothing to mend."), "", tr("The data is in good order. t trains a model on it.")] : [tr("Looking at the data …")]
            EmptyView.draw(words, in: body, on: &canvas)
        }
        ListView.draw(count: findings.count, cursor: state.review.cursor, in: body, focused: focused, place: .findings, on: &canvas) {
            canvas, index, row, ground in
            let finding = findings[index]
            let look = look(finding.level)
            canvas.put(look.glyph, x: row.x, y: row.y, style: Style(look.role, on: ground, .bold))
            let about = (finding.isAboutIntent ? finding.intent : finding.examples.first?.example.text ?? finding.intent) ?? ""
            // The kind once for all findings of it that follow one another: what they are about needs the room.
            let repeats = row.y > body.y && findings[index - 1].title == finding.title && !about.isEmpty && !canvas.isPlain
            let used =
                repeats
                ? 4 : canvas.put(tr(finding.title), x: row.x + 2, y: row.y, width: row.width - 2, style: Style(.text, on: ground)) + 4
            canvas.put(about, x: row.x + used, y: row.y, width: max(0, row.width - used), style: Style(.muted, on: ground))
        }
        guard !Layout.isWide(state.size), let finding = state.review.selected else { return }
        let rows = Layout.reviewPeekRows
        let lines = wrap(tr(finding.reason) + " " + tr(finding.advice), inner.width, rows: rows)
        for (index, line) in lines.enumerated() {
            canvas.put(line, x: inner.x, y: inner.maxY - rows + index, width: inner.width, style: .muted)
        }
    }

    private static func look(_ level: ReviewFinding.Level) -> (glyph: String, role: Role) {
        switch level {
        case .error: ("✗", .error)
        case .warning: ("!", .warn)
        case .note: ("•", .info)
        }
    }

    private static func drawDetail(_ finding: ReviewFinding, _ state: AppState, _ rect: Rect, _ canvas: inout Canvas) {
        let inner = canvas.pane(rect, title: tr(finding.title))
        var y = inner.y
        for line in wrap(tr(finding.reason), inner.width) where y < inner.maxY {
            canvas.put(line, x: inner.x, y: y, width: inner.width)
            y += 1
        }
        y += 1
        for line in wrap(tr(finding.advice), inner.width) where y < inner.maxY {
            canvas.put(line, x: inner.x, y: y, width: inner.width, style: Style(.info))
            y += 1
        }
        y += 1
        var keys: [(String, String)] = finding.remedy.map { [("m", $0.words)] } ?? []
        if finding.examples.isEmpty, finding.intent == nil {
            keys.append(("2", tr("shows the data: n makes an intent, i imports a file")))
        } else {
            keys.append(("Enter", tr("goes to the examples it is about")))
        }
        keys.append(("x", tr("is right as it is: puts the finding aside")))
        ProjectDetailView.keys(keys, inner, &y, &canvas)
        y += 1
        let types = ExampleListView.entityTypes(state)
        let goes = finding.deleted
        let name = min(24, finding.examples.map { $0.example.intent.columns }.max() ?? 0)
        for (place, about) in finding.examples.enumerated() where y < inner.maxY {
            let example = about.example
            canvas.put(
                (example.intent.isEmpty ? tr("unlabelled") : example.intent).fittedInMiddle(to: name), x: inner.x, y: y, style: .muted)
            let side = example.type == .test ? tr("test", sense: "examples") : tr("train", sense: "examples")
            canvas.putRight(side, maxX: inner.maxX, y: y, style: Style(example.type == .test ? .series4 : .muted))
            let fate = goes.isEmpty ? "" : goes.contains(place) ? tr("m deletes it") : tr("m keeps it")
            canvas.putRight(fate, maxX: inner.maxX - 7, y: y, style: Style(goes.contains(place) ? .warn : .ok))
            let text = Rect(x: inner.x + name + 2, y: y, width: max(0, inner.width - name - 10 - fate.columns), height: 1)
            // Two texts that differ in their ends alone are to be seen whole.
            let lines = finding.examples.count <= 8 && example.text.columns > text.width ? wrap(example.text, text.width, rows: 3) : []
            if lines.isEmpty { SpanText.draw(example, types: types, in: text, ground: nil, on: &canvas) }
            for (row, line) in lines.enumerated() where y + row < inner.maxY {
                canvas.put(line, x: text.x, y: y + row, width: text.width)
            }
            y += max(1, lines.count)
        }
    }
}
