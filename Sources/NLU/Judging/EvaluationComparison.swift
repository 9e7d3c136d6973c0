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

    /// Of the difference of two shares of the same examples (Agresti and Min, Statistics in Medicine 24, 2005: half an example is
    /// added to each side, which keeps its word with few).
    private static func paired(_ one: Int, _ two: Int, of examples: Int) -> ConfidenceInterval {
        let n = Double(examples) + 2
        let (a, b) = (Double(one) + 0.5, Double(two) + 0.5)
        let middle = (a - b) / n
        let spread = 1.96 * ((a + b) - (a - b) * (a - b) / n).squareRoot() / n
        return ConfidenceInterval(low: middle - spread, high: middle + spread)
    }

    private static func accuracy(_ evaluation: Evaluation) -> ConfidenceInterval {
        evaluation.intervals?.accuracy ?? Wilson.interval(share: evaluation.accuracy, of: evaluation.examples)
    }

    /// Twice the chance that of `one + two` throws of a fair coin no more than the smaller number are heads.
    private static func mcNemar(_ one: Int, _ two: Int) -> Double {
        let throwsInAll = one + two
        guard throwsInAll > 0 else { return 1 }
        let all = lgamma(Double(throwsInAll) + 1) - Double(throwsInAll) * log(2)
        let tail = (0...min(one, two)).reduce(0.0) { sum, heads in
            sum + exp(all - lgamma(Double(heads) + 1) - lgamma(Double(throwsInAll - heads) + 1))
        }
        return min(1, 2 * tail)
    }
}
