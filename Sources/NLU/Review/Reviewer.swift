/// Looks for doubtful labels and intents that are confused in what cross-validation said of rows that its models had not learnt.
///
/// Doubtful is what confident learning finds (Northcutt, Jiang and Chuang, "Confident learning", JAIR 70, 2021): another intent is the
/// likeliest, and it is at least as sure of it as it is, on average, of the examples that carry that label.
struct Reviewer {
    /// Longer lists are read by nobody; the share keeps a list short where a model knows little.
    private static let mostDisputed = 1_000
    private static let mostConfused = 100
    /// A pair that is confused once may be chance.
    private static let fewestConfused = 2
    private static let examplesPerDirection = 5

    let data: IntentData
    /// Calibrated.
    let probabilities: HeldOutScores
    /// The rows that were asked about, ascending.
    private var rows: [Int] { probabilities.held.rows }

    func review() -> DataReview {
        DataReview(examples: data.rows, examined: rows.count, disputed: disputed(), confused: confused())
    }

    private func probability(_ row: Int, _ intent: Int) -> Double { Double(probabilities.row(row)[intent]) }

    // MARK: Labels

    private func disputed() -> [DisputedExample] {
        let sureness = averageSureness()
        let doubtful = rows.compactMap { row -> (row: Int, best: Int, doubt: Double)? in
            let (best, label) = (probabilities.best(row), Int(data.labels[row]))
            guard best != label, probability(row, best) >= sureness[best] else { return nil }
            return (row, best, probability(row, best) - probability(row, label))
        }
        return doubtful.sorted { ($1.doubt, $0.row) < ($0.doubt, $1.row) }.prefix(Self.mostDisputed).map { row, best, _ in
            let label = Int(data.labels[row])
            return DisputedExample(
                row: row, text: data.texts[row], given: data.intents[label], givenProbability: probability(row, label),
                suggested: data.intents[best], suggestedProbability: probability(row, best))
        }
    }

    /// Of each intent, how probable it is held, on average, for its own examples.
    private func averageSureness() -> [Double] {
        var sums = [Double](repeating: 0, count: data.intents.count)
        var counts = sums
        for row in rows {
            let label = Int(data.labels[row])
            sums[label] += probability(row, label)
            counts[label] += 1
        }
        return zip(sums, counts).map { $1 == 0 ? 1 : $0 / $1 }
    }

    // MARK: Intents

    private func confused() -> [ConfusedIntents] {
        var counts = [Int](repeating: 0, count: data.intents.count)
        /// By label, then by what it was taken for.
        var taken: [[Int]: [Int]] = [:]
        for row in rows {
            let (best, label) = (probabilities.best(row), Int(data.labels[row]))
            counts[label] += 1
            if best != label { taken[[label, best], default: []].append(row) }
        }
        func direction(_ from: Int, _ to: Int) -> ConfusedIntents.Direction {
            let rows = (taken[[from, to]] ?? []).sorted { (probability($1, to), $0) < (probability($0, to), $1) }
            let shown = Array(rows.prefix(Self.examplesPerDirection))
            return .init(
                intent: data.intents[from], taken: rows.count, examples: counts[from], rows: shown, texts: shown.map { data.texts[$0] })
        }
        let pairs = Set(taken.keys.map { $0.sorted() }).map { ConfusedIntents(direction($0[0], $0[1]), direction($0[1], $0[0])) }
        let ordered = pairs.filter { $0.count >= Self.fewestConfused }.sorted { a, b in
            (b.count, a.first.intent, a.second.intent) < (a.count, b.first.intent, b.second.intent)
        }
        return Array(ordered.prefix(Self.mostConfused))
    }
}
