import Foundation

/// Turns an utterance into weights of n-grams: TF-IDF, each view of length 1, and a constant.
///
/// idf = ln((1 + n) / (1 + df)) + 1 as in scikit-learn; each view is brought to length 1 by itself, so that
/// none drowns the others.
package struct Featurizer: Sendable {
    /// The weight of the constant feature, whose number is the last.
    package static let constant: Float = 0.3

    package let index: KeyIndex
    /// A weight for each key.
    package let idf: Tensor<Float>
    /// Texts that the weights were counted in.
    package let documents: Int

    /// The number of features, the constant one included.
    package var features: Int { index.count + 1 }

    package func vector(_ text: TokenizedText) -> SparseVector {
        let grams = NGrams(text)
        var vector = SparseVector()
        let expected = GramView.allCases.reduce(1) { $0 + grams[$1].count }
        vector.indices.reserveCapacity(expected)
        vector.values.reserveCapacity(expected)
        let unseen = Self.idf(documents: documents, with: 0)
        var familiarity = Familiarity()
        index.withSearch { search in
            idf.withBuffer { idf in
                for view in GramView.allCases { append(grams[view], to: &vector, search, idf, unseen, &familiarity) }
            }
        }
        vector.indices.append(UInt32(index.count))
        vector.values.append(Self.constant)
        vector.known = familiarity.value
        return vector
    }

    private func append(
        _ keys: [UInt64], to vector: inout SparseVector, _ search: (UInt64) -> Int?, _ idf: UnsafeBufferPointer<Float>,
        _ unseen: Float, _ familiarity: inout Familiarity
    ) {
        let counts = KeyCounts(keys)
        let first = vector.values.count
        var squares: Float = 0
        var new: Float = 0
        for (key, frequency) in zip(counts.keys, counts.frequencies) {
            guard let number = search(key) else {
                new += frequency * frequency
                continue
            }
            let weight = frequency * idf[number]
            vector.indices.append(UInt32(number))
            vector.values.append(weight)
            squares += weight * weight
        }
        familiarity.add(known: squares, unknown: new * unseen * unseen)
        guard squares > 0 else { return }
        let factor = 1 / squares.squareRoot()
        for i in first..<vector.values.count { vector.values[i] *= factor }
    }

    static func idf(documents: Int, with df: Int) -> Float { Float(log(Double(1 + documents) / Double(1 + df)) + 1) }
}
