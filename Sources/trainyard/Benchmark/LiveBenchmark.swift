import Corpus
import Foundation
import NLU

/// How the provisional model keeps up with random edits, measured: its delay, and how far its score is from a full retraining.
struct LiveBenchmark {
    /// Train examples; those beyond `rows` are what is added.
    var examples: [Example]
    var language: LanguageTag
    /// Examples to begin with.
    var rows: Int
    var edits: Int
    var seed: UInt64

    /// An id with what stands under it.
    private typealias Row = (id: Int64, example: Example)

    func result() throws -> LiveBenchmarkResult {
        var generator = NLU.SeededGenerator(seed: seed)
        var pool = examples
        generator.shuffle(&pool)
        var present: [Row] = pool.prefix(rows).enumerated().map { (Int64($0.offset), $0.element) }
        pool.removeFirst(present.count)
        var nextID = Int64(present.count)
        let learner = ProvisionalLearner(language: language, seed: seed)
        learner.replace(present)
        let first = try Stopwatch.measure { try learner.learn() }
        var result = LiveBenchmarkResult(
            examples: present.count, intents: first.value.model.intents.count, folds: first.value.folds, edits: edits,
            firstMilliseconds: first.seconds * 1000, macroF1: first.value.estimate.macroF1)
        var delays: [Double] = []
        let intents = Set(present.map(\.example.intent)).sorted()
        var cpu = 0.0
        for _ in 0..<edits {
            let change = edit(&present, &pool, &nextID, intents, &generator)
            let before = ProcessUsage.now.cpuSeconds
            let update = try Stopwatch.measure {
                learner.change(change.put, gone: change.gone)
                return try learner.learn()
            }
            cpu += ProcessUsage.now.cpuSeconds - before
            delays.append(update.seconds * 1000)
            let full = try learner.restarted().learn()
            result.take(update.value, beside: full)
        }
        delays.sort()
        result.delayP50 = delays.isEmpty ? 0 : delays[delays.count / 2]
        result.delayP99 = delays.isEmpty ? 0 : delays[min(delays.count - 1, delays.count * 99 / 100)]
        result.cpuMilliseconds = edits == 0 ? 0 : cpu / Double(edits) * 1000
        result.peakMemoryMB = ProcessUsage.now.peakMegabytes
        return result
    }

    /// Adds, deletes, relabels or rewords one example.
    private func edit(
        _ present: inout [Row], _ pool: inout [Example], _ nextID: inout Int64, _ intents: [String], _ generator: inout NLU.SeededGenerator
    ) -> (put: [Row], gone: [Int64]) {
        let kind = generator.next(below: 4)
        guard kind > 0, !present.isEmpty else {
            // Where nothing is left to add, a known text under its own label is: people do that too.
            let new = pool.popLast() ?? present[generator.next(below: present.count)].example
            present.append((nextID, new))
            nextID += 1
            return ([present[present.count - 1]], [])
        }
        let place = generator.next(below: present.count)
        switch kind {
        case 1:
            let gone = present.remove(at: place)
            pool.insert(gone.example, at: 0)
            return ([], [gone.id])
        case 2: present[place].example.intent = intents[generator.next(below: intents.count)]
        default:
            var words = present[place].example.text.split(separator: " ").map(String.init)
            let other = present[generator.next(below: present.count)].example.text.split(separator: " ").map(String.init)
            if words.count > 3, generator.next(below: 2) == 0 {
                words.remove(at: generator.next(below: words.count))
            } else if let word = other.last {
                words.insert(word, at: generator.next(below: words.count + 1))
            }
            present[place].example.text = words.joined(separator: " ")
        }
        return ([present[place]], [])
    }
}
