/// How spans are written as one tag a token: 0 is outside, then begin and inside of each entity type (BIO).
///
/// BILOU was measured on SNIPS: 0.05 to -0.2 points for twice the time, so it is what the evaluation reports and not what is learnt.
package struct TagScheme: Sendable, Equatable {
    /// Sorted.
    package let types: [String]

    package init(types: [String]) { self.types = types }

    package static let outside = 0
    package var count: Int { 1 + 2 * types.count }
    package func begin(_ type: Int) -> Int { 1 + 2 * type }
    package func inside(_ type: Int) -> Int { 2 + 2 * type }
    package func type(of tag: Int) -> Int? { tag == 0 ? nil : (tag - 1) / 2 }
    package func isInside(_ tag: Int) -> Bool { tag > 0 && tag % 2 == 0 }

    /// True when `tag` may follow `previous`; nil stands for the start.
    package func allows(_ previous: Int?, _ tag: Int) -> Bool {
        guard isInside(tag) else { return true }
        guard let previous else { return false }
        return previous == tag || previous == tag - 1
    }

    /// The spans that a legal row of tags writes.
    package func spans(_ tags: [Int]) -> [TokenSpan] {
        var spans: [TokenSpan] = []
        for (i, tag) in tags.enumerated() {
            guard let type = type(of: tag) else { continue }
            if isInside(tag), let last = spans.indices.last, spans[last].last == i - 1, spans[last].type == type {
                spans[last].last = i
            } else {
                spans.append(TokenSpan(first: i, last: i, type: type))
            }
        }
        return spans
    }

    package func tags(_ spans: [TokenSpan], count: Int) -> [Int] {
        var tags = [Int](repeating: Self.outside, count: count)
        for span in spans {
            for i in span.first...span.last where i < count { tags[i] = i == span.first ? begin(span.type) : inside(span.type) }
        }
        return tags
    }
}

/// Tokens `first` … `last` that name something of type number `type`.
package struct TokenSpan: Sendable, Equatable {
    package var first: Int
    package var last: Int
    package var type: Int

    package init(first: Int, last: Int, type: Int) {
        self.first = first
        self.last = last
        self.type = type
    }
}
