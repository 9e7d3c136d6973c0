import Corpus

/// What a pre-trained kind found.
struct PretrainedMatch: Sendable {
    var kind: PretrainedKind
    /// Positions in the normalised text.
    var range: Range<Int>
    /// Nil where the words need a reference moment and there is none.
    var value: ResolvedValue?
    /// Below 1 where the words could mean something else.
    var confidence: Double
}

/// Reads the kinds that are made of words and numbers out of one utterance. Each `read` looks at every place and gives what is there;
/// which of overlapping ones stands is for the overlap rule.
struct PretrainedReader {
    let text: LexedText
    let reference: ReferenceMoment?

    var vocabulary: Vocabulary { text.vocabulary }

    func matches(_ kinds: Set<PretrainedKind>) -> [PretrainedMatch] {
        guard text.isOfInterest else { return [] }
        var matches: [PretrainedMatch] = []
        if !kinds.isDisjoint(with: [.number, .percentage, .money]) { matches += amounts(kinds) }
        if kinds.contains(.ordinal) { matches += ordinals() }
        if kinds.contains(.duration) { matches += durations() }
        if !kinds.isDisjoint(with: [.date, .time]) { matches += moments(kinds) }
        return matches
    }

    /// The match over lexemes `first` up to `end`, exclusive.
    func match(_ kind: PretrainedKind, _ first: Int, _ end: Int, _ value: ResolvedValue?, _ confidence: Double = 1) -> PretrainedMatch? {
        guard let from = text[first], let to = text[end - 1] else { return nil }
        return PretrainedMatch(
            kind: kind, range: from.range.lowerBound..<to.range.upperBound, value: value, confidence: confidence)
    }
}
