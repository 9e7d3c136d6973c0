/// Which part of the training rows each row is held out with, in cross-validation.
///
/// Stratified: every intent is spread over the folds as evenly as its examples allow. Repeats of a text under one intent stay
/// together, or the score would count what was learnt by heart.
package struct Folds: Sendable, Equatable {
    package let count: Int
    /// The fold of each row.
    package let assignment: [Int]

    package init(texts: [String], labels: [Int32], classes: Int, count wanted: Int, seed: UInt64) {
        let count = max(2, min(wanted, labels.count))
        var generator = SeededGenerator(seed: seed, stream: 1)
        var members = [[Int]](repeating: [], count: classes)
        for (row, label) in labels.enumerated() { members[Int(label)].append(row) }
        var assignment = [Int](repeating: 0, count: labels.count)
        var next = 0
        for var rows in members where !rows.isEmpty {
            generator.shuffle(&rows)
            var foldOfText: [String: Int] = [:]
            for row in rows {
                if let fold = foldOfText[texts[row]] {
                    assignment[row] = fold
                } else {
                    assignment[row] = next
                    foldOfText[texts[row]] = next
                    // The next intent goes on where this one ended, or small intents would all fill the first folds.
                    next = (next + 1) % count
                }
            }
        }
        self.count = count
        self.assignment = assignment
    }

    package func held(_ fold: Int) -> [Int] { assignment.indices.filter { assignment[$0] == fold } }
    package func kept(_ fold: Int) -> [Int] { assignment.indices.filter { assignment[$0] != fold } }
}
