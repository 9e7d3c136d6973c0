/// Looks through labelled data for what makes models bad, without training one.
package enum Doctor {
    /// Findings of one kind that are listed one by one; the rest of them is one finding more.
    package static let findingsPerKind = 1000
    /// An intent whose largest sibling has more than this many times its examples is out of balance.
    package static let skew = 10
    /// An entity type marked less often than this is hardly learnt.
    package static let minimumSpans = 5
    /// Share of character trigrams in common (Jaccard) from which two texts are nearly the same.
    package static let similarity = 0.8

    /// What there is to mend, worst first. Time grows with the size of the data, not with its square.
    package static func examine(_ dataset: Dataset) -> [Finding] {
        let subject = DoctorSubject(dataset)
        let findings = BalanceChecks.run(subject) + TextChecks.run(subject) + SpanChecks.run(subject) + definitions(of: dataset)
        let ranks = Dictionary(uniqueKeysWithValues: Finding.Kind.allCases.enumerated().map { ($0.element, $0.offset) })
        func rank(_ finding: Finding) -> (Int, Int, Int, Int) {
            (finding.severity.rawValue, ranks[finding.kind] ?? 0, -finding.examples.count, finding.examples.first ?? 0)
        }
        let sorted = findings.enumerated().sorted { a, b in
            let (left, right) = (rank(a.element), rank(b.element))
            return left == right ? a.offset < b.offset : left < right
        }
        return limited(sorted.map(\.element))
    }

    /// What is wrong with the definitions in the data's language alone, in their order: what training asks before it begins.
    package static func definitions(of dataset: Dataset) -> [Finding] { DefinitionChecks.run(dataset) }

    /// The findings with those of a kind that go over the limit put together into one.
    private static func limited(_ findings: [Finding]) -> [Finding] {
        var counts: [Finding.Kind: Int] = [:]
        for finding in findings { counts[finding.kind, default: 0] += 1 }
        guard counts.values.contains(where: { $0 > findingsPerKind }) else { return findings }
        var kept: [Finding] = []
        var places: [Finding.Kind: Int] = [:]
        var seen: [Finding.Kind: Int] = [:]
        for finding in findings {
            seen[finding.kind, default: 0] += 1
            guard seen[finding.kind, default: 0] > findingsPerKind else {
                kept.append(finding)
                continue
            }
            if let place = places[finding.kind] {
                kept[place].examples.append(contentsOf: finding.examples)
            } else {
                places[finding.kind] = kept.count
                var rest = finding
                let more = counts[finding.kind, default: 0] - findingsPerKind
                rest.reason = "\(more) more of the same kind: the first \(findingsPerKind) are listed one by one."
                (rest.intent, rest.entity) = (nil, nil)
                kept.append(rest)
            }
        }
        for place in places.values { kept[place].examples = Array(Set(kept[place].examples)).sorted() }
        return kept
    }
}
