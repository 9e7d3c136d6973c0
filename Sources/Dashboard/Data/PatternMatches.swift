import Corpus
import Terminal

/// What a pattern finds in the data, shown while it is typed.
package struct PatternMatches: Sendable, Equatable {
    package var pattern: String
    /// Why it is no pattern; nil when it is one.
    package var fault: String?
    package var found: Int = 0
    package var tried: Int = 0
    /// The first texts that it finds something in, with what it finds as spans.
    package var samples: [Example] = []

    static let rows = 6
    /// Texts it is tried on, and how long that may take: a pattern that runs away must not hold up the next one.
    private static let mostTexts = 20_000
    private static let patience = Duration.milliseconds(200)

    init(_ pattern: String, in examples: [Example]) {
        self.pattern = pattern
        guard !pattern.isEmpty else { return }
        do {
            let expression = try RegularExpression(pattern)
            let start = ContinuousClock.now
            for example in examples.prefix(Self.mostTexts) {
                guard ContinuousClock.now - start < Self.patience else { break }
                let matches = expression.matches(in: example.text)
                tried += 1
                guard !matches.ranges.isEmpty else { continue }
                found += 1
                guard samples.count < Self.rows else { continue }
                let spans = matches.ranges.map { EntityAnnotation(start: $0.lowerBound, end: $0.upperBound, entity: "") }
                samples.append(Example(text: example.text, intent: example.intent, entities: spans))
            }
        } catch {
            fault = tr("\(tr(below: error.reason)), at column \(error.column)")
        }
    }

    /// Those of the pattern in the prompt; nil when it asks for something else.
    static func shown(_ prompt: Prompt, _ state: AppState) -> PatternMatches? {
        guard case .entityValue(let row, _) = prompt.purpose, row.kind == .regex else { return nil }
        let matches = state.data.entities.matches
        return matches?.pattern == prompt.field.text ? matches : PatternMatches("", in: [])
    }

    func draw(_ state: AppState, in rect: Rect, on canvas: inout Canvas) {
        guard !pattern.isEmpty else { return }
        if let fault {
            canvas.put(fault, x: rect.x, y: rect.y, width: rect.width, style: Style(.error))
            return
        }
        canvas.put(
            tr("found in \(Format.count(found)) of \(Format.plural(tried, "utterance"))"), x: rect.x, y: rect.y, width: rect.width,
            style: Style(found > 0 ? .ok : .warn))
        for (line, sample) in samples.enumerated() where rect.y + 1 + line < rect.maxY {
            SpanText.draw(
                sample, types: [""], in: Rect(x: rect.x, y: rect.y + 1 + line, width: rect.width, height: 1), ground: nil, on: &canvas)
        }
    }
}
