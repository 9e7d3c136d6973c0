import Foundation

/// The features of all training texts before they are weighted: what every fold and candidate starts from.
struct FeatureCounts: Sendable {
    /// Row i holds entries starts[i] ..< starts[i + 1]: first those of the word view, up to wordEnds[i], then the characters'.
    private(set) var starts: [UInt32] = [0]
    private(set) var wordEnds: [UInt32] = []
    private(set) var indices: [UInt32] = []
    /// Sublinear term frequencies.
    private(set) var frequencies: [Float] = []
    let keys: KeyIndex

    var rows: Int { wordEnds.count }
    /// The constant one included; it is the last entry of each row.
    var features: Int { keys.count + 1 }

    /// - Parameter check: called now and then; throws to stop.
    init(_ texts: [String], check: () throws(TrainingError) -> Void) throws(TrainingError) {
        var counter = KeySet()
        for (i, text) in texts.enumerated() {
            if i % 256 == 0 { try check() }
            let grams = NGrams(TokenizedText(text))
            for key in grams.words { counter.insert(key) }
            for key in grams.characters { counter.insert(key) }
        }
        // Sorted keys have no repeats, so there is always an index.
        guard let keys = KeyIndex(Tensor(counter.sorted())) else { throw .invalidData("the texts hold no features") }
        self.keys = keys
        for (i, text) in texts.enumerated() {
            if i % 256 == 0 { try check() }
            let grams = NGrams(TokenizedText(text))
            append(grams.words)
            wordEnds.append(UInt32(indices.count))
            append(grams.characters)
            indices.append(UInt32(keys.count))
            frequencies.append(1)
            starts.append(UInt32(indices.count))
        }
    }

    private mutating func append(_ wanted: [UInt64]) {
        let counts = KeyCounts(wanted)
        keys.withSearch { search in
            for (key, frequency) in zip(counts.keys, counts.frequencies) {
                guard let number = search(key) else { continue }
                indices.append(UInt32(number))
                frequencies.append(frequency)
            }
        }
    }

    /// How many of `rows` each feature occurs in.
    func documentFrequencies(of rows: [Int]) -> [UInt32] {
        var df = [UInt32](repeating: 0, count: features)
        for row in rows { for entry in entries(row) { df[Int(indices[entry])] += 1 } }
        return df
    }

    /// TF-IDF of every row as a model trained on `rows` alone sees it: features that occur in none of them weigh nothing.
    func weighted(asTrainedOn rows: [Int]) -> SparseRows {
        let df = documentFrequencies(of: rows)
        var idf = df.map { $0 == 0 ? 0 : Featurizer.idf(documents: rows.count, with: Int($0)) }
        idf[keys.count] = Featurizer.constant
        var values = [Float](repeating: 0, count: indices.count)
        var norms = [Float](repeating: 0, count: self.rows)
        for row in 0..<self.rows {
            let word = Int(starts[row])..<Int(wordEnds[row])
            let character = Int(wordEnds[row])..<Int(starts[row + 1]) - 1
            for view in [word, character] {
                var squares: Float = 0
                for entry in view {
                    let weight = frequencies[entry] * idf[Int(indices[entry])]
                    values[entry] = weight
                    squares += weight * weight
                }
                guard squares > 0 else { continue }
                let factor = 1 / squares.squareRoot()
                for entry in view { values[entry] *= factor }
                norms[row] += 1
            }
            values[character.upperBound] = Featurizer.constant
            norms[row] += Featurizer.constant * Featurizer.constant
        }
        return SparseRows(starts: starts, indices: indices, values: values, norms: norms, features: features)
    }

    /// What turns new texts into the same numbers.
    func featurizer(trainedOn rows: [Int]) -> Featurizer {
        let idf = documentFrequencies(of: rows).dropLast().map { Featurizer.idf(documents: rows.count, with: Int($0)) }
        return Featurizer(index: keys, idf: Tensor(idf))
    }

    private func entries(_ row: Int) -> Range<Int> { Int(starts[row])..<Int(starts[row + 1]) }
}
