/// The data with what several checks need of it.
struct DoctorSubject {
    let examples: [Example]
    let definitions: [EntityDefinition]
    /// For each example its text without case, punctuation and spacing.
    let normalised: [String]
    /// Indices of the labelled examples of each intent, intents by name.
    let intents: [(name: String, train: [Int], test: [Int])]

    init(_ dataset: Dataset) {
        examples = dataset.examples
        definitions = dataset.definitions
        normalised = dataset.examples.map { NormalisedText.of($0.text) }
        var train: [String: [Int]] = [:]
        var test: [String: [Int]] = [:]
        for (index, example) in dataset.examples.enumerated() where !example.intent.isEmpty {
            if example.type == .train {
                train[example.intent, default: []].append(index)
            } else {
                test[example.intent, default: []].append(index)
            }
        }
        intents = Set(train.keys).union(test.keys).sorted().map { ($0, train[$0] ?? [], test[$0] ?? []) }
    }

    /// The examples' intents, each with how many of the examples it has, in words.
    func intentCounts(_ indices: [Int]) -> String {
        var counts: [String: Int] = [:]
        for index in indices { counts[examples[index].intent, default: 0] += 1 }
        return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(5).map { "\($0.key.excerpt) (\($0.value))" }.joined(
            separator: ", ")
    }
}
