import Corpus
import NLU
import Terminal

/// Which words decided an answer, how far it was from being refused, and the examples that are most like the utterance.
enum WhyView {
    /// A word that changes the log-odds by less decides nothing.
    private static let leastWeight = 0.1

    /// - Parameter near: false where the examples stand in a pane of their own.
    static func draw(_ answer: TryState.Answer, near: Bool, in rect: Rect, on canvas: inout Canvas) {
        guard rect.height >= 3, let explanation = answer.explanation else { return }
        var y = rect.y
        let used = canvas.put(tr("Why"), x: rect.x, y: y, style: Style(.text, .bold)) + 2
        // Each word in the look of those that do what it says, so that no colour has to be named.
        let legend: [(String, Style)] = [
            (tr("words that speak") + " ", .muted), (tr("for it"), Style(.ok, .bold)), (" · ", .muted), (tr("against it"), Style(.error)),
        ]
        canvas.put(legend, x: rect.x + used, y: y, width: rect.width - used)
        y += 1
        y = drawWords(explanation, answer.result.text, rect, y, &canvas)
        for line in wrap(tr(below: explanation.summary) + ".", rect.width, rows: 2) where y < rect.maxY {
            canvas.put(line, x: rect.x, y: y, width: rect.width, style: Style(.info))
            y += 1
        }
        y += 1
        guard near, y + 1 < rect.maxY, !answer.near.isEmpty else { return }
        canvas.put(title, x: rect.x, y: y, width: rect.width, style: Style(.text, .bold))
        drawNear(answer, in: Rect(x: rect.x, y: y + 1, width: rect.width, height: rect.maxY - y - 1), on: &canvas)
    }

    static var title: String { tr("Most like it among the examples") }

    /// The examples that are most like the utterance, those of the intent that was answered in the colour of what is right.
    static func drawNear(_ answer: TryState.Answer, in rect: Rect, on canvas: inout Canvas) {
        var y = rect.y
        let name = min(answer.near.map { $0.intent.columns }.max() ?? 0, 22, rect.width / 3)
        let intent = answer.explanation?.intent.name ?? answer.result.intentRanking.first?.name
        for example in answer.near where y < rect.maxY {
            canvas.put(example.text, x: rect.x, y: y, width: rect.width - name - 6)
            canvas.markTarget(
                Rect(x: rect.x, y: y, width: rect.width, height: 1), Click.example(intent: example.intent, text: example.text))
            let agrees = example.intent == intent
            canvas.putRight(
                example.intent.fittedInMiddle(to: name), maxX: rect.maxX - 5, y: y, style: Style(agrees ? .ok : .warn))
            canvas.putRight(Format.score(example.similarity), maxX: rect.maxX, y: y, style: .muted)
            y += 1
        }
    }

    /// The words with their weights as colours, broken into lines; returns the row after them.
    private static func drawWords(_ explanation: Explanation, _ text: String, _ rect: Rect, _ y: Int, _ canvas: inout Canvas) -> Int {
        let heaviest = explanation.words.map { abs($0.weight) }.max() ?? 0
        var (x, y) = (rect.x, y)
        var rest = text[...]
        for word in explanation.words {
            // As it was typed: not every script has spaces between words.
            if let place = rest.range(of: word.text) {
                if x > rect.x, place.lowerBound == rest.startIndex { x -= 1 }
                rest = rest[place.upperBound...]
            }
            if x > rect.x, x + word.text.columns > rect.maxX {
                x = rect.x
                y += 1
            }
            guard y < rect.maxY else { return y }
            let decides = abs(word.weight) >= leastWeight
            let role: Role = !decides ? .muted : word.weight > 0 ? .ok : .error
            let isHeavy = decides && abs(word.weight) > heaviest / 2
            x +=
                canvas.put(
                    word.text, x: x, y: y, width: max(0, rect.maxX - x), style: Style(role, isHeavy ? .bold : [])) + 1
        }
        return y + 1
    }
}
