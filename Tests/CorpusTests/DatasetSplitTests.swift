import Corpus
import Testing

@Suite("A split of examples")
struct DatasetSplitTests {
    static func examples(_ counts: [String: Int]) -> [Example] {
        counts.keys.sorted().flatMap { intent in (0..<(counts[intent] ?? 0)).map { Example(text: "\(intent) number \($0)", intent: intent) }
        }
    }

    static let uneven = examples(["a": 100, "b": 20, "c": 7, "d": 3, "e": 1, "": 11])

    @Test("puts the share asked for into test, of every intent alike", arguments: [0.1, 0.2, 0.33, 0.5])
    func shares(share: Double) {
        let split = DatasetSplit.stratified(Self.uneven, testShare: share, seed: 3)
        let labelled = Self.uneven.indices.filter { !Self.uneven[$0].intent.isEmpty }
        #expect((split.train + split.test).sorted() == labelled)
        #expect(abs(Double(split.test.count) - share * Double(labelled.count)) <= 2)
        for (intent, count) in [("a", 100), ("b", 20), ("c", 7)] {
            let tested = split.test.count { Self.uneven[$0].intent == intent }
            #expect(abs(Double(tested) - share * Double(count)) <= 1.5)
        }
    }

    @Test("leaves every intent something to learn from", arguments: [0.0, 0.9, 1.0, 7.0, -1.0])
    func neverEmpty(share: Double) {
        let split = DatasetSplit.stratified(Self.uneven, testShare: share)
        #expect(Set(split.train.map { Self.uneven[$0].intent }) == ["a", "b", "c", "d", "e"])
        #expect(share > 0 || split.test.isEmpty)
    }

    @Test("is the same for the same seed, and another for another")
    func seeds() {
        let split = DatasetSplit.stratified(Self.uneven, testShare: 0.2, seed: 1)
        #expect(split == DatasetSplit.stratified(Self.uneven, testShare: 0.2, seed: 1))
        #expect(split != DatasetSplit.stratified(Self.uneven, testShare: 0.2, seed: 2))
    }

    @Test("keeps texts that differ in case and punctuation alone on one side, also under two intents")
    func repeatsStayTogether() {
        let examples = (0..<40).flatMap { number in
            [
                Example(text: "say \(number)", intent: "a"), Example(text: "Say \(number)!", intent: "a"),
                Example(text: "say  \(number)?", intent: "b"),
            ]
        }
        let splits = [DatasetSplit.stratified(examples, testShare: 0.3, seed: 5)] + DatasetSplit.folds(examples, count: 4, seed: 5)
        for split in splits {
            #expect(!split.test.isEmpty)
            #expect(Set(split.train.map { $0 / 3 }).isDisjoint(with: split.test.map { $0 / 3 }))
        }
    }

    @Test("in folds tests every labelled example once, each fold with its share of every intent", arguments: [2, 5, 10])
    func folds(count: Int) {
        let folds = DatasetSplit.folds(Self.uneven, count: count, seed: 9)
        #expect(folds.count == count)
        #expect(folds.flatMap(\.test).sorted() == Self.uneven.indices.filter { !Self.uneven[$0].intent.isEmpty })
        for fold in folds {
            #expect(Set(fold.train).isDisjoint(with: fold.test))
            #expect(fold.train.count + fold.test.count == 131)
            let tested = fold.test.count { Self.uneven[$0].intent == "a" }
            #expect(abs(tested - 100 / count) <= 1)
        }
        let sizes = folds.map(\.test.count)
        #expect((sizes.max() ?? 0) - (sizes.min() ?? 0) <= 1)
    }

    @Test("marks the examples")
    func applied() {
        let split = DatasetSplit.stratified(Self.uneven, testShare: 0.2, seed: 1)
        let marked = split.applied(to: Self.uneven)
        #expect(marked.indices.filter { marked[$0].type == .test } == split.test)
        #expect(marked.map(\.text) == Self.uneven.map(\.text))
    }

    @Test("draws numbers that never change")
    func generator() {
        var generator = SeededGenerator(seed: 42)
        #expect([generator.next(), generator.next()] == [13_679_457_532_755_275_413, 2_949_826_092_126_892_291])
        var order = Array(0..<8)
        generator.shuffle(&order)
        #expect(order.sorted() == Array(0..<8))
        #expect((0..<1000).allSatisfy { _ in (0..<7).contains(generator.below(7)) })
    }
}
