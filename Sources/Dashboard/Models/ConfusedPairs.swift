import NLU

/// A pair of intents that a model mixes up: `count` of `support` examples of `truth` were called `predicted`.
package struct ConfusedPair: Sendable, Equatable {
    package var truth: String
    package var predicted: String
    package var count: Int
    package var support: Int
}

extension Evaluation {
    /// The pairs that are mixed up, most often first.
    package var confusedPairs: [ConfusedPair] {
        let labels = confusion.labels
        var support: [Int: Int] = [:]
        for cell in confusion.cells { support[cell.truth, default: 0] += cell.count }
        return confusion.cells
            .filter { $0.truth != $0.predicted && labels.indices.contains($0.truth) && labels.indices.contains($0.predicted) }
            .sorted { ($0.count, $1.truth, $1.predicted) > ($1.count, $0.truth, $0.predicted) }
            .map {
                ConfusedPair(truth: labels[$0.truth], predicted: labels[$0.predicted], count: $0.count, support: support[$0.truth] ?? 0)
            }
    }

    /// The intents that are mixed up most, each beside the one it is mixed up with, at most `limit`; positions in `confusion.labels`.
    package func mostConfused(limit: Int) -> [Int] {
        var chosen: [Int] = []
        let wrong = confusion.cells.filter { $0.truth != $0.predicted }
            .sorted { ($0.count, $1.truth, $1.predicted) > ($1.count, $0.truth, $0.predicted) }
        for cell in wrong {
            for label in [cell.truth, cell.predicted] where !chosen.contains(label) && chosen.count < limit { chosen.append(label) }
        }
        for label in confusion.labels.indices where chosen.count < min(limit, confusion.labels.count) && !chosen.contains(label) {
            chosen.append(label)
        }
        return chosen
    }
}
