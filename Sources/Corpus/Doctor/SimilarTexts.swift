/// Finds pairs of texts that have most of their character trigrams in common, without comparing each text with each.
///
/// MinHash signatures cut into bands (Broder 1997; Leskovec, Rajaraman and Ullman, Mining of Massive Datasets, chapter 3): texts whose
/// signatures agree in a whole band are compared by their trigrams. Of pairs with a similarity of 0.8, 99 in 100 are found.
enum SimilarTexts {
    private static let bands = 10
    private static let rowsPerBand = 4
    /// Neighbours in a bucket that a text is compared with: a bucket of thousands of texts alike costs no square of time.
    private static let comparisons = 8

    /// Pairs of indices (first < second), ascending, whose Jaccard similarity is at least `similarity`.
    static func pairs(_ texts: [String], similarity: Double) -> [(Int, Int)] {
        let trigrams = texts.map(trigrams)
        let signatures = signatures(trigrams)
        // A bucket's members come to stand side by side by sorting; the index fills the low bits of what is sorted.
        let indexMask = UInt64(1) << UInt64(64 - texts.count.leadingZeroBitCount) - 1
        var found: Set<UInt64> = []
        for band in 0..<bands {
            var keys = texts.indices.map { index in
                var key: UInt64 = 0
                for row in 0..<rowsPerBand { key = mix(key ^ UInt64(signatures[(index * bands + band) * rowsPerBand + row])) }
                return key & ~indexMask | UInt64(index)
            }
            keys.sort()
            for first in keys.indices {
                var second = first + 1
                while second < keys.count, second <= first + comparisons, keys[second] & ~indexMask == keys[first] & ~indexMask {
                    let (a, b) = (keys[first] & indexMask, keys[second] & indexMask)
                    second += 1
                    guard !found.contains(a << 32 | b), isSimilar(trigrams[Int(a)], trigrams[Int(b)], similarity) else { continue }
                    found.insert(a << 32 | b)
                }
            }
        }
        return found.sorted().map { (Int($0 >> 32), Int($0 & 0xFFFF_FFFF)) }
    }

    /// The hashes of the text's trigrams, sorted, each once. The text's borders count as blanks.
    private static func trigrams(_ text: String) -> [UInt32] {
        var hashes: [UInt32] = []
        hashes.reserveCapacity(text.utf8.count + 1)
        // Three code points of 21 bits; the last two of them are kept when the next comes in.
        var window: UInt64 = 0x20
        var count = 1
        func append(_ codePoint: UInt32, to hashes: inout [UInt32], _ window: inout UInt64, _ count: inout Int) {
            window = (window << 21 | UInt64(codePoint)) & (1 << 63 - 1)
            count += 1
            if count >= 3 { hashes.append(UInt32(truncatingIfNeeded: mix(window) >> 32)) }
        }
        for scalar in text.unicodeScalars { append(scalar.value, to: &hashes, &window, &count) }
        append(0x20, to: &hashes, &window, &count)
        hashes.sort()
        var kept = 0
        for index in hashes.indices where index == 0 || hashes[index] != hashes[index - 1] {
            hashes[kept] = hashes[index]
            kept += 1
        }
        hashes.removeSubrange(kept...)
        return hashes
    }

    /// For each text the least value of each of `bands × rowsPerBand` hash functions over its trigrams, one after another.
    private static func signatures(_ trigrams: [[UInt32]]) -> [UInt32] {
        let count = bands * rowsPerBand
        var generator = SeededGenerator(seed: 1)
        let factors = (0..<count).map { _ in generator.next() | 1 }
        let terms = (0..<count).map { _ in generator.next() }
        var signatures = [UInt32](repeating: .max, count: trigrams.count * count)
        for (index, hashes) in trigrams.enumerated() {
            let base = index * count
            for hash in hashes {
                for function in 0..<count {
                    let value = UInt32(truncatingIfNeeded: (UInt64(hash) &* factors[function] &+ terms[function]) >> 32)
                    if value < signatures[base + function] { signatures[base + function] = value }
                }
            }
        }
        return signatures
    }

    private static func isSimilar(_ a: [UInt32], _ b: [UInt32], _ similarity: Double) -> Bool {
        let (small, large) = (min(a.count, b.count), max(a.count, b.count))
        guard Double(small) >= similarity * Double(large) else { return false }
        var (i, j, common) = (0, 0, 0)
        while i < a.count, j < b.count {
            if a[i] == b[j] {
                common += 1
                i += 1
                j += 1
            } else if a[i] < b[j] {
                i += 1
            } else {
                j += 1
            }
        }
        return Double(common) >= similarity * Double(a.count + b.count - common)
    }

    private static func mix(_ value: UInt64) -> UInt64 {
        var value = value &* 0x9E37_79B9_7F4A_7C15
        value = (value ^ (value >> 32)) &* 0xD6E8_FEB8_6659_FD93
        return value ^ (value >> 32)
    }
}
