/// What can be done about a finding in one step.
package enum Remedy: Hashable, Sendable {
    /// All examples but one are deleted: the one with the most entities marked, else the first. Where some are test examples, a test
    /// example is kept, so that scores stay comparable.
    case keepOne
    /// The examples go to one of these intents (the likeliest first), which a person chooses; repeats are deleted.
    case chooseIntent([String])
    /// The examples go to this intent.
    case relabel(intent: String)
    /// Spans that lie outside the text, are empty or overlap the one before are taken away.
    case dropBrokenSpans
    /// Spans that cut a word, or begin or end with a blank, are stretched to whole words.
    case widenSpans(entity: String)
    /// The words get this entity wherever they are marked as another.
    case retypeSpans(phrase: String, entity: String)
    /// The words get this entity wherever no span covers them.
    case markPhrase(phrase: String, entity: String)
    case addExamples(intent: String)
    /// About one example in five of each intent becomes a test example; of one intent alone, where one is named.
    case split(intent: String?)
    case mergeIntents(from: [String], into: String)
    case mergeEntities(from: [String], into: String)
    /// The definition is to be written anew.
    case editEntity(String)
    /// Utterances wait for an intent.
    case label

    /// A few words for a key: “keep one”.
    package var title: String {
        switch self {
        case .keepOne: "keep one"
        case .chooseIntent: "choose the intent"
        case .relabel(let intent): "move to \(intent)"
        case .dropBrokenSpans: "drop the broken spans"
        case .widenSpans: "mark whole words"
        case .retypeSpans(_, let entity): "mark all as \(entity)"
        case .markPhrase(_, let entity): "mark all as \(entity)"
        case .addExamples: "add examples"
        case .split: "split off a fifth"
        case .mergeIntents(_, let name), .mergeEntities(_, let name): "merge into \(name)"
        case .editEntity: "edit the entity"
        case .label: "label them"
        }
    }
}

extension Finding {
    /// The remedy for it; nil when only a person who looks at the examples can tell.
    package func remedy(_ dataset: [Example]) -> Remedy? {
        switch kind {
        case .conflictingIntents, .nearlyConflicting:
            var counts: [String: Int] = [:]
            for index in examples where dataset.indices.contains(index) { counts[dataset[index].intent, default: 0] += 1 }
            let intents = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
            return intents.count > 1 ? .chooseIntent(intents) : nil
        case .leakedTest, .nearDuplicate, .repeated: return .keepOne
        case .brokenSpan: return .dropBrokenSpans
        case .cutSpan: return entity.map { .widenSpans(entity: $0) }
        case .contradictingTypes where severity == .warning: return phrased { .retypeSpans(phrase: $0, entity: $1) }
        case .unmarkedSpan where isMissing: return phrased { .markPhrase(phrase: $0, entity: $1) }
        case .starvedIntent: return intent.map { .addExamples(intent: $0) }
        case .noTests: return .split(intent: nil)
        case .untestedIntent: return .split(intent: intent)
        case .similarNames:
            guard let first = names.first, names.count > 1 else { return nil }
            let others = Array(names.dropFirst())
            return entity == nil ? .mergeIntents(from: others, into: first) : .mergeEntities(from: others, into: first)
        case .unlabelled: return .label
        case .brokenDefinition, .runawayPattern: return entity.map { .editEntity($0) }
        case .tooFewIntents, .skewed, .rareEntity, .overlong, .contradictingTypes, .unmarkedSpan: return nil
        }
    }

    private func phrased(_ make: (String, String) -> Remedy) -> Remedy? {
        guard let phrase = names.first, let entity else { return nil }
        return make(phrase, entity)
    }
}

/// Changes to some examples, by their places in a list.
package struct Amendment: Hashable, Sendable {
    package var updates: [Int: Example] = [:]
    /// Ascending.
    package var deletions: [Int] = []

    package init() {}
    package var isEmpty: Bool { updates.isEmpty && deletions.isEmpty }
}

extension Remedy {
    /// What it does to the examples of a finding.
    /// - Parameter intent: what a person chose for `chooseIntent`.
    /// - Returns: an empty amendment for remedies that change something else than these examples.
    package func amendment(of examples: [Example], intent: String? = nil) -> Amendment {
        var amendment = Amendment()
        switch self {
        case .keepOne:
            let best = examples.map(Self.worth).max()
            let kept = examples.indices.first { Self.worth(examples[$0]) == best }
            amendment.deletions = examples.indices.filter { $0 != kept }
        case .chooseIntent:
            guard let intent else { break }
            var seen: Set<String> = []
            for (index, example) in examples.enumerated() {
                var moved = example
                moved.intent = intent
                if !seen.insert(NormalisedText.of(example.text)).inserted {
                    amendment.deletions.append(index)
                } else if moved != example {
                    amendment.updates[index] = moved
                }
            }
        case .relabel(let intent): change(examples, &amendment) { $0.intent = intent }
        case .dropBrokenSpans: change(examples, &amendment) { $0.entities = Self.sound($0) }
        case .widenSpans(let entity): change(examples, &amendment) { Self.widen(entity, in: &$0) }
        case .retypeSpans(let phrase, let entity):
            guard let search = PhraseSearch(phrase) else { break }
            change(examples, &amendment) { example in
                let places = search.places(in: example.text)
                for index in example.entities.indices
                where places.contains(example.entities[index].start..<max(example.entities[index].start, example.entities[index].end)) {
                    example.entities[index].entity = entity
                }
            }
        case .markPhrase(let phrase, let entity):
            guard let search = PhraseSearch(phrase) else { break }
            change(examples, &amendment) { example in
                example.entities += search.unmarked(in: example).map {
                    EntityAnnotation(start: $0.lowerBound, end: $0.upperBound, entity: entity)
                }
                example.entities.sort { $0.start < $1.start }
            }
        case .addExamples, .split, .mergeIntents, .mergeEntities, .editEntity, .label: break
        }
        return amendment
    }

    /// A test example before a train example, then the one with more entities.
    private static func worth(_ example: Example) -> Int { (example.type == .test ? 1_000_000 : 0) + example.entities.count }

    private func change(_ examples: [Example], _ amendment: inout Amendment, _ body: (inout Example) -> Void) {
        for (index, example) in examples.enumerated() {
            var changed = example
            body(&changed)
            if changed != example { amendment.updates[index] = changed }
        }
    }

    private static func sound(_ example: Example) -> [EntityAnnotation] {
        let count = example.text.codePointCount
        var end = 0
        return example.entities.sorted { $0.start < $1.start }.filter { span in
            guard span.fits(count: count), span.start >= end else { return false }
            end = span.end
            return true
        }
    }

    /// Stretches or trims the spans of the entity to whole words, unless that would run into the next span.
    private static func widen(_ entity: String, in example: inout Example) {
        let text = Array(example.text.unicodeScalars)
        for index in example.entities.indices where example.entities[index].entity == entity {
            var span = example.entities[index]
            guard span.fits(count: text.count) else { continue }
            while span.start < span.end - 1, text[span.start].properties.isWhitespace { span.start += 1 }
            while span.end - 1 > span.start, text[span.end - 1].properties.isWhitespace { span.end -= 1 }
            while span.start > 0, WordKind.isWord(across: text[span.start - 1], text[span.start]) { span.start -= 1 }
            while span.end < text.count, WordKind.isWord(across: text[span.end - 1], text[span.end]) { span.end += 1 }
            let others = example.entities.enumerated().filter { $0.offset != index }.map(\.element)
            if !others.contains(where: { $0.start < span.end && span.start < $0.end }) { example.entities[index] = span }
        }
    }
}
