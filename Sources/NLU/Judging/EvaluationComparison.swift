import Foundation

/// Whether one of two models is better at intents, or the examples are too few to tell.
///
/// Where both were judged on the same examples only those count that one gets right and the other wrong: if the models were alike,
/// each such example would fall to either with even chance (McNemar's test, exact: Q. McNemar, Psychometrika 12, 1947). Else the
/// intervals of the accuracies are compared, which takes more to be convinced.
package struct EvaluationComparison: Sendable, Equatable {
    package enum Verdict: Sendable, Equatable { case first, second, undecided }

    package let verdict: Verdict
    /// Examples that one model alone gets right; nil where the two were judged on different examples.
    package let onlyFirst: Int?
    package let onlySecond: Int?
    /// How probable so lopsided a difference is between models that are alike; nil as above.
    package let probability: Double?
    /// How much more of the first's answers are right (0.012 is 1.2 points), and where that lies with 95 % confidence.
    package let difference: Double
    package let interval: ConfidenceInterval
    /// All of it in plain words.
    package let sentence: String

    /// A difference is believed when chance brings it less often than this.
    package static let significance = 0.05

    /// - Parameter names: what the sentence calls the two.
    package init(_ first: Evaluation, _ second: Evaluation, names: (first: String, second: String)) {
        difference = first.accuracy - second.accuracy
        let (a, b) = ("“\(names.first)”", "“\(names.second)”")
        if let mine = first.outcomes, let other = second.outcomes, mine.fingerprint == other.fingerprint {
            let (wrong, wrongToo) = (Set(mine.wrong), Set(other.wrong))
            let (one, two) = (wrongToo.subtracting(wrong).count, wrong.subtracting(wrongToo).count)
            let probability = Self.mcNemar(one, two)
            let decided = probability < Self.significance
            verdict = !decided ? .undecided : one > two ? .first : .second
            (onlyFirst, onlySecond, self.probability) = (one, two, probability)
            interval = Self.paired(one, two, of: first.examples)
            let chance = "p = \(probability < 0.001 ? "below 0.001" : rounded(probability, 3))"
            func better(_ winner: String, _ won: Int, _ loser: String, _ lost: Int) -> String {
                "\(winner) is better: of \(counted(first.examples, "example")) it alone gets \(won) right, \(loser) alone \(lost) (\(chance))"
            }
            switch verdict {
            case .first: sentence = better(a, one, b, two)
            case .second: sentence = better(b, two, a, one)
            case .undecided where one + two == 0:
                sentence = "no difference: \(a) and \(b) get the same \(counted(first.examples - wrong.count, "example")) right"
            case .undecided:
                sentence =
                    "too few examples to tell the two apart: \((one + two).grouped) of \(first.examples.grouped) differ, "
                    + "\(one) for \(a), \(two) for \(b) (\(chance))"
            }
            return
        }
        let (mine, other) = (Self.accuracy(first), Self.accuracy(second))
        (onlyFirst, onlySecond, probability) = (nil, nil, nil)
        interval = ConfidenceInterval(low: mine.low - other.high, high: mine.high - other.low)
        let ranges =
            "\(a) lies between \(percent(mine.low)) and \(percent(mine.high)), "
            + "\(b) between \(percent(other.low)) and \(percent(other.high))"
        if mine.overlaps(other) {
            verdict = .undecided
            sentence = "too few examples to tell the two apart, and not the same ones: the accuracy of \(ranges)"
        } else {
            verdict = mine.low > other.high ? .first : .second
            sentence = "\(verdict == .first ? a : b) is better, on examples that are not the same: the accuracy of \(ranges)"
        }
    }

    /// Of the difference of two shares of the same examples: the exact limits of the share of those that differ which the first alone
    /// gets right (C. Clopper and E. Pearson, Biometrika 26, 1934), as a share of all. Zero lies outside exactly where the test
    /// decides. Where the two never differ, one example on either side is the most that can be ruled out.
    private static func paired(_ one: Int, _ two: Int, of examples: Int) -> ConfidenceInterval {
        let differing = one + two
        guard examples > 0, differing > 0 else {
            let step = 1 / Double(max(examples, 1))
            return ConfidenceInterval(low: -step, high: step)
        }
        let share = Double(differing) / Double(examples)
        let low = one == 0 ? 0 : limit { atMost(differing - one, of: differing, chance: 1 - $0) < significance / 2 }
        let high = two == 0 ? 1 : limit { atMost(one, of: differing, chance: $0) >= significance / 2 }
        return ConfidenceInterval(low: (2 * low - 1) * share, high: (2 * high - 1) * share)
    }

    /// The largest chance for which a condition holds that small ones fulfil and large ones do not.
    private static func limit(_ holds: (Double) -> Bool) -> Double {
        var (low, high) = (0.0, 1.0)
        for _ in 0..<50 { if holds((low + high) / 2) { low = (low + high) / 2 } else { high = (low + high) / 2 } }
        return low
    }

    /// How probably no more than `hits` of `count` throws hit, if each does with `chance`.
    private static func atMost(_ hits: Int, of count: Int, chance: Double) -> Double {
        guard chance > 0 else { return 1 }
        guard chance < 1 else { return hits >= count ? 1 : 0 }
        return (0...hits).reduce(0.0) { sum, hits in
            let ways = lgamma(Double(count) + 1) - lgamma(Double(hits) + 1) - lgamma(Double(count - hits) + 1)
            return sum + exp(ways + Double(hits) * log(chance) + Double(count - hits) * log(1 - chance))
        }
    }

    private static func accuracy(_ evaluation: Evaluation) -> ConfidenceInterval {
        evaluation.intervals?.accuracy ?? Wilson.interval(share: evaluation.accuracy, of: evaluation.examples)
    }

    /// Twice the chance that of `one + two` throws of a fair coin no more than the smaller number are heads.
    private static func mcNemar(_ one: Int, _ two: Int) -> Double {
        one + two == 0 ? 1 : min(1, 2 * atMost(min(one, two), of: one + two, chance: 0.5))
    }
}
