import Foundation

/// The features of all training texts before they are weighted: what every fold and candidate starts from.
package struct FeatureCounts: Sendable {
    /// Row i holds entries starts[i] ..< starts[i + 1], view after view; the constant feature is the last.
    private(set) var starts: [UInt32] = [0]
    /// Where each view of each row ends.
    private(set) var viewEnds: [UInt32] = []
    private(set) var indices: [UInt32] = []
    /// Sublinear term frequencies.
    private(set) var frequencies: [Float] = []
    /// The squared frequencies of each view of each row that belong to n-grams too rare to be features.
    private var rare: [Float] = []
    let keys: KeyIndex

    /// Weights that one model may have, of four bytes each: features are left out, the rarest first, until they fit.
    private static let mostWeights = 1 << 26

    var rows: Int { starts.count - 1 }
    /// The constant one included.
    package var features: Int { keys.count + 1 }
    /// Features of the average text.
    var entriesPerRow: Int { indices.count / max(rows, 1) }

    /// - Parameters:
    ///   - classes: the number of intents.
    ///   - check: called now and then; throws to stop.
    package init(_ texts: [String], classes: Int, check: () throws(TrainingError) -> Void) throws(TrainingError) {
        var frequencies = GramView.allCases.map { _ in DocumentFrequencies() }
        for (i, text) in texts.enumerated() {
            if i % 256 == 0 { try check() }
            let grams = NGrams(TokenizedText(text))
            for view in GramView.allCases { for key in grams[view] { frequencies[view.rawValue].add(key, text: i) } }
        }
        keys = try Self.index(frequencies, texts: texts.count, classes: classes)
        for (i, text) in texts.enumerated() {
            if i % 256 == 0 { try check() }
            append(TextGrams(text))
        }
    }

    /// The same of texts whose n-grams are known already; a row that is nil has no text, counts nowhere and holds nothing but the
    /// constant.
    init(_ rows: [TextGrams?], classes: Int) throws(TrainingError) {
        var frequencies = GramView.allCases.map { _ in DocumentFrequencies() }
        var texts = 0
        for (i, row) in rows.enumerated() {
            guard let row else { continue }
            texts += 1
            for view in GramView.allCases { for key in row.views[view.rawValue].keys { frequencies[view.rawValue].add(key, text: i) } }
        }
        keys = try Self.index(frequencies, texts: texts, classes: classes)
        for row in rows { append(row ?? .none) }
    }

    /// The n-grams that are features, of all that occur.
    private static func index(
        _ frequencies: [DocumentFrequencies], texts: Int, classes: Int
    ) throws(TrainingError) -> KeyIndex {
        let most = mostWeights / WeightMatrix.stride(classes)
        var keys: [UInt64] = []
        var rarer: UInt32 = 0
        repeat {
            keys = GramView.allCases.flatMap { view in
                frequencies[view.rawValue].keys(least: view.leastDocuments(rowsPerIntent: texts / classes) + rarer)
            }
            rarer += 1
        } while keys.count > most
        // Views hash apart; should two keys meet all the same, they are one feature.
        guard let index = KeyIndex(Tensor(Set(keys).sorted())) else { throw .invalidData("the texts hold no features") }
        return index
    }

    private mutating func append(_ grams: TextGrams) {
        keys.withSearch { search in
            for view in GramView.allCases {
                let counts = grams.views[view.rawValue]
                var left: Float = 0
                for (key, frequency) in zip(counts.keys, counts.frequencies) {
                    guard let number = search(key) else {
                        left += frequency * frequency
                        continue
                    }
                    indices.append(UInt32(number))
                    frequencies.append(frequency)
                }
                viewEnds.append(UInt32(indices.count))
                rare.append(left)
            }
        }
        indices.append(UInt32(keys.count))
        frequencies.append(1)
        starts.append(UInt32(indices.count))
    }

    /// How many of `rows` each feature occurs in.
    func documentFrequencies(of rows: [Int]) -> [UInt32] {
        var df = [UInt32](repeating: 0, count: features)
        for row in rows { for entry in Int(starts[row])..<Int(starts[row + 1]) { df[Int(indices[entry])] += 1 } }
        return df
    }

    /// TF-IDF of every row as a model trained on `rows` alone sees it: features that occur in none of them weigh nothing.
    package func weighted(asTrainedOn rows: [Int]) -> SparseRows {
        let df = documentFrequencies(of: rows)
        let idf = df.map { $0 == 0 ? 0 : Featurizer.idf(documents: rows.count, with: Int($0)) }
        var values = [Float](repeating: 0, count: indices.count)
        let unseen = Featurizer.idf(documents: rows.count, with: 0)
        var norms = [Float](repeating: Featurizer.constant * Featurizer.constant, count: self.rows)
        var known = [Float](repeating: 0, count: self.rows)
        for row in 0..<self.rows {
            var from = Int(starts[row])
            var familiarity = Familiarity()
            for view in GramView.allCases {
                let number = row * GramView.allCases.count + view.rawValue
                let entries = from..<Int(viewEnds[number])
                from = entries.upperBound
                var squares: Float = 0
                var new = rare[number]
                for entry in entries {
                    let weight = frequencies[entry] * idf[Int(indices[entry])]
                    values[entry] = weight
                    squares += weight * weight
                    if weight == 0 { new += frequencies[entry] * frequencies[entry] }
                }
                familiarity.add(known: squares, unknown: new * unseen * unseen)
                guard squares > 0 else { continue }
                let factor = 1 / squares.squareRoot()
                for entry in entries { values[entry] *= factor }
                norms[row] += 1
            }
            values[from] = Featurizer.constant
            known[row] = familiarity.value
        }
        return SparseRows(starts: starts, indices: indices, values: values, norms: norms, known: known, features: features)
    }

    /// What turns new texts into the same numbers.
    package func featurizer(trainedOn rows: [Int]) -> Featurizer {
        let idf = documentFrequencies(of: rows).dropLast().map { Featurizer.idf(documents: rows.count, with: Int($0)) }
        return Featurizer(index: keys, idf: Tensor(idf), documents: rows.count)
    }
}
