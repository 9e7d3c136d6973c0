/// How sure a model was of each answer, as `Acceptance` counts it: what any threshold would let through and refuse.
package struct AcceptanceCounts: Sendable, Codable, Equatable {
    /// Hundredths: bin i holds the answers of i/100 up to (i + 1)/100.
    package static let bins = 100

    /// Answers that were right, and that were wrong, of examples that have an intent.
    package var right: [Int]
    package var wrong: [Int]
    /// Examples that belong to no intent: refusing them is right.
    package var outOfScope: [Int]

    package init(right: [Int], wrong: [Int], outOfScope: [Int] = []) {
        self.right = right
        self.wrong = wrong
        self.outOfScope = outOfScope
    }

    init?(_ verdicts: [Judge.Verdict], outOfScope: [Double] = []) {
        guard verdicts.contains(where: { $0.acceptance != nil }) else { return nil }
        func counted(_ values: [Double]) -> [Int] {
            var bins = [Int](repeating: 0, count: Self.bins)
            for value in values { bins[min(max(Int(value * Double(Self.bins)), 0), Self.bins - 1)] += 1 }
            return bins
        }
        right = counted(verdicts.filter { $0.intent == $0.example.intent }.compactMap(\.acceptance))
        wrong = counted(verdicts.filter { $0.intent != $0.example.intent }.compactMap(\.acceptance))
        self.outOfScope = counted(outOfScope)
    }

    /// What a threshold of so many hundredths makes of the answers.
    package struct Standing: Sendable, Equatable {
        package var acceptedRight: Int
        package var acceptedWrong: Int
        package var refusedRight: Int
        package var refusedWrong: Int
        package var acceptedOutOfScope: Int
        package var refusedOutOfScope: Int

        package var accepted: Int { acceptedRight + acceptedWrong }
        package var refused: Int { refusedRight + refusedWrong }
        /// The share of the accepted answers that is right; nil of none.
        package var accuracy: Double? { accepted == 0 ? nil : Double(acceptedRight) / Double(accepted) }
    }

    package func standing(at hundredths: Int) -> Standing {
        func parts(_ bins: [Int]) -> (refused: Int, accepted: Int) {
            (bins.prefix(max(0, hundredths)).reduce(0, +), bins.dropFirst(max(0, hundredths)).reduce(0, +))
        }
        let (right, wrong, outside) = (parts(right), parts(wrong), parts(outOfScope))
        return Standing(
            acceptedRight: right.accepted, acceptedWrong: wrong.accepted, refusedRight: right.refused, refusedWrong: wrong.refused,
            acceptedOutOfScope: outside.accepted, refusedOutOfScope: outside.refused)
    }
}
