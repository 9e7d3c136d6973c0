import Corpus
import NLU
import Testing

@Suite("Whether more examples would help")
struct DataSizeTests {
    /// Intents told apart by one of many words each, so that every new example brings words that were not seen before.
    static func hard(perIntent: Int) -> Dataset {
        var generator = NLU.SeededGenerator(seed: 5)
        var examples: [Example] = []
        for intent in 0..<4 {
            for _ in 0..<perIntent {
                let words =
                    ["\(1_000 + 7 * (4 * generator.next(below: 60) + intent))"] + (0..<3).map { _ in "n\(generator.next(below: 200))" }
                examples.append(Example(text: words.joined(separator: " "), intent: "intent\(intent)"))
            }
        }
        return Dataset(language: .english, examples: examples, definitions: [])
    }

    static func curve(_ data: Dataset, isCancelled: @escaping @Sendable () -> Bool = { false }) throws -> DataSizeCurve {
        try DataSizeTrial(data, training: nil, seed: 1, control: TrainingControl(isCancelled: isCancelled)).curve()
    }

    @Test("Where each example brings words that were never seen, more would help; the curve rises and says so")
    func rising() throws {
        let curve = try Self.curve(Self.hard(perIntent: 60))
        #expect(curve.points.map(\.share) == [0.125, 0.25, 0.5, 1])
        #expect(curve.points.map(\.examples) == curve.points.map(\.examples).sorted())
        #expect(try #require(curve.points.last).accuracy > (try #require(curve.points.first)).accuracy + 0.1)
        #expect(curve.verdict == .rising)
        #expect(curve.gainInterval.low <= curve.gain && curve.gain <= curve.gainInterval.high)
        #expect(curve.sentence.hasPrefix("Twice the examples would bring about +"))
        #expect(curve.sentence.contains("gains most"))
        #expect(curve.projected <= 1)
    }

    @Test("Where nothing is wrong, more examples bring nothing")
    func flat() throws {
        let examples = ["order": "coffee please", "cancel": "stop that at once"].sorted { $0.key < $1.key }.flatMap { intent, text in
            (0..<80).map { Example(text: "\(text) \($0)", intent: intent) }
        }
        let curve = try Self.curve(Dataset(language: .english, examples: examples, definitions: []))
        #expect(curve.verdict == .flat)
        #expect(curve.sentence.contains("hardly help"))
    }

    @Test("The same data give the same curve; a cancelled trial ends; one intent is nothing to measure")
    func repeatable() throws {
        let data = Self.hard(perIntent: 20)
        #expect(try Self.curve(data) == Self.curve(data))
        #expect(throws: TrainingError.cancelled) { try Self.curve(data, isCancelled: { true }) }
        let one = Dataset(language: .english, examples: data.examples.filter { $0.intent == "intent0" }, definitions: [])
        #expect(throws: TrainingError.self) { try Self.curve(one) }
    }
}

@Suite("What a threshold would make of the answers")
struct AcceptanceCountsTests {
    @Test("Answers below the threshold are refused, right ones and wrong ones")
    func standing() {
        var right = [Int](repeating: 0, count: 100)
        var wrong = right
        (right[90], right[20], wrong[30], wrong[80]) = (7, 1, 2, 3)
        let counts = AcceptanceCounts(right: right, wrong: wrong, outOfScope: [4] + [Int](repeating: 0, count: 98) + [1])
        let standing = counts.standing(at: 50)
        #expect((standing.acceptedRight, standing.acceptedWrong) == (7, 3))
        #expect((standing.refusedRight, standing.refusedWrong) == (1, 2))
        #expect((standing.refusedOutOfScope, standing.acceptedOutOfScope) == (4, 1))
        #expect(standing.accuracy == 0.7)
        #expect(counts.standing(at: 0).refused == 0)
        #expect(counts.standing(at: 100).accuracy == nil)
    }
}
