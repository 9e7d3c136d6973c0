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
            let used = canvas.put(tr(finding.title), x: row.x + 2, y: row.y, width: row.width - 2, style: Style(.text, on: ground)) + 4
            let about = finding.examples.first?.example.text ?? finding.intent ?? ""
            canvas.put(about, x: row.x + used, y: row.y, width: max(0, row.width - used), style: Style(.muted, on: ground))
        }
        guard !Layout.isWide(state.size), let finding = state.review.selected else { return }
        let lines = wrap(tr(finding.reason) + " " + tr(finding.advice), inner.width, rows: Layout.peekRows)
        for (index, line) in lines.prefix(Layout.peekRows).enumerated() {
            canvas.put(line, x: inner.x, y: inner.maxY - Layout.peekRows + index, width: inner.width, style: .muted)
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
        keys += [("Enter", tr("goes to the examples it is about")), ("x", tr("is right as it is: puts the finding aside"))]
        ProjectDetailView.keys(keys, inner, &y, &canvas)
        y += 1
        let types = ExampleListView.entityTypes(state)
        let name = min(24, finding.examples.map { $0.example.intent.columns }.max() ?? 0)
        for about in finding.examples where y < inner.maxY {
            let example = about.example
            canvas.put(
                (example.intent.isEmpty ? tr("unlabelled") : example.intent).fittedInMiddle(to: name), x: inner.x, y: y, style: .muted)
            SpanText.draw(
                example, types: types, in: Rect(x: inner.x + name + 2, y: y, width: max(0, inner.width - name - 8), height: 1), ground: nil,
                on: &canvas)
            if example.type == .test { canvas.putRight(tr("test", sense: "examples"), maxX: inner.maxX, y: y, style: Style(.series4)) }
            y += 1
        }
    }
}
