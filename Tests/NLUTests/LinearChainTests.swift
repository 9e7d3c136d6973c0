import Foundation
import NLU
import Testing

@Suite("The linear chain agrees with counting all sequences")
struct LinearChainTests {
    /// A chain with random scores, and every sequence's score.
    private struct Case {
        let chain: LinearChain
        let emissions: [Float]
        let transitions: [Float]
        let length: Int

        init(tags: Int, length: Int, seed: UInt64) {
            var generator = SeededGenerator(seed: seed)
            let chain = LinearChain(tags: tags)
            func matrix(_ rows: Int) -> [Float] {
                (0..<rows * chain.stride).map { $0 % chain.stride < tags ? Float(4 * generator.unit() - 2) : 0 }
            }
            self.chain = chain
            self.length = length
            emissions = matrix(length)
            transitions = matrix(tags)
        }

        var sequences: [[Int]] {
            (0..<length).reduce([[]]) { all, _ in all.flatMap { sequence in (0..<chain.tags).map { sequence + [$0] } } }
        }

        func score(_ tags: [Int], _ emissions: [Float], _ transitions: [Float]) -> Double {
            var score = 0.0
            for (t, tag) in tags.enumerated() {
                score += Double(emissions[t * chain.stride + tag])
                if t > 0 { score += Double(transitions[tags[t - 1] * chain.stride + tag]) }
            }
            return score
        }

        func logLikelihood(_ gold: [Int], _ emissions: [Float], _ transitions: [Float]) -> Double {
            score(gold, emissions, transitions) - log(sequences.reduce(0) { $0 + exp(score($1, emissions, transitions)) })
        }
    }

    private static let sizes = [(1, 3), (2, 1), (3, 4), (4, 3), (17, 2)]

    @Test("likelihood and gradients", arguments: sizes)
    func gradient(tags: Int, length: Int) {
        let example = Case(tags: tags, length: length, seed: UInt64(tags * 10 + length))
        let chain = example.chain
        let gold = (0..<length).map { ($0 * 7 + 1) % tags }
        let found = chain.gradient(example.emissions, exponentials: chain.exponentials(example.transitions), gold: gold)
        #expect(abs(found.logLikelihood - example.logLikelihood(gold, example.emissions, example.transitions)) < 1e-4)
        let step: Float = 0.01
        func slope(_ change: (inout [Float], inout [Float], Float) -> Void) -> Double {
            let values = [step, -step].map { step -> Double in
                var (emissions, transitions) = (example.emissions, example.transitions)
                change(&emissions, &transitions, step)
                return example.logLikelihood(gold, emissions, transitions)
            }
            return (values[0] - values[1]) / Double(2 * step)
        }
        for t in 0..<length {
            for tag in 0..<tags {
                let at = t * chain.stride + tag
                #expect(abs(Double(found.emissions[at]) - slope { emissions, _, step in emissions[at] += step }) < 2e-3)
            }
        }
        for from in 0..<min(tags, 4) {
            for to in 0..<min(tags, 4) {
                let at = from * chain.stride + to
                #expect(abs(Double(found.transitions[at]) - slope { _, transitions, step in transitions[at] += step }) < 2e-3)
            }
        }
    }

    @Test("the probability of each tag", arguments: sizes)
    func marginals(tags: Int, length: Int) {
        let example = Case(tags: tags, length: length, seed: UInt64(tags * 31 + length))
        let chain = example.chain
        let messages = chain.messages(example.emissions, exponentials: chain.exponentials(example.transitions))
        let all = example.sequences.map { ($0, exp(example.score($0, example.emissions, example.transitions))) }
        let total = all.reduce(0) { $0 + $1.1 }
        for t in 0..<length {
            for tag in 0..<tags {
                let expected = all.reduce(0) { $0 + ($1.0[t] == tag ? $1.1 : 0) } / total
                let at = t * chain.stride + tag
                #expect(abs(Double(messages.forward[at] * messages.backward[at]) - expected) < 1e-5)
            }
        }
    }

    @Test("the best sequence, barred transitions left out", arguments: sizes)
    func best(tags: Int, length: Int) {
        for seed in 0..<20 {
            let example = Case(tags: tags, length: length, seed: UInt64(seed))
            let chain = example.chain
            let bars: (Int, Int) -> Bool = { from, to in !(to > 0 && to % 2 == 0 && from != to && from != to - 1) }
            let exponentials = chain.exponentials(example.transitions, allows: bars)
            let allowed = example.sequences.filter { sequence in zip(sequence, sequence.dropFirst()).allSatisfy { bars($0, $1) } }
            let expected = allowed.max {
                example.score($0, example.emissions, example.transitions) < example.score($1, example.emissions, example.transitions)
            }
            #expect(chain.best(example.emissions, exponentials: exponentials) == expected)
        }
    }

    @Test("tags and spans say the same")
    func scheme() {
        let scheme = TagScheme(types: ["city", "date"])
        let spans = [TokenSpan(first: 0, last: 0, type: 0), TokenSpan(first: 1, last: 3, type: 0), TokenSpan(first: 5, last: 5, type: 1)]
        let tags = scheme.tags(spans, count: 7)
        #expect(tags == [1, 1, 2, 2, 0, 3, 0])
        #expect(scheme.spans(tags) == spans)
        #expect(!scheme.allows(nil, 2) && !scheme.allows(0, 2) && !scheme.allows(3, 2) && !scheme.allows(4, 2))
        #expect(scheme.allows(1, 2) && scheme.allows(2, 2) && scheme.allows(2, 1) && scheme.allows(nil, 3))
    }
}
