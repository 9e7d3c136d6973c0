import NLU
import Store
import Terminal

/// Precision, recall and F1 of every intent, worst first.
enum ModelIntentsView {
    static func draw(_ shown: Evaluation, _ basis: String, _ state: AppState, in rect: Rect, on canvas: inout Canvas) {
        let focused = state.place == .modelIntents
        let scores = shown.intents
        let visible = max(1, rect.height - 3)
        let inner = canvas.pane(
            rect, title: "Intents, worst first · \(basis)", focused: focused,
            footer: ListView.footer(state.models.intentCursor, count: scores.count, visible: visible), place: .modelIntents)
        let name = max(12, min(scores.map { $0.label.columns }.max() ?? 12, inner.width - 38))
        let x = inner.x + 1
        let columns = (precision: x + name + 6, recall: x + name + 12, f1: x + name + 18)
        let bar = columns.f1 + 2
        let barWidth = max(0, min(40, inner.maxX - bar - 7))
        canvas.put("intent", x: x, y: inner.y, style: .muted)
        canvas.putRight("P", maxX: columns.precision, y: inner.y, style: .muted)
        canvas.putRight("R", maxX: columns.recall, y: inner.y, style: .muted)
        canvas.putRight("F1", maxX: columns.f1, y: inner.y, style: .muted)
        canvas.putRight("of", maxX: inner.maxX, y: inner.y, style: .muted)
        let body = Rect(x: inner.x - 1, y: inner.y + 1, width: inner.width + 2, height: inner.height - 1)
        ListView.draw(count: scores.count, cursor: state.models.intentCursor, in: body, focused: focused, place: .modelIntents, on: &canvas)
        {
            canvas, index, row, ground in
            let score = scores[index]
            let role = ScoreLook.role(score.f1)
            canvas.put(score.label.fittedInMiddle(to: name), x: row.x, y: row.y, style: Style(.text, on: ground))
            canvas.putRight(Format.score(score.precision), maxX: columns.precision, y: row.y, style: Style(.muted, on: ground))
            canvas.putRight(Format.score(score.recall), maxX: columns.recall, y: row.y, style: Style(.muted, on: ground))
            canvas.putRight(Format.score(score.f1), maxX: columns.f1, y: row.y, style: Style(role, on: ground))
            if barWidth > 4 { Chart.bar(score.f1, of: 1, on: &canvas, x: bar, y: row.y, width: barWidth, fill: role) }
            canvas.putRight("\(score.support)", maxX: row.maxX, y: row.y, style: Style(.muted, on: ground))
        }
    }
}

/// How sure the model was of its right and of its wrong answers.
enum ConfidenceView {
    static func draw(_ shown: Evaluation, _ basis: String, _ state: AppState, in rect: Rect, on canvas: inout Canvas) {
        let inner = canvas.pane(rect, title: "Confidence · \(basis)", focused: state.place == .confidence, place: .confidence)
        guard inner.height >= 4 else { return }
        let legend = 22
        let chart = Rect(x: inner.x, y: inner.y, width: max(20, inner.width - legend), height: inner.height)
        let labels = (0..<10).map { $0 == 0 ? "0" : ".\($0)" }
        Chart.histogram(shown.rightByConfidence, shown.wrongByConfidence, labels: labels, on: &canvas, in: chart, roles: (.series1, .error))
        let x = inner.maxX - legend + 2
        let right = shown.rightByConfidence.reduce(0, +)
        let wrong = shown.wrongByConfidence.reduce(0, +)
        let lines: [(String, Role)] = [
            ("■ right  \(Format.count(right))", .series1), ("■ wrong  \(Format.count(wrong))", .error), ("", .muted),
            ("calibration error", .muted), ("\(Format.score(shown.calibrationError))", .text),
        ]
        for (line, (text, role)) in lines.enumerated() where inner.y + line < inner.maxY {
            canvas.put(text, x: x, y: inner.y + line, width: max(0, inner.maxX - x), style: Style(role))
        }
    }
}
