import NLU
import Terminal

/// Which answers of a model differ from those of the one before it, on the sentences that both were asked.
package struct Comparison: Sendable {
    package struct Row: Sendable, Equatable {
        package var text: String
        package var intent: String
        /// What was said wrongly; nil where the answer was right.
        package var before: String?
        package var now: String?
    }

    package enum Kind: String, Sendable, CaseIterable {
        case broken, fixed, wrong = "still wrong"

        package var word: String {
            switch self {
            case .broken: tr("broken")
            case .fixed: tr("fixed")
            case .wrong: tr("still wrong")
            }
        }
    }

    package var now: String
    package var before: String
    package var isEstimate: Bool
    /// Whether one is better, or chance alone may have done that.
    package var verdict: EvaluationComparison
    /// Sentences that both were right about; nil where they were judged by different ones.
    package var unchanged: Int?
    package var rows: [Kind: [Row]] = [:]
    package var kind: Kind = .broken
    package var cursor = ListCursor()

    package init(now: String, before: String, _ a: Evaluation, _ b: Evaluation, isEstimate: Bool) {
        self.now = now
        self.before = before
        self.isEstimate = isEstimate
        verdict = EvaluationComparison(a, b, names: (now, before))
        struct Key: Hashable {
            var text: String
            var intent: String
        }
        func answers(_ evaluation: Evaluation) -> [Key: String] {
            Dictionary(evaluation.wrong.map { (Key(text: $0.text, intent: $0.intent), $0.predicted) }) { first, _ in first }
        }
        let (new, old) = (answers(a), answers(b))
        for wrong in a.wrong {
            let before = old[Key(text: wrong.text, intent: wrong.intent)]
            rows[before == nil ? .broken : .wrong, default: []].append(
                Row(text: wrong.text, intent: wrong.intent, before: before, now: wrong.predicted))
        }
        for wrong in b.wrong where new[Key(text: wrong.text, intent: wrong.intent)] == nil {
            rows[.fixed, default: []].append(Row(text: wrong.text, intent: wrong.intent, before: wrong.predicted, now: nil))
        }
        if verdict.onlyFirst != nil { unchanged = a.examples - Kind.allCases.reduce(0) { $0 + (rows[$1]?.count ?? 0) } }
        kind = Kind.allCases.first { rows[$0]?.isEmpty == false } ?? .broken
    }

    package var shown: [Row] { rows[kind] ?? [] }
    package func count(_ kind: Kind) -> Int { rows[kind]?.count ?? 0 }

    /// Counts first, then what they prove.
    package var sentence: String {
        let (fixed, broken) = (Format.count(count(.fixed)), Format.count(count(.broken)))
        let counts = tr("\(fixed) fixed, \(broken) broken, \(Format.count(count(.wrong))) still wrong")
        let proof = tr(below: verdict.sentence)
        guard let unchanged else { return tr("\(counts), as far as both were asked: \(proof).") }
        return tr("\(counts), \(Format.count(unchanged)) right in both: \(proof).")
    }

    package var table: TableExport {
        TableExport(
            name: "\(now) against \(before)", title: Phrase("\(now) against \(before)"),
            header: ["what", "utterance", "intent", before, now],
            rows: Kind.allCases.flatMap { kind in
                (rows[kind] ?? []).map { [kind.rawValue, $0.text, $0.intent, $0.before ?? $0.intent, $0.now ?? $0.intent] }
            })
    }
}

