/// Intervals of metrics that are no plain shares: the examples are drawn anew, with replacement, as often as there are examples,
/// and each metric is counted again; its interval is the middle 95 % of what came out (Efron and Tibshirani, "An introduction to
/// the bootstrap", 1993, chapter 13). The seed is fixed: the same answers give the same interval.
struct Bootstrap {
    /// What one example adds to the counts of one label or tag.
    struct Entry {
        var label: Int32
        var gold: Int32 = 0
        var predicted: Int32 = 0
        var both: Int32 = 0
    }

    /// Counts by label, example after example.
    struct Counts {
        private(set) var starts: [Int32] = [0]
        private(set) var entries: [Entry] = []
        private(set) var labels = 0

        mutating func add(_ example: [Entry]) {
            entries += example
            starts.append(Int32(entries.count))
            for entry in example { labels = max(labels, Int(entry.label) + 1) }
        }
    }

    /// What is made of the sums.
    enum Metric {
        /// Mean F1 over the labels that occur. With everything under one label that is micro F1.
        case meanF1
        /// Of everything together.
        case recall

        func value(_ sums: [Entry]) -> Double {
            switch self {
            case .meanF1:
                let occurring = sums.filter { $0.gold + $0.predicted > 0 }
                let total = occurring.reduce(0.0) { $0 + 2 * Double($1.both) / Double($1.gold + $1.predicted) }
                return occurring.isEmpty ? 0 : total / Double(occurring.count)
            case .recall:
                let (both, gold) = sums.reduce((0, 0)) { ($0.0 + Int($1.both), $0.1 + Int($1.gold)) }
                return gold == 0 ? 0 : Double(both) / Double(gold)
            }
        }
    }

    private static let seed: UInt64 = 1
    private static let resamples = 1_000
    /// Where there are very many examples fewer resamples will do: no more draws than this in all.
    private static let mostDraws = 40_000_000
    private static let fewestResamples = 100
    private static let tail = 0.025

    /// The metric of each resample, for each kind of counts.
    private let values: [[Double]]

    /// - Parameters:
    ///   - examples: how many there are; each of `kinds` has so many rows.
    ///   - kinds: counts, and what is made of them.
    init(examples: Int, _ kinds: [(counts: Counts, metric: Metric)]) {
        var generator = SeededGenerator(seed: Self.seed)
        let times = examples == 0 ? 0 : max(min(Self.resamples, Self.mostDraws / examples), Self.fewestResamples)
        var values = [[Double]](repeating: [], count: kinds.count)
        var weights = [Int32](repeating: 0, count: examples)
        for _ in 0..<times {
            for i in weights.indices { weights[i] = 0 }
            for _ in 0..<examples { weights[generator.next(below: examples)] += 1 }
            for (number, kind) in kinds.enumerated() { values[number].append(kind.metric.value(Self.sums(kind.counts, weights))) }
        }
        self.values = values.map { $0.sorted() }
    }

    private static func sums(_ counts: Counts, _ weights: [Int32]) -> [Entry] {
        var sums = (0..<Int32(counts.labels)).map { Entry(label: $0) }
        for (example, weight) in weights.enumerated() where weight > 0 {
            for position in Int(counts.starts[example])..<Int(counts.starts[example + 1]) {
                let entry = counts.entries[position]
                let label = Int(entry.label)
                sums[label].gold += weight * entry.gold
                sums[label].predicted += weight * entry.predicted
                sums[label].both += weight * entry.both
            }
        }
        return sums
    }

    /// - Parameters:
    ///   - kind: a position in what the bootstrap was made of.
    ///   - value: the metric on the examples as they are.
    ///   - count: how many things it was counted on.
    func interval(of kind: Int, around value: Double, count: Int) -> ConfidenceInterval {
        let values = values[kind]
        guard let first = values.first, let last = values.last, first < last else {
            // What never went wrong, or never right, resamples to itself, which does not make it certain.
            return Wilson.interval(share: value, of: count)
        }
        let rank = Self.tail * Double(values.count - 1)
        return ConfidenceInterval(
            low: min(values[Int(rank)], value), high: max(values[values.count - 1 - Int(rank)], value))
    }
}
