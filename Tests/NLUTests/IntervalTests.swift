import Corpus
import Foundation
import NLU
import Testing

@Suite("Each metric says how well it is known")
struct IntervalTests {
    private func verdicts(_ count: Int, right: (Int) -> Bool) -> [Judge.Verdict] {
        (0..<count).map { i in
            Judge.Verdict(
                example: Example(text: "utterance \(i)", intent: i % 2 == 0 ? "a" : "b"),
                intent: right(i) == (i % 2 == 0) ? "a" : "b", confidence: 0.9, entities: nil)
        }
    }

    @Test("Wilson's interval is the published one", arguments: [(0, 10, 0, 0.2775), (81, 263, 0.2553, 0.3662), (10, 10, 0.7225, 1)])
    func wilson(successes: Int, trials: Int, low: Double, high: Double) {
        let interval = Wilson.interval(share: Double(successes) / Double(trials), of: trials)
        #expect(abs(interval.low - low) < 5e-4 && abs(interval.high - high) < 5e-4)
    }

    @Test("a metric lies in its interval, which narrows with more examples")
    func narrows() throws {
        let widths = try [40, 400, 4_000].map { count -> Double in
            let evaluation = Judge.report(verdicts(count) { $0 % 10 != 0 })
            let intervals = try #require(evaluation.intervals)
            #expect(intervals.accuracy.low < evaluation.accuracy && evaluation.accuracy < intervals.accuracy.high)
            #expect(intervals.macroF1.low < evaluation.macroF1 && evaluation.macroF1 < intervals.macroF1.high)
            #expect(intervals.spanF1 == nil && intervals.bilouMacroF1 == nil && intervals.entityRecall == nil)
            return intervals.macroF1.high - intervals.macroF1.low
        }
        #expect(widths[0] > 2 * widths[1] && widths[1] > 2 * widths[2])
    }

    @Test("of balanced data, the bootstrap of macro F1 is about as wide as the interval of the accuracy")
    func likeAccuracy() throws {
        let intervals = try #require(Judge.report(verdicts(1_000) { $0 % 7 != 0 }).intervals)
        #expect(abs(intervals.macroF1.low - intervals.accuracy.low) < 0.01 && abs(intervals.macroF1.high - intervals.accuracy.high) < 0.01)
    }

    @Test("never a mistake is not certain never to make one", arguments: [1, 5, 50])
    func perfect(count: Int) throws {
        let intervals = try #require(Judge.report(verdicts(count) { _ in true }).intervals)
        #expect(intervals.macroF1.high == 1 && intervals.macroF1.low < 0.99 && intervals.macroF1.low > 0)
        #expect(intervals.macroF1 == intervals.accuracy)
    }

    @Test("entities have intervals where spans are marked")
    func entities() throws {
        let strange = marked("fly to [the moon](city)", "book_flight")
        let evaluation = try TravelData.plain().evaluate(TravelData.examples + [strange], threads: 2)
        let intervals = try #require(evaluation.intervals)
        for (value, interval) in [
            (evaluation.spanF1, intervals.spanF1), (evaluation.bilouMacroF1, intervals.bilouMacroF1),
            (evaluation.entityRecall, intervals.entityRecall),
        ] {
            let interval = try #require(interval)
            #expect(interval.low <= value && value <= interval.high && interval.low < interval.high)
            #expect((0...1).contains(interval.low) && (0...1).contains(interval.high))
        }
    }

    @Test("the same answers give the same intervals, and nothing judged is nothing known")
    func same() throws {
        let answers = verdicts(300) { $0 % 4 != 0 }
        #expect(Judge.report(answers) == Judge.report(answers))
        #expect(Judge.report([]).intervals?.accuracy == ConfidenceInterval(low: 0, high: 1))
        #expect(Judge.report([]).intervals?.macroF1 == ConfidenceInterval(low: 0, high: 1))
    }

    @Test("evaluations of older versions still decode")
    func old() throws {
        var evaluation = Judge.report(verdicts(8) { $0 != 3 })
        evaluation.intervals = nil
        evaluation.outcomes = nil
        let data = try JSONEncoder().encode(evaluation)
        #expect(!String(decoding: data, as: UTF8.self).contains("intervals"))
        #expect(try JSONDecoder().decode(Evaluation.self, from: data) == evaluation)
    }
}

@Suite("Two models are told apart only where the examples can tell")
struct ComparisonTests {
    private func evaluation(_ count: Int, wrong: Set<Int>, name: String = "utterance") -> Evaluation {
        Judge.report(
            (0..<count).map { i in
                Judge.Verdict(
                    example: Example(text: "\(name) \(i)", intent: "a"), intent: wrong.contains(i) ? "b" : "a", confidence: 0.9,
                    entities: nil)
            })
    }

    private func compare(_ first: Evaluation, _ second: Evaluation) -> EvaluationComparison {
        EvaluationComparison(first, second, names: ("v1", "v2"))
    }

    @Test("twelve of four hundred are too few")
    func tooFew() {
        let comparison = compare(evaluation(400, wrong: Set(0..<4)), evaluation(400, wrong: Set(10..<18)))
        #expect(comparison.verdict == .undecided && comparison.onlyFirst == 8 && comparison.onlySecond == 4)
        #expect(comparison.sentence.contains("too few") && comparison.sentence.contains("12 of 400 differ"))
        // 2 · P(at most 4 heads of 12 throws) = 2 · 794 / 4096.
        #expect(abs((comparison.probability ?? 0) - 1_588.0 / 4_096) < 1e-9)
    }

    @Test("a lopsided difference is believed, whichever is named first")
    func better() {
        let (good, bad) = (evaluation(400, wrong: [1, 2]), evaluation(400, wrong: Set(2..<22)))
        #expect(compare(good, bad).verdict == .first && compare(bad, good).verdict == .second)
        #expect(compare(good, bad).sentence.hasPrefix("“v1” is better") && compare(bad, good).sentence.hasPrefix("“v2” is better"))
        #expect(compare(good, bad).probability == compare(bad, good).probability)
    }

    @Test("models that are wrong alike do not differ")
    func alike() {
        let comparison = compare(evaluation(50, wrong: [4]), evaluation(50, wrong: [4]))
        #expect(comparison.verdict == .undecided && comparison.probability == 1)
        #expect(comparison.sentence.contains("no difference"))
    }

    @Test("on other examples, or without outcomes, the intervals decide")
    func otherExamples() {
        let poor = evaluation(300, wrong: Set(0..<60), name: "other")
        #expect(compare(evaluation(300, wrong: []), poor).verdict == .first)
        #expect(compare(poor, evaluation(20, wrong: [])).verdict == .undecided)
        var old = evaluation(300, wrong: [])
        old.outcomes = nil
        old.intervals = nil
        let comparison = compare(old, evaluation(300, wrong: [1]))
        #expect(comparison.verdict == .undecided && comparison.probability == nil && comparison.sentence.contains("too few"))
    }
}
