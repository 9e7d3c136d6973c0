import Terminal

enum ReviewView {
    static func draw(_ state: AppState, on canvas: inout Canvas) {
        let columns = Layout.columns(state.size)
        let findings = state.review.findings
        let list =
            columns.detail == nil ? columns.list : Rect(x: 0, y: columns.list.y, width: state.size.width / 2, height: columns.list.height)
        let visible = Layout.listRows(state)
        let inner = canvas.pane(
            list, title: "What to mend, worst first", focused: true,
            footer: ListView.footer(state.review.cursor, count: findings.count, visible: visible))
        let body = Rect(x: inner.x - 1, y: inner.y, width: inner.width + 2, height: min(visible, inner.height))
        if findings.isEmpty {
            let words =
                state.review.isLoaded
                ? ["Nothing to mend.", "", "The data is in good order. t trains a model on it."] : ["Looking at the data …"]
            EmptyView.draw(words, in: body, on: &canvas)
        }
        ListView.draw(count: findings.count, cursor: state.review.cursor, in: body, focused: true, on: &canvas) {
            canvas, index, row, ground in
            let finding = findings[index]
            let look = look(finding.level)
            canvas.put(look.glyph, x: row.x, y: row.y, style: Style(look.role, on: ground, .bold))
            let used = canvas.put(finding.title, x: row.x + 2, y: row.y, width: row.width - 2, style: Style(.text, on: ground)) + 4
            let about = finding.examples.first?.text ?? finding.intent ?? ""
            canvas.put(about, x: row.x + used, y: row.y, width: max(0, row.width - used), style: Style(.muted, on: ground))
        }
        guard findings.indices.contains(state.review.cursor.selected) else { return }
        let finding = findings[state.review.cursor.selected]
        if columns.detail != nil {
            let rest = Rect(x: list.maxX, y: list.y, width: state.size.width - list.maxX, height: list.height)
            drawDetail(finding, rest, &canvas)
        } else {
            let lines = wrap(finding.reason + " " + finding.advice, inner.width, rows: Layout.peekRows)
            for (index, line) in lines.prefix(Layout.peekRows).enumerated() {
                canvas.put(line, x: inner.x, y: inner.maxY - Layout.peekRows + index, width: inner.width, style: .muted)
            }
        }
    }

    private static func look(_ level: ReviewFinding.Level) -> (glyph: String, role: Role) {
        switch level {
        case .error: ("✗", .error)
        case .warning: ("!", .warn)
        case .note: ("•", .info)
        }
    }

    private static func drawDetail(_ finding: ReviewFinding, _ rect: Rect, _ canvas: inout Canvas) {
        let inner = canvas.pane(rect, title: finding.title)
        var y = inner.y
        for line in wrap(finding.reason, inner.width) where y < inner.maxY {
            canvas.put(line, x: inner.x, y: y, width: inner.width)
            y += 1
        }
        y += 1
        for line in wrap(finding.advice, inner.width) where y < inner.maxY {
            canvas.put(line, x: inner.x, y: y, width: inner.width, style: Style(.info))
            y += 1
        }
        y += 1
        let name = min(24, finding.examples.map { $0.intent.columns }.max() ?? 0)
        for example in finding.examples where y < inner.maxY - 2 {
            canvas.put(example.intent.isEmpty ? "unlabelled" : example.intent, x: inner.x, y: y, width: name, style: .muted)
            canvas.put("“\(example.text)”", x: inner.x + name + 1, y: y, width: max(0, inner.width - name - 7), style: Style(.warn))
            if example.isTest { canvas.putRight("test", maxX: inner.maxX, y: y, style: Style(.series4)) }
            y += 1
        }
        y += 1
        ProjectDetailView.keys([("Enter", "goes to the examples it is about")], inner, &y, &canvas)
    }
}
