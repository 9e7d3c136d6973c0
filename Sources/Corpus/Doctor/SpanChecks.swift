/// Whether entity spans are where they should be, and marked alike throughout.
enum SpanChecks {
    static func run(_ subject: DoctorSubject) -> [Finding] {
        guard subject.examples.contains(where: { !$0.entities.isEmpty }) else { return [] }
        return broken(subject) + cut(subject) + rare(subject) + PhraseChecks(subject).findings
    }

    private static func broken(_ subject: DoctorSubject) -> [Finding] {
        subject.examples.indices.compactMap { index in
            let example = subject.examples[index]
            guard !example.entities.isEmpty else { return nil }
            let count = example.text.codePointCount
            let sorted = example.entities.sorted { $0.start < $1.start }
            let overlap = zip(sorted, sorted.dropFirst()).contains { $0.end > $1.start }
            guard overlap || !example.entities.allSatisfy({ $0.fits(count: count) }) else { return nil }
            return Finding(
                .brokenSpan, .error, intent: example.intent, examples: [index],
                reason: "\(example.text.excerpt) has spans that \(overlap ? "overlap" : "lie outside the text or are empty").",
                advice: "Mark its entities again.")
        }
    }

    /// Spans that begin or end inside a word, or with a blank. Words that are cut alike again and again are meant so.
    private static func cut(_ subject: DoctorSubject) -> [Finding] {
        struct Phrase: Hashable {
            var entity: String
            var text: String
        }
        var cuts: [Phrase: [Int]] = [:]
        for (index, example) in subject.examples.enumerated() where !example.entities.isEmpty {
            let scalars = Array(example.text.unicodeScalars)
            for span in example.entities where span.fits(count: scalars.count) && isCut(scalars, span) {
                let text = String(String.UnicodeScalarView(scalars[span.start..<span.end]))
                cuts[Phrase(entity: span.entity, text: text), default: []].append(index)
            }
        }
        let unmeant = cuts.filter { $0.value.count < 3 }.sorted { ($0.value[0], $0.key.text) < ($1.value[0], $1.key.text) }
        return unmeant.map { phrase, indices in
            Finding(
                .cutSpan, .warning, intent: subject.examples[indices[0]].intent, entity: phrase.entity, examples: indices,
                reason:
                    "The \(phrase.entity.excerpt) \(phrase.text.excerpt) in \(subject.examples[indices[0]].text.excerpt) begins or ends "
                    + "inside a word, or with a blank.",
                advice: "Mark whole words.")
        }
    }

    private static func isCut(_ text: [Unicode.Scalar], _ span: EntityAnnotation) -> Bool {
        WordKind.isCut(text, span.start, span.end) || text[span.start].properties.isWhitespace
            || text[span.end - 1].properties.isWhitespace
    }

    private static func rare(_ subject: DoctorSubject) -> [Finding] {
        var spans: [String: [Int]] = [:]
        for (index, example) in subject.examples.enumerated() where example.type == .train {
            for span in example.entities { spans[span.entity, default: []].append(index) }
        }
        let declared = Set(subject.definitions.lazy.filter { $0.kind != .trainable && $0.kind != .synonym }.map(\.entity))
        return spans.filter { $0.value.count < Doctor.minimumSpans && !declared.contains($0.key) }.sorted { $0.key < $1.key }.map {
            entity, indices in
            Finding(
                .rareEntity, .note, entity: entity, examples: Array(Set(indices)).sorted(),
                reason:
                    "\(entity.excerpt) is marked \(indices.count == 1 ? "once" : "\(indices.count) times") in train: too seldom to be learnt.",
                advice: "Mark \(Doctor.minimumSpans) or more in different sentences, or define it as a lookup or a regex.")
        }
    }
}

/// Words that are marked in some examples and not in others, or as one entity here and as another there.
private struct PhraseChecks {
    private struct Phrase {
        var text: String
        /// For each entity type the examples where the words are marked as it.
        var marked: [String: [Int]] = [:]
        /// Examples where they stand unmarked.
        var unmarked: [Int] = []
    }

    /// Words of the longest phrase that is looked for.
    private static let longest = 8
    private let subject: DoctorSubject
    private var phrases: [UInt64: Phrase] = [:]

