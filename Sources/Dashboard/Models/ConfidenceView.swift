import NLU
import Terminal

/// How sure the model was of its right and of its wrong answers, and what a threshold would make of them.
enum ConfidenceView {
    static func draw(_ shown: Evaluation, _ basis: String, _ state: AppState, in rect: Rect, on canvas: inout Canvas) {
        let focused = state.place == .confidence
        let inner = canvas.pane(
            rect, title: "Confidence · \(basis)", focused: focused, footer: focused ? "←→ move the threshold" : "", place: .confidence)
        guard inner.height >= 4 else { return }
        let legend = min(26, inner.width / 2)
        let chart = Rect(x: inner.x, y: inner.y, width: max(20, inner.width - legend), height: inner.height)
        let labels = (0..<10).map { $0 == 0 ? "0" : ".\($0)" }
        let threshold = state.models.threshold
        Chart.histogram(
            shown.rightByConfidence, shown.wrongByConfidence, labels: labels, on: &canvas, in: chart, roles: (.series1, .error),
            marker: Double(threshold) / 10)
        let x = inner.maxX - legend + 2
        for (line, (text, role)) in lines(shown, threshold).enumerated() where inner.y + line < inner.maxY {
            canvas.put(text, x: x, y: inner.y + line, width: max(0, inner.maxX - x), style: Style(role))
        }
    }

    /// What would be answered and what refused; the bars left of the line are refused.
    private static func lines(_ shown: Evaluation, _ threshold: Int) -> [(String, Role)] {
        let right = shown.rightByConfidence.dropFirst(threshold).reduce(0, +)
        let wrong = shown.wrongByConfidence.dropFirst(threshold).reduce(0, +)
        let lost = shown.rightByConfidence.prefix(threshold).reduce(0, +)
        let caught = shown.wrongByConfidence.prefix(threshold).reduce(0, +)
        let share = right + wrong == 0 ? 0 : Double(right) / Double(right + wrong)
        return [
            ("at .\(threshold) it would", .text), ("answer \(Format.count(right + wrong)), \(Format.percent(share)) right", .ok),
            ("■ right \(Format.count(right))  ", .series1), ("■ wrong \(Format.count(wrong))", .error),
            ("refuse \(Format.count(lost + caught)):", .text), ("  \(Format.count(lost)) were right", .warn),
            ("  \(Format.count(caught)) were wrong", .muted), ("calibration error \(Format.score(shown.calibrationError))", .muted),
        ]
    }
}
