import Corpus

/// An utterance with its marked spans laid over its tokens.
struct TaggedText: Sendable {
    let text: TokenizedText
    let spans: [TokenSpan]
    /// Spans whose ends are not ends of tokens: they are widened to whole tokens.
    let widened: Int

    /// Spans of types that `types` does not have, and those that lie outside of any token, are left out.
    /// - Parameter types: numbers by the names of labels.
    init(_ example: Example, types: [String: Int]) {
        let text = TokenizedText(example.text)
        var spans: [TokenSpan] = []
        var widened = 0
        let ranges = text.tokens.indices.map { text.rawRange(from: $0, through: $0) }
        for entity in example.entities.sorted(by: { ($0.start, $0.end) < ($1.start, $1.end) }) {
            guard let type = types[EntityLabel(entity).name], entity.start < entity.end else { continue }
            let covered = ranges.indices.filter { ranges[$0].lowerBound < entity.end && ranges[$0].upperBound > entity.start }
            guard let first = covered.first, let last = covered.last, first > (spans.last?.last ?? -1) else { continue }
            if ranges[first].lowerBound < entity.start || ranges[last].upperBound > entity.end { widened += 1 }
            spans.append(TokenSpan(first: first, last: last, type: type))
        }
        self.text = text
        self.spans = spans
        self.widened = widened
    }
}
