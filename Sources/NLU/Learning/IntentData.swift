import Corpus

/// The training examples as intents are learnt from them.
struct IntentData: Sendable {
    /// Sorted names; a label is a position in it.
    let intents: [String]
    let texts: [String]
    /// Of each text, and after them of each intent's name.
    let labels: [Int32]
    /// Rows of the texts, and after them a row for each intent's name: a name says something of what its examples say.
    let counts: FeatureCounts
    let folds: Folds

    var rows: Int { texts.count }
    /// The rows of the intents' names: in the training part of every fold.
    var nameRows: Range<Int> { rows..<rows + intents.count }

    init(_ examples: [Example], folds wanted: Int, seed: UInt64, check: () throws(TrainingError) -> Void) throws(TrainingError) {
        let intents = Set(examples.map(\.intent)).sorted()
        let number = Dictionary(uniqueKeysWithValues: intents.enumerated().map { ($1, Int32($0)) })
        let labels = examples.compactMap { number[$0.intent] }
        let texts = examples.map(\.text)
        self.intents = intents
        self.texts = texts
        self.labels = labels + intents.indices.map { Int32($0) }
        counts = try FeatureCounts(texts + intents.map(Self.words(ofName:)), classes: intents.count, check: check)
        folds = Folds(texts: texts, labels: labels, classes: intents.count, count: wanted, seed: seed)
    }

    /// `bookFlight_one-way` reads "book flight one way".
    static func words(ofName name: String) -> String {
        var words = String.UnicodeScalarView()
        var wasLower = false
        for scalar in name.unicodeScalars {
            if "_#./-".unicodeScalars.contains(scalar) {
                words.append(" ")
                wasLower = false
                continue
            }
            let isUpper = scalar.properties.isUppercase
            if isUpper, wasLower { words.append(" ") }
            wasLower = scalar.properties.isLowercase
            words.append(scalar)
        }
        return String(words)
    }
}
