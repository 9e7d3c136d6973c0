import Corpus

/// Which data may be trained: at least two intents with ten `train` examples each.
package enum TrainingRequirement {
    /// What is missing, in one sentence that says what to add; nil when nothing is.
    /// - Parameter counts: the `train` examples of each intent that has any.
    package static func missing(_ counts: [String: Int], _ language: LanguageTag) -> String? {
        let least = CorpusLimits.minimumExamplesPerIntent
        let starved = counts.filter { $0.value < least }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        let wanted = CorpusLimits.minimumIntents - (counts.count - starved.count)
        if wanted <= 0 { return nil }
        let rule = "at least two intents with ten training examples each are needed"
        let nearest = starved.prefix(wanted)
        if counts.isEmpty { return "\(rule); there are no labelled training examples in \(language) yet" }
        var parts = nearest.map { name, count in
            "\(name) has \(count) training example\(count == 1 ? "" : "s"); \(least - count) more \(least - count == 1 ? "is" : "are") needed"
        }
        let further = wanted - nearest.count
        if further > 0 {
            let only = starved.isEmpty ? counts.keys.sorted().first : nil
            parts.append((only.map { "\($0) is the only intent; " } ?? "") + "one more intent is needed")
        }
        return "\(rule): \(parts.joined(separator: "; "))"
    }

    /// The intents that will be recognised poorly because they have too few examples, fewest first; a sentence each.
    package static func starved(_ counts: [String: Int]) -> [String] {
        let least = CorpusLimits.minimumExamplesPerIntent
        return counts.filter { $0.value < least }.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.map { name, count in
            "\(name) has \(count) training example\(count == 1 ? "" : "s"): with fewer than \(least) it will be recognised poorly; "
                + "add \(least - count) more"
        }
    }
}
