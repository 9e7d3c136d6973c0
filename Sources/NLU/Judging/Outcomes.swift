/// Which examples were answered wrongly, so that two models that were asked the same can be compared example by example.
package struct Outcomes: Sendable, Codable, Equatable {
    /// Equal for two evaluations on the same examples (texts and intents) in the same order, and else, in practice, never.
    package var fingerprint: String
    /// Positions among the judged examples, ascending.
    package var wrong: [Int]

    package init(fingerprint: String, wrong: [Int]) {
        self.fingerprint = fingerprint
        self.wrong = wrong
    }

    init(_ verdicts: [Judge.Verdict]) {
        var key = FeatureKey(0)
        for verdict in verdicts {
            for part in [verdict.example.text, verdict.example.intent] {
                for byte in part.utf8 { key.add(UInt64(byte)) }
                // No byte is that large: "ab" and "c" are not "a" and "bc".
                key.add(256)
            }
        }
        fingerprint = String(key.value, radix: 16)
        wrong = verdicts.indices.filter { verdicts[$0].intent != verdicts[$0].example.intent }
    }
}