    init(_ subject: DoctorSubject) {
        self.subject = subject
        let labelled = subject.examples.indices.filter { !subject.examples[$0].intent.isEmpty }
        let tokens = labelled.map { PhraseTokens(subject.examples[$0].text) }
        for (index, tokens) in zip(labelled, tokens) { collectMarked(index, tokens) }
        for (index, tokens) in zip(labelled, tokens) { collectUnmarked(index, tokens) }
    }

    private mutating func collectMarked(_ index: Int, _ tokens: PhraseTokens) {
        let example = subject.examples[index]
        for span in example.entities {
            guard let range = tokens.range(span.start, span.end), range.count <= Self.longest else { continue }
            let hash = tokens.hash(range.lowerBound, range.upperBound)
            if phrases[hash] == nil { phrases[hash] = Phrase(text: example.text.slice(codePoints: span.start, span.end) ?? "") }
            phrases[hash]?.marked[span.entity, default: []].append(index)
        }
    }

    /// Finds the longest known phrase at each word that no span covers.
    private mutating func collectUnmarked(_ index: Int, _ tokens: PhraseTokens) {
        let spans = subject.examples[index].entities
        let words = tokens.tokens
        let isFree = words.map { word in !spans.contains { $0.start < word.end && word.start < $0.end } }
        var first = 0
        while first < words.count {
            var hash: UInt64 = 0
            var found: (hash: UInt64, last: Int)?
            for last in first..<min(first + Self.longest, words.count) {
                guard isFree[last] else { break }
                hash = PhraseTokens.join(hash, words[last].hash)
                if phrases[hash] != nil { found = (hash, last) }
            }
            if let found {
                if phrases[found.hash]?.unmarked.last != index { phrases[found.hash]?.unmarked.append(index) }
                first = found.last + 1
            } else {
                first += 1
            }
        }
    }

    var findings: [Finding] {
        let sorted = phrases.values.sorted { $0.text < $1.text }
        return sorted.flatMap { [contradiction($0), gap($0)].compactMap(\.self) }
    }

    /// The same words as several types. The types that have most of them are right more often than not.
    private func contradiction(_ phrase: Phrase) -> Finding? {
        guard phrase.marked.count > 1 else { return nil }
        let types = phrase.marked.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
        let total = types.reduce(0) { $0 + $1.value.count }
        let others = types.dropFirst().flatMap(\.value)
        let isSlip = others.count * 5 <= total
        let list = types.prefix(4).map { "\($0.key.excerpt) (\($0.value.count))" }.joined(separator: ", ")
        return Finding(
            .contradictingTypes, isSlip ? .warning : .note, entity: types[0].key, names: [phrase.text],
            examples: Array(Set(isSlip ? others : types.flatMap(\.value))).sorted(),
            reason: "\(phrase.text.excerpt) is marked as \(list).",
            advice: isSlip ? "Check the few: they are probably slips." : "Right if the sentence decides which it is; else use one type.")
    }

    /// The same words marked here and not there, where nearly all, or hardly any, are marked.
    private func gap(_ phrase: Phrase) -> Finding? {
        let marks = phrase.marked.values.reduce(0) { $0 + $1.count }
        let (unmarked, types) = (phrase.unmarked.count, phrase.marked.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) })
        guard unmarked > 0, let type = types.first?.key else { return nil }
        let isMissing = marks >= 2 && marks >= 2 * unmarked
        let isStray = unmarked >= 10 && unmarked >= 10 * marks
        guard isMissing || isStray else { return nil }
        var finding = Finding(
            .unmarkedSpan, .note, entity: type, names: [phrase.text],
            examples: isMissing ? phrase.unmarked : Array(Set(types.flatMap(\.value))).sorted(),
            reason: "\(phrase.text.excerpt) is marked as \(type.excerpt) \(marks == 1 ? "once" : "\(marks) times"), and left unmarked in "
                + "\(counted(unmarked, "example")).",
            advice: isMissing ? "Mark it in those too, unless it means something else there." : "Check whether those marks are right.")
        finding.isMissing = isMissing
        return finding
    }
}
