/// A division of examples into those to learn from and those to judge by.
///
/// Stratified: every intent is divided in the same proportion. Texts that differ in case, punctuation or spacing alone stay on one side,
/// so that no test example was seen in training. The same examples, share and seed give the same split.
package struct DatasetSplit: Sendable, Equatable {
    /// Indices into the examples, ascending. Unlabelled utterances are on neither side.
    package var train: [Int]
    package var test: [Int]

    package init(train: [Int], test: [Int]) {
        self.train = train
        self.test = test
    }

    /// Puts `testShare` (0…1) of each intent's examples into `test`; an intent keeps at least one example to learn from.
    package static func stratified(_ examples: [Example], testShare: Double, seed: UInt64 = 0) -> DatasetSplit {
        let share = min(max(testShare, 0), 1)
        var split = DatasetSplit(train: [], test: [])
        // What rounding takes from one intent is carried to the next, so that the whole comes near the share asked for.
        var owed = 0.0
        for groups in strata(examples, seed: seed) {
            let count = groups.reduce(0) { $0 + $1.count }
            let wanted = Double(count) * share + owed
            var taken = 0
            for (index, group) in groups.enumerated() {
                let isLast = index == groups.count - 1
                let overshoot = Double(taken + group.count) - wanted
                if overshoot <= 0.5, !(isLast && taken == count - group.count) {
                    split.test.append(contentsOf: group)
                    taken += group.count
                } else {
                    split.train.append(contentsOf: group)
                }
            }
            owed = min(max(wanted - Double(taken), -1), 1)
        }
        split.train.sort()
        split.test.sort()
        return split
    }

    /// `count` (2 or more) splits whose tests are disjoint and together hold every labelled example.
    package static func folds(_ examples: [Example], count: Int, seed: UInt64 = 0) -> [DatasetSplit] {
        let count = max(count, 2)
        var tests = Array(repeating: [Int](), count: count)
        // Each intent goes on with the fold where the one before stopped: else small intents would all fill the first folds.
        var fold = 0
        for group in strata(examples, seed: seed).joined() {
            tests[fold].append(contentsOf: group)
            fold = (fold + 1) % count
        }
        let all = examples.indices.filter { !examples[$0].intent.isEmpty }
        return tests.map { test in
            let held = Set(test)
            return DatasetSplit(train: all.filter { !held.contains($0) }, test: test.sorted())
        }
    }

    /// The examples with their `type` set to the side they are on; unlabelled ones as they were.
    package func applied(to examples: [Example]) -> [Example] {
        var examples = examples
        for index in train where examples.indices.contains(index) { examples[index].type = .train }
        for index in test where examples.indices.contains(index) { examples[index].type = .test }
        return examples
    }

    /// For each intent (by name) its examples' indices in random order, those of one normalised text together.
    /// A text that stands under several intents counts for that of its first example.
    private static func strata(_ examples: [Example], seed: UInt64) -> [[[Int]]] {
        var generator = SeededGenerator(seed: seed)
        var strata: [String: [[Int]]] = [:]
        var places: [String: (intent: String, group: Int)] = [:]
        for (index, example) in examples.enumerated() where !example.intent.isEmpty {
            let text = NormalisedText.of(example.text)
            if let known = places[text] {
                strata[known.intent]?[known.group].append(index)
            } else {
                places[text] = (example.intent, strata[example.intent, default: []].count)
                strata[example.intent, default: []].append([index])
            }
        }
        return strata.keys.sorted().map { intent in
            var groups = strata[intent] ?? []
            generator.shuffle(&groups)
            return groups
        }
    }
}
