/// Finds pairs of texts that have most of their character trigrams in common, without comparing each text with each.
///
/// MinHash signatures cut into bands (Broder 1997; Leskovec, Rajaraman and Ullman, Mining of Massive Datasets, chapter 3): texts whose
/// signatures agree in a whole band are compared by their trigrams. Of pairs with a similarity of 0.8, 99 in 100 are found.
/// Trigrams are kept as hashes of two bytes, side by side, and one band's signatures at a time: a hundred thousand texts take some
/// fifteen megabytes. Two of a text's sixty trigrams are one in one text of forty, which moves its similarity by a sixtieth.
enum SimilarTexts {
    private static let bands = 10
    private static let rowsPerBand = 4
    /// Neighbours in a bucket that a text is compared with: a bucket of thousands of texts alike costs no square of time.
    private static let comparisons = 8

    /// Calls `found` with pairs of indices (first < second) whose Jaccard similarity is at least `similarity`, in no order.
    /// - Parameter isKnown: pairs that need not be compared, such as those that are known to belong together by way of others: where
    ///   thousands of texts are alike, nearly all.
    static func pairs(_ texts: [String], similarity: Double, isKnown: (Int, Int) -> Bool, found: (Int, Int) -> Void) {
        let trigrams = Trigrams(texts)
        // A bucket's members come to stand side by side by sorting; the index fills the low bits of what is sorted.
        let indexMask = UInt64(1) << UInt64(64 - texts.count.leadingZeroBitCount) - 1
        var generator = SeededGenerator(seed: 1)
        for _ in 0..<bands {
            var keys = trigrams.bandKeys(rows: rowsPerBand, &generator)
            for index in keys.indices { keys[index] = keys[index] & ~indexMask | UInt64(index) }
            keys.sort()
            for first in keys.indices {
                var second = first + 1
                while second < keys.count, second <= first + comparisons, keys[second] & ~indexMask == keys[first] & ~indexMask {
                    let (a, b) = (Int(keys[first] & indexMask), Int(keys[second] & indexMask))
                    second += 1
                    if !isKnown(a, b), trigrams.areSimilar(a, b, similarity) { found(a, b) }
                }
            }
        }
    }
}

/// The hashes of each text's trigrams, sorted, each once. The text's borders count as blanks.
private struct Trigrams {
    private var hashes: [UInt16] = []
    /// Where each text's begin; the last entry is where all end.
    private var starts: [Int] = [0]

    init(_ texts: [String]) {
        starts.reserveCapacity(texts.count + 1)
        var own: [UInt16] = []
        for text in texts {
            own.removeAll(keepingCapacity: true)
            // Three code points of 21 bits; the last two of them are kept when the next comes in.
            var window: UInt64 = 0x20
            var count = 1
            func take(_ codePoint: UInt32) {
                window = (window << 21 | UInt64(codePoint)) & (1 << 63 - 1)
                count += 1
                if count >= 3 { own.append(UInt16(truncatingIfNeeded: Self.mix(window) >> 32)) }
            }
            for scalar in text.unicodeScalars { take(scalar.value) }
            take(0x20)
            own.sort()
            for (place, hash) in own.enumerated() where place == 0 || hash != own[place - 1] { hashes.append(hash) }
            starts.append(hashes.count)
        }
    }

    /// For each text one number of the least values of several hash functions over its trigrams: texts in which all of these agree have
    /// the same number.
    func bandKeys(rows: Int, _ generator: inout SeededGenerator) -> [UInt64] {
        let functions = (0..<rows).map { _ in (factor: generator.next() | 1, term: generator.next()) }
        var least = [UInt32](repeating: 0, count: rows)
        return (0..<starts.count - 1).map { text in
            for row in 0..<rows { least[row] = .max }
            for hash in hashes[starts[text]..<starts[text + 1]] {
                for row in 0..<rows {
                    let value = UInt32(truncatingIfNeeded: (UInt64(hash) &* functions[row].factor &+ functions[row].term) >> 32)
                    if value < least[row] { least[row] = value }
                }
            }
            return least.reduce(UInt64(0)) { Self.mix($0 ^ UInt64($1)) }
        }
    }

    func areSimilar(_ a: Int, _ b: Int, _ similarity: Double) -> Bool {
        let (counts, ends) = ((starts[a + 1] - starts[a], starts[b + 1] - starts[b]), (starts[a + 1], starts[b + 1]))
        guard Double(min(counts.0, counts.1)) >= similarity * Double(max(counts.0, counts.1)) else { return false }
        var (i, j, common) = (starts[a], starts[b], 0)
        while i < ends.0, j < ends.1 {
            if hashes[i] == hashes[j] {
                common += 1
                i += 1
                j += 1
            } else if hashes[i] < hashes[j] {
                i += 1
            } else {
                j += 1
            }
        }
        return Double(common) >= similarity * Double(counts.0 + counts.1 - common)
    }

    private static func mix(_ value: UInt64) -> UInt64 {
        var value = value &* 0x9E37_79B9_7F4A_7C15
        value = (value ^ (value >> 32)) &* 0xD6E8_FEB8_6659_FD93
        return value ^ (value >> 32)
    }
}
