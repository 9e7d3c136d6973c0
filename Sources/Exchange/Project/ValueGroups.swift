import Corpus

/// The phrases of a lookup as canonical words with their synonyms, as most tools keep them.
struct ValueGroups {
    private let synonyms: [String: [String]]
    private var used: Set<String> = []

    init(_ definitions: [EntityDefinition]) {
        var synonyms: [String: [String]] = [:]
        for definition in definitions where definition.kind == .synonym {
            synonyms[definition.entity, default: []] += definition.examples
        }
        self.synonyms = synonyms
    }

    /// Each phrase that is no other's synonym, with those of its synonyms that the lookup has too.
    mutating func values(of lookup: EntityDefinition) -> [(value: String, synonyms: [String])] {
        let phrases = Set(lookup.examples)
        var grouped: Set<String> = []
        var values: [(value: String, synonyms: [String])] = []
        for phrase in lookup.examples where phrases.contains(phrase) {
            guard let others = synonyms[phrase], others.allSatisfy({ phrases.contains($0) && $0 != phrase }) else { continue }
            guard !grouped.contains(phrase), grouped.isDisjoint(with: others) else { continue }
            grouped.formUnion(others + [phrase])
            used.insert(phrase)
            values.append((phrase, others))
        }
        let members = Dictionary(values.map { ($0.value, $0.synonyms) }, uniquingKeysWith: { first, _ in first })
        return lookup.examples.compactMap { phrase in
            if let others = members[phrase] { return (phrase, others) }
            return grouped.contains(phrase) ? nil : (phrase, [])
        }
    }

    /// Says of each synonym that no lookup took along that it is not in what was written.
    func reportLost(_ definitions: [EntityDefinition], _ title: String, _ report: inout ExportReport) {
        for definition in definitions where definition.kind == .synonym {
            if used.contains(definition.entity) {
                report.wrote()
            } else {
                report.say(
                    .noted, line: 1,
                    "\(title) keeps synonyms inside a list of phrases alone: those of \(definition.entity.excerpt) are left out")
            }
        }
    }
}

extension ExportReport {
    /// Says once how many test examples are written as examples to learn from.
    mutating func noteTestExamples(of dataset: Dataset, _ title: String) {
        let count = dataset.examples.count { $0.type == .test }
        guard count > 0 else { return }
        say(.noted, line: 1, "\(title) knows no test examples: \(counted(count, "example")) of type test written like the others")
    }

    /// Says that a kind of definition has no place in the format.
    mutating func leaveOut(_ definition: EntityDefinition, _ title: String) {
        say(.noted, line: 1, "\(title) has no place for \(definition.kind.rawValue) entities: \(definition.entity.excerpt) is left out")
    }

    /// Says that a lookup that forgives typing errors is written as one that does not.
    mutating func noteFuzziness(of definition: EntityDefinition, _ title: String) {
        guard definition.kind == .fuzzyLookup else { return }
        say(.noted, line: 1, "\(title) knows no fuzzy lookups: \(definition.entity.excerpt) is written as a lookup")
    }

    /// True when the example can be written; else it is said why not.
    mutating func acceptsLabelled(_ example: Example, row: Int, _ title: String) -> Bool {
        guard accepts(example.text, what: "text", line: 1, row: row) else { return false }
        guard !example.intent.isEmpty else {
            say(.refused, line: 1, row: row, "\(title) knows no examples without an intent: not written")
            return false
        }
        return true
    }

    /// Says that a span's value, role or group has no place in the format.
    mutating func noteLost(_ spans: [EntityAnnotation], row: Int, _ title: String, value: Bool = true, role: Bool = true) {
        let isLost = spans.contains { (value && $0.value != nil) || (role && $0.role != nil) || $0.group != nil }
        guard isLost else { return }
        let what = [value ? "what it stands for" : nil, role ? "its role" : nil, "its group"].compactMap(\.self)
        say(.noted, line: 1, row: row, "\(title) cannot hold of a span \(what.joined(separator: ", ")): left out")
    }
}
