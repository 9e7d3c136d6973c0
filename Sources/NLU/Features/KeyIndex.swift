/// Finds the number of a key among sorted keys. Keys are hashes, evenly spread, so their first bits say nearly where they are:
/// the table of those is made in one pass when a model is loaded, and the keys stay where they lie.
package struct KeyIndex: Sendable {
    /// Ascending, without repeats.
    package let keys: Tensor<UInt64>
    private let starts: [UInt32]
    private let shift: UInt64

    /// Nil when the keys are not in strictly ascending order.
    package init?(_ keys: Tensor<UInt64>) {
        var bits: UInt64 = 1
        while bits < 30, 1 << bits < keys.count { bits += 1 }
        let shift = 64 - bits
        var starts = [UInt32](repeating: 0, count: (1 << Int(bits)) + 1)
        let ordered = keys.withBuffer { keys in
            var previous: UInt64?
            var bucket = 0
            for (i, key) in keys.enumerated() {
                if let previous, previous >= key { return false }
                previous = key
                let own = Int(key >> shift)
                while bucket <= own {
                    starts[bucket] = UInt32(i)
                    bucket += 1
                }
            }
            while bucket < starts.count {
                starts[bucket] = UInt32(keys.count)
                bucket += 1
            }
            return true
        }
        guard ordered else { return nil }
        self.keys = keys
        self.starts = starts
        self.shift = shift
    }

    package var count: Int { keys.count }

    /// The number of each key; keys that are not there are left out.
    package func numbers(of wanted: [UInt64]) -> [UInt32] {
        var found: [UInt32] = []
        found.reserveCapacity(wanted.count)
        withSearch { search in
            for key in wanted { if let number = search(key) { found.append(UInt32(number)) } }
        }
        return found
    }

    package func number(of key: UInt64) -> Int? { withSearch { $0(key) } }

    /// Opens the keys once for many searches.
    package func withSearch<Result>(_ body: ((UInt64) -> Int?) -> Result) -> Result {
        keys.withBuffer { keys in
            body { key in
                let bucket = Int(key >> shift)
                for i in Int(starts[bucket])..<Int(starts[bucket + 1]) where keys[i] == key { return i }
                return nil
            }
        }
    }
}