enum ComparisonUpdate {
    static func key(_ event: KeyEvent, _ comparison: Comparison, _ state: inout AppState) -> [Effect] {
        var comparison = comparison
        let visible = ComparisonView.rows(state)
        func move(_ delta: Int) { comparison.cursor.move(by: delta, count: comparison.shown.count, visible: visible) }
        switch KeyChord(event)?.key {
        case .escape, .character("q"):
            state.dialog = nil
            return []
        case .up, .character("k"): move(-1)
        case .down, .character("j"): move(1)
        case .pageUp: move(-visible)
        case .pageDown: move(visible)
        case .tab, .right, .backTab, .left:
            let all = Comparison.Kind.allCases
            let isBack = [.backTab, .left].contains(KeyChord(event)?.key)
            let here = all.firstIndex(of: comparison.kind) ?? 0
            comparison.kind = all[(here + (isBack ? all.count - 1 : 1)) % all.count]
            comparison.cursor = ListCursor()
        case .character("E"):
            TableExport.ask(comparison.table, &state)
            return []
        case .enter:
            guard comparison.shown.indices.contains(comparison.cursor.selected) else { break }
            let row = comparison.shown[comparison.cursor.selected]
            state.dialog = nil
            state.models.left = comparison
            return ModelsUpdate.openIntent(row.intent, .init(from: .models, text: row.text, said: row.now), &state)
        default: break
        }
        state.dialog = .comparison(comparison)
        return []
    }
}

enum ComparisonView {
    static func rows(_ state: AppState) -> Int { max(1, state.size.height - 13) }

    static func draw(_ comparison: Comparison, _ state: AppState, on canvas: inout Canvas) {
        let inner = DialogView.box(
            width: 140, height: rows(state) + 9, title: tr("\(comparison.now) against \(comparison.before)"), state,
            footer: ListView.footer(comparison.cursor, count: comparison.shown.count, visible: rows(state)), on: &canvas)
        var y = inner.y
        for line in wrap(comparison.sentence, inner.width, rows: 3) {
            canvas.put(line, x: inner.x, y: y, width: inner.width)
            y += 1
        }
        y += 1
        var x = inner.x
        for kind in Comparison.Kind.allCases {
            let isShown = kind == comparison.kind
            let used = canvas.put(
                " \(kind.word) \(comparison.count(kind)) ", x: x, y: y, style: Style(isShown ? .tabActive : .tab, isShown ? .bold : []))
            canvas.markTarget(Rect(x: x, y: y, width: used, height: 1), Click.kind(kind))
            x += used + 1
        }
        y += 2
        let body = Rect(x: inner.x - 1, y: y, width: inner.width + 2, height: max(0, inner.maxY - y))
        let longest = (
            intent: comparison.shown.map { $0.intent.columns }.max() ?? 0,
            said: max(8, comparison.shown.map { max($0.before?.columns ?? 0, $0.now?.columns ?? 0) }.max() ?? 0)
        )
        if comparison.shown.isEmpty { EmptyView.draw([tr("None.")], in: body, on: &canvas) }
        ListView.draw(count: comparison.shown.count, cursor: comparison.cursor, in: body, focused: true, on: &canvas) {
            canvas, index, row, ground in
            let item = comparison.shown[index]
            let name = min(longest.intent, row.width / 4)
            let said = [item.before, item.now].map { $0 ?? tr("right", sense: "correct") }
            let right = min(longest.said * 2 + 3, row.width * 2 / 5)
            canvas.put(item.intent.fittedInMiddle(to: name), x: row.x, y: row.y, style: Style(.muted, on: ground))
            canvas.put(
                item.text, x: row.x + name + 1, y: row.y, width: max(0, row.width - name - right - 3), style: Style(.text, on: ground))
            let half = (right - 3) / 2
            canvas.put(
                said[0].fittedInMiddle(to: half), x: row.maxX - right, y: row.y, style: Style(item.before == nil ? .ok : .error, on: ground)
            )
            canvas.put(canvas.arrow, x: row.maxX - right + half + 1, y: row.y, style: Style(.muted, on: ground))
            let last = half - canvas.arrow.columns + 1
            canvas.put(
                said[1].fittedInMiddle(to: last), x: row.maxX - last, y: row.y, style: Style(item.now == nil ? .ok : .error, on: ground))
        }
    }
}
