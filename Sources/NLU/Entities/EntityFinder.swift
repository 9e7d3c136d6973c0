import Corpus

/// Finds the entities of an utterance in every way there is, and settles overlaps by one rule: what was learnt from marked spans
/// stands before lookups, lookups before regular expressions, those before pre-trained kinds; within a kind the longest stands, then
/// the leftmost. A fuzzy lookup stands behind the exact ones, the fewer mistakes the nearer.
struct EntityFinder {
    /// A span that might become an entity.
    private struct Candidate {
        var entity: ParseResult.Entity
        /// The smaller the stronger: the kind, and mistakes within it.
        var rank: Int
    }

    let declared: DeclaredEntities

    /// - Parameters:
    ///   - learnt: what the tagger found, and the names of its types.
    /// - Returns: entities that do not overlap, from left to right, in code points.
    func entities(_ utterance: String, _ text: TokenizedText, learnt: [EntityTagger.Found], types: [String]) -> [ParseResult.Entity] {
        guard !learnt.isEmpty || !declared.isEmpty else { return [] }
        let raw = RawText(utterance)
        var candidates = learnt.map { found in
            let range = text.rawRange(from: found.span.first, through: found.span.last)
            return candidate(range, types[found.span.type], raw.string(range), found.confidence, .trainable, rank: 0)
        }
        candidates += lookups(text, raw)
        candidates += patterns(utterance, raw)
        return Self.settled(candidates)
    }

    private func lookups(_ text: TokenizedText, _ raw: RawText) -> [Candidate] {
        declared.exact.find(text, raw).map { match in
            let range = text.rawRange(from: match.first, through: match.last)
            return candidate(range, declared.lookups[match.list].name, raw.string(range), 1, .lookup, rank: 1)
        }
            + declared.fuzzy.find(text).map { match in
                let range = text.rawRange(from: match.first, through: match.last)
                let confidence = 1 - Double(match.mistakes) / Double(max(match.length, 1))
                return candidate(
                    range, declared.fuzzyLookups[match.list].name, match.phrase, confidence, .fuzzyLookup, rank: 2 + match.mistakes)
            }
    }

    private func patterns(_ utterance: String, _ raw: RawText) -> [Candidate] {
        declared.patterns.flatMap { type, expression in
            expression.matches(in: utterance).ranges.map { range in
                candidate(range, type, raw.string(range), 1, .regex, rank: 10)
            }
        }
    }

    private func candidate(
        _ range: Range<Int>, _ type: String, _ value: String, _ confidence: Double, _ source: EntityKind, rank: Int
    ) -> Candidate {
        Candidate(
            entity: ParseResult.Entity(
                start: range.lowerBound, end: range.upperBound, value: declared.value(of: value) ?? value, entity: type,
                confidence: confidence, source: source), rank: rank)
    }

    private static func settled(_ candidates: [Candidate]) -> [ParseResult.Entity] {
        var kept: [ParseResult.Entity] = []
        let sorted = candidates.enumerated().sorted { a, b in
            let (left, right) = (a.element, b.element)
            func key(_ candidate: Candidate, _ place: Int) -> (Int, Int, Int, Int) {
                (candidate.rank, candidate.entity.start - candidate.entity.end, candidate.entity.start, place)
            }
            return key(left, a.offset) < key(right, b.offset)
        }
        for (_, candidate) in sorted where kept.allSatisfy({ $0.end <= candidate.entity.start || $0.start >= candidate.entity.end }) {
            kept.append(candidate.entity)
        }
        return kept.sorted { $0.start < $1.start }
    }
}
