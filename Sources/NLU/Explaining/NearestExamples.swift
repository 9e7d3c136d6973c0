import Corpus

/// Finds the examples that are most like an utterance, as the model sees them: the cosine between weighted n-grams.
///
/// An inverted index: for each n-gram the examples that have it. It takes about 8 bytes for each n-gram of each example, 12 MB for
/// 10,000 utterances of ten words; with more than `mostEntries` (32 million) of them the most frequent n-grams, which tell least, are
/// left out. Immutable, safe to use from any thread.
package struct NearestExamples: Sendable {
    package struct Neighbour: Sendable, Codable, Equatable {
        /// Position in the examples that the index was built of.
        package var row: Int
        package var text: String
        package var intent: String
        /// Cosine, 0…1; 1 has the same n-grams, as often.
        package var similarity: Double
    }

    private static let mostEntries = 1 << 25
    /// Examples that one task turns into n-grams.
    private static let slice = 256

    private let featurizer: Featurizer
    private let examples: [Example]
    /// Feature i is in examples rows[starts[i] ..< starts[i + 1]], with these shares of the examples' unit vectors.
    private let starts: [UInt32]
    private let rows: [UInt32]
    private let values: [Float]

    package var count: Int { examples.count }

    /// - Parameters:
    ///   - examples: of the model's language; any number of them.
    ///   - threads: that may be used; the result does not depend on it.
    package init(model: NLUModel, examples: [Example], threads: Int = 2) {
        let featurizer = model.classifier.featurizer
        self.featurizer = featurizer
        self.examples = examples
        let slices = (examples.count + Self.slice - 1) / Self.slice
        let parts = Shared([Int: [SparseVector]]())
        Workers.run(count: slices, threads: threads) { task in
            let texts = examples[task * Self.slice..<min((task + 1) * Self.slice, examples.count)]
            let vectors = texts.map { Self.unit(featurizer.vector(TokenizedText($0.text)), constant: featurizer.index.count) }
            parts.change { $0[task] = vectors }
        }
        let done = parts.value
        let vectors = (0..<slices).flatMap { done[$0] ?? [] }
        var counts = [UInt32](repeating: 0, count: featurizer.index.count)
        for vector in vectors { for feature in vector.indices { counts[Int(feature)] += 1 } }
        Self.dropMostFrequent(&counts)
        var starts: [UInt32] = [0]
        starts.reserveCapacity(counts.count + 1)
        for count in counts { starts.append((starts.last ?? 0) + count) }
        var next = Array(starts.dropLast())
        var rows = [UInt32](repeating: 0, count: Int(starts.last ?? 0))
        var values = [Float](repeating: 0, count: rows.count)
        for (row, vector) in vectors.enumerated() {
            for (feature, value) in zip(vector.indices, vector.values) where counts[Int(feature)] > 0 {
                let place = Int(next[Int(feature)])
                next[Int(feature)] += 1
                rows[place] = UInt32(row)
                values[place] = value
            }
        }
        self.starts = starts
        self.rows = rows
        self.values = values
    }

    /// The examples most like the text, most alike first, equals in the order of the examples; none that has nothing in common with it.
    package func nearest(to text: String, count wanted: Int) -> [Neighbour] {
        guard wanted > 0, !examples.isEmpty else { return [] }
        let vector = Self.unit(featurizer.vector(TokenizedText(text)), constant: featurizer.index.count)
        var similarities = [Float](repeating: 0, count: examples.count)
        for (feature, value) in zip(vector.indices, vector.values) {
            for place in Int(starts[Int(feature)])..<Int(starts[Int(feature) + 1]) {
                similarities[Int(rows[place])] += value * values[place]
            }
        }
        return Self.best(wanted, of: similarities).map { row in
            Neighbour(
                row: row, text: examples[row].text, intent: examples[row].intent, similarity: Double(min(max(similarities[row], 0), 1)))
        }
    }

    /// Without the constant feature, which all texts have, at length 1.
    private static func unit(_ vector: SparseVector, constant: Int) -> SparseVector {
        var unit = SparseVector()
        unit.indices.reserveCapacity(vector.indices.count)
        unit.values.reserveCapacity(vector.indices.count)
        var squares: Float = 0
        for (feature, value) in zip(vector.indices, vector.values) where feature != UInt32(constant) {
            unit.indices.append(feature)
            unit.values.append(value)
            squares += value * value
        }
        guard squares > 0 else { return SparseVector() }
        let factor = 1 / squares.squareRoot()
        for i in unit.values.indices { unit.values[i] *= factor }
        return unit
    }

    private static func dropMostFrequent(_ counts: inout [UInt32]) {
        var total = counts.reduce(0) { $0 + Int($1) }
        guard total > mostEntries else { return }
        for feature in counts.indices.sorted(by: { (counts[$1], $0) < (counts[$0], $1) }) where total > mostEntries {
            total -= Int(counts[feature])
            counts[feature] = 0
        }
    }

    /// The rows of the largest values above 0, largest first: a short sorted list that few rows enter.
    private static func best(_ count: Int, of similarities: [Float]) -> [Int] {
        var best: [Int] = []
        var least: Float = 0
        for (row, similarity) in similarities.enumerated() where similarity > least {
            let place = best.firstIndex { similarities[$0] < similarity } ?? best.count
            best.insert(row, at: place)
            if best.count > count { best.removeLast() }
            if best.count == count, let last = best.last { least = similarities[last] }
        }
        return best
    }
}
