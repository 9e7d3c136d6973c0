import Corpus

/// What the training examples look like, in plain sentences.
struct DataSurvey {
    let intents: [(name: String, count: Int)]
    let examples: Int
    let findings: [String]
    /// Features of the average text, roughly.
    let entriesPerRow: Int

    /// An intent with fewer examples than this is named.
    private static let fewExamples = 10
    /// Texts that stand for all where looking at all would take long.
    private static let sample = 500
    /// Names listed in one finding.
    private static let longestList = 5

    init(_ dataset: Dataset) {
        let train = dataset.train
        let counts = dataset.examplesPerIntent.sorted { $0.key < $1.key }.map { (name: $0.key, count: $0.value) }
        intents = counts
        examples = train.count
        let test = dataset.test.count
        var findings = [
            "\(counted(train.count, "example")) of \(counted(intents.count, "intent")) to learn from, "
                + (test > 0 ? "\(counted(test, "test example")) to judge by" : "none to judge by: the scores are cross-validated estimates")
        ]
        findings += Self.balance(counts, examples: train.count)
        findings.append(Self.writing(train))
        findings += Self.entities(train)
        self.findings = findings
        entriesPerRow = Self.entriesPerRow(train)
    }

    private static func entriesPerRow(_ examples: [Example]) -> Int {
        let step = max(examples.count / sample, 1)
        let texts = stride(from: 0, to: examples.count, by: step).map { examples[$0].text }
        let entries = texts.reduce(0) { sum, text in
            let grams = NGrams(TokenizedText(text))
            return sum + GramView.allCases.reduce(0) { $0 + grams[$1].count }
        }
        return max(entries / max(texts.count, 1), 1)
    }

    private static func balance(_ intents: [(name: String, count: Int)], examples: Int) -> [String] {
        guard let least = intents.min(by: { $0.count < $1.count }), let most = intents.max(by: { $0.count < $1.count }) else { return [] }
        var findings = [
            least.count == most.count
                ? "each intent has \(counted(least.count, "example"))"
                : "from \(counted(least.count, "example")) (\(least.name)) to \(most.count.grouped) (\(most.name)) an intent"
        ]
        let few = intents.filter { $0.count < fewExamples }
        if !few.isEmpty {
            let names = few.prefix(longestList).map(\.name).joined(separator: ", ") + (few.count > longestList ? ", …" : "")
            findings.append("\(counted(few.count, "intent")) with fewer than \(fewExamples) examples: \(names)")
        }
        if intents.count > 1, Double(most.count) > 0.5 * Double(examples) {
            findings.append("\(most.name) has \(100 * most.count / examples) % of all examples: the others will be found less often")
        }
        return findings
    }

    private static func writing(_ examples: [Example]) -> String {
        var letters = 0
        var spaceless = 0
        var lengths = 0
        for example in examples.prefix(sample) {
            for scalar in example.text.unicodeScalars {
                lengths += 1
                if WritingSystem.hasNoSpaces(scalar.value) { spaceless += 1 } else if scalar.properties.isAlphabetic { letters += 1 }
            }
        }
        let average = lengths / max(min(examples.count, sample), 1)
        return "\(average) characters an utterance"
            + (spaceless > letters ? ", in a script without spaces between words: each character is a token" : "")
    }

    private static func entities(_ examples: [Example]) -> [String] {
        let spans = examples.flatMap(\.entities)
        guard !spans.isEmpty else { return ["no entities are marked"] }
        return ["\(counted(spans.count, "entity span")) of \(counted(Set(spans.map(\.entity)).count, "type"))"]
    }
}
