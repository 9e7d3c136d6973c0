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
        /// Among equals of one rank, span for span, the smaller is kept.
        var claim: Int
    }

    let declared: DeclaredEntities
    /// Pre-trained kinds in the order in which they claim the same words.
    private static let claims: [PretrainedKind] = [.email, .url, .date, .time, .money, .percentage, .duration, .phone, .ordinal, .number]

    /// - Parameters:
    ///   - learnt: what the tagger found, and the names of its labels.
    ///   - now: what “tomorrow” is told from; nil leaves such words without a value.
    /// - Returns: entities that do not overlap, from left to right, in code points.
    func entities(
        _ utterance: String, _ text: TokenizedText, learnt: [EntityTagger.Found], types: [String], now: ReferenceMoment?
    ) -> [ParseResult.Entity] {
        guard !learnt.isEmpty || !declared.isEmpty else { return [] }
        let raw = RawText(utterance)
        let known = known(text, raw, now)
        var candidates = learnt.map { found in
            let range = text.rawRange(from: found.span.first, through: found.span.last)
            let label = EntityLabel(named: types[found.span.type])
            let type = label.entity
            let within = known.filter {
                $0.entity.entity == type && $0.entity.start >= range.lowerBound && $0.entity.end <= range.upperBound
            }
            var learnt = candidate(
                range, type, raw.string(range), found.confidence, .trainable, rank: 0,
                // A marked span of a pre-trained type means what the words in it mean.
                resolved: within.max { $0.entity.end - $0.entity.start < $1.entity.end - $1.entity.start }?.entity.resolved)
            (learnt.entity.role, learnt.entity.group) = (label.role, label.group)
            return learnt
        }
        candidates += lookups(text, raw)
        candidates += patterns(utterance, raw)
        candidates += known
        return Self.settled(candidates)
    }

    private func lookups(_ text: TokenizedText, _ raw: RawText) -> [Candidate] {
        let exact = declared.exact.find(text, raw).map { match in
            let range = text.rawRange(from: match.first, through: match.last)
            return candidate(range, declared.lookups[match.list].name, raw.string(range), 1, .lookup, rank: 1)
        }
        let fuzzy = declared.fuzzy.find(text).map { match in
            let range = text.rawRange(from: match.first, through: match.last)
            let confidence = 1 - Double(match.mistakes) / Double(max(match.length, 1))
            return candidate(
                range, declared.fuzzyLookups[match.list].name, match.phrase, confidence, .fuzzyLookup, rank: 2 + match.mistakes)
        }
        return exact + fuzzy
    }

    private func patterns(_ utterance: String, _ raw: RawText) -> [Candidate] {
        declared.patterns.flatMap { type, expression in
            expression.matches(in: utterance).ranges.map { candidate($0, type, raw.string($0), 1, .regex, rank: 10) }
        }
    }

    /// What the pre-trained kinds know.
    private func known(_ text: TokenizedText, _ raw: RawText, _ now: ReferenceMoment?) -> [Candidate] {
        guard !declared.kinds.isEmpty else { return [] }
        return declared.kinds.find(text, raw, reference: now).map { match in
            let range = text.text.rawRange(match.range)
            return candidate(
                range, declared.kinds.type(of: match.kind), raw.string(range), match.confidence, .pretrained, rank: 20,
                claim: Self.claims.firstIndex(of: match.kind) ?? 0, resolved: match.value)
        }
    }

    private func candidate(
        _ range: Range<Int>, _ type: String, _ words: String, _ confidence: Double, _ source: EntityKind, rank: Int, claim: Int = 0,
        resolved: ResolvedValue? = nil
    ) -> Candidate {
        let value = declared.value(of: words) ?? resolved?.description ?? words
        return Candidate(
            entity: ParseResult.Entity(
                start: range.lowerBound, end: range.upperBound, value: value, entity: type, confidence: confidence, source: source,
                resolved: resolved), rank: rank, claim: claim)
    }

    private static func settled(_ candidates: [Candidate]) -> [ParseResult.Entity] {
        func key(_ place: Int) -> (Int, Int, Int, Int, Int) {
            let candidate = candidates[place]
            return (candidate.rank, candidate.entity.start - candidate.entity.end, candidate.entity.start, candidate.claim, place)
        }
        var kept: [ParseResult.Entity] = []
        var isTaken = [Bool](repeating: false, count: candidates.map(\.entity.end).max() ?? 0)
        for place in candidates.indices.sorted(by: { key($0) < key($1) }) {
            let entity = candidates[place].entity
            guard entity.start < entity.end, !isTaken[entity.start..<entity.end].contains(true) else { continue }
            kept.append(entity)
            for point in entity.start..<entity.end { isTaken[point] = true }
        }
        return kept.sorted { $0.start < $1.start }
    }
}
