/// Whether what is declared can work: patterns that are none, patterns that run away, phrases that contradict one another.
enum DefinitionChecks {
    /// Texts of the data that each pattern is tried on, besides the probes.
    private static let triedTexts = 500

    static func run(_ dataset: Dataset) -> [Finding] {
        let own = dataset.definitions.filter { $0.language == dataset.language }
        let texts = dataset.examples.prefix(triedTexts).map(\.text)
        return own.flatMap { definition in
            switch definition.kind {
            case .regex: patterns(definition, texts)
            case .pretrained: pretrained(definition)
            case .lookup, .fuzzyLookup, .synonym: phrases(definition)
            case .trainable: [Finding]()
            }
        } + contradictions(own)
    }

    // MARK: Patterns

    private static func patterns(_ definition: EntityDefinition, _ texts: [String]) -> [Finding] {
        guard !definition.examples.isEmpty else { return phrases(definition) }
        return definition.examples.compactMap { fault(in: $0, of: definition.entity, texts) }
    }

    private static func fault(in pattern: String, of entity: String, _ texts: [String]) -> Finding? {
        let name = "The pattern \(pattern.excerpt) of the regex \(entity.excerpt)"
        do {
            let expression = try RegularExpression(pattern)
            guard let text = (probes(pattern) + texts).first(where: { expression.matches(in: $0).gaveUp }) else { return nil }
            return Finding(
                .runawayPattern, .error, entity: entity,
                reason:
                    "\(name) runs away: on \(String(text.prefix { $0 != Self.stranger }).excerpt) it is given up after too many attempts.",
                advice: "Take out a repetition inside a repetition: (a+)+ is a+, (.*)* is .*; or write (?>…) around the inner one.")
        } catch {
            return Finding(
                .brokenDefinition, .error, entity: entity,
                reason: "\(name) cannot be read: \(error.reason), at column \(error.column).",
                advice: "Mend it; until then nothing is found by it.")
        }
    }

    /// A character that no pattern expects.
    private static let stranger: Character = "\u{1}"

    /// Texts that make a pattern run away that can: a long run of each letter that it speaks of, then what breaks the run, and behind
    /// that whatever the pattern might ask for at the end: without it the search would not begin.
    private static func probes(_ pattern: String) -> [String] {
        let scalars = Set(pattern.unicodeScalars).sorted()
        let spoken = scalars.filter { $0.properties.isAlphabetic || $0.properties.numericType != nil }.prefix(20)
        let runs = spoken.map { String($0) } + ["a", "A", "0", " ", "a ", "0 ", "a0", "ab", "aA", ".", "-", "a.", "a-", "é"]
        let end = "\(Self.stranger)\n" + scalars.map { String($0) }.joined()
        return runs.map { String(repeating: $0, count: 48 / $0.unicodeScalars.count) + end }
    }

    // MARK: Phrases

    private static func phrases(_ definition: EntityDefinition) -> [Finding] {
        guard definition.examples.allSatisfy(\.isBlank) else { return [] }
        return [
            Finding(
                .brokenDefinition, .warning, entity: definition.entity,
                reason: "The \(definition.kind.rawValue) \(definition.entity.excerpt) has no entries.",
                advice: "Add some, or delete it: nothing is found by it.")
        ]
    }

    /// Phrases that stand for two values, and those that two lookups claim.
    private static func contradictions(_ definitions: [EntityDefinition]) -> [Finding] {
        func claimed(_ kinds: Set<EntityKind>, _ key: (String) -> String) -> [(phrase: String, names: [String])] {
            var names: [String: Set<String>] = [:]
            for definition in definitions where kinds.contains(definition.kind) {
                for phrase in definition.examples { names[key(phrase), default: []].insert(definition.entity) }
            }
            return names.filter { $0.value.count > 1 }.sorted { $0.key < $1.key }.map { ($0.key, $0.value.sorted()) }
        }
        let synonyms = claimed([.synonym]) { $0.lowercased() }.map { phrase, names in
            Finding(
                .brokenDefinition, .warning, entity: names[0],
                reason: "The synonym \(phrase.excerpt) stands for \(names.map(\.excerpt).joined(separator: " and ")).",
                advice: "Leave it with one of them: \(names[0].excerpt) is taken.")
        }
        let lookups = claimed([.lookup, .fuzzyLookup]) { $0 }.map { phrase, names in
            Finding(
                .brokenDefinition, .note, entity: names[0],
                reason: "The phrase \(phrase.excerpt) is in the lookups \(names.map(\.excerpt).joined(separator: " and ")).",
                advice: "Leave it in one, or mark it in examples: then the sentence decides. \(names[0].excerpt) is taken.")
        }
        return synonyms + lookups
    }

    // MARK: Pre-trained kinds

    private static func pretrained(_ definition: EntityDefinition) -> [Finding] {
        guard let kind = PretrainedKind(named: definition.entity) else {
            let names = PretrainedKind.allCases.map(\.rawValue).joined(separator: ", ")
            return [
                Finding(
                    .brokenDefinition, .error, entity: definition.entity,
                    reason: "There is no pre-trained entity \(definition.entity.excerpt).", advice: "Use one of \(names).")
            ]
        }
        switch kind.support(in: definition.language) {
        case .full: return []
        case .digits:
            return [
                Finding(
                    .brokenDefinition, .note, entity: definition.entity,
                    reason: "In \(definition.language) the pre-trained \(kind.rawValue) knows digits and signs, no words.",
                    advice: "Declare the words as a lookup, or mark spans in examples.")
            ]
        case .none:
            return [
                Finding(
                    .brokenDefinition, .warning, entity: definition.entity,
                    reason: "The pre-trained \(kind.rawValue) does not know the language \(definition.language): nothing is found.",
                    advice: "Declare a lookup or a regex, or mark spans in examples.")
            ]
        }
    }
}
