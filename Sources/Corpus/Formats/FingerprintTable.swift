/// Numbers by fingerprint, in as little memory as may be: 16 bytes an entry, and as tables grow by half when they are three quarters
/// full, 21 to 32 bytes with the room between them. There is no moment at which two copies of everything exist.
struct FingerprintTable {
    struct Entry {
        /// Zero where there is none.
        var fingerprint: UInt64 = 0
        var line: UInt32 = 0
        var label: UInt32 = 0
    }

    private var shards = [[Entry]](repeating: [], count: 256)
    private var counts = [Int](repeating: 0, count: 256)
    private(set) var count = 0

    private static func shard(_ fingerprint: UInt64) -> Int { Int(fingerprint >> 56) }

    subscript(fingerprint: UInt64) -> Entry? {
        let shard = Self.shard(fingerprint)
        guard !shards[shard].isEmpty else { return nil }
        let entry = shards[shard][Self.place(of: fingerprint, in: shards[shard])]
        return entry.fingerprint == 0 ? nil : entry
    }

    /// Puts the entry in, or in place of the one of the same fingerprint.
    mutating func set(_ entry: Entry) {
        let shard = Self.shard(entry.fingerprint)
        if 4 * (counts[shard] + 1) > 3 * shards[shard].count { grow(shard) }
        let place = Self.place(of: entry.fingerprint, in: shards[shard])
        if shards[shard][place].fingerprint == 0 {
            counts[shard] += 1
            count += 1
        }
        shards[shard][place] = entry
    }

    private mutating func grow(_ shard: Int) {
        let old = shards[shard]
        var new = [Entry](repeating: Entry(), count: max(8, old.count * 3 / 2))
        for entry in old where entry.fingerprint != 0 { new[Self.place(of: entry.fingerprint, in: new)] = entry }
        shards[shard] = new
    }

    /// Where the entry is, or belongs.
    private static func place(of fingerprint: UInt64, in entries: [Entry]) -> Int {
        var place = Int(((fingerprint & 0xFFFF_FFFF) &* UInt64(entries.count)) >> 32)
        while entries[place].fingerprint != 0, entries[place].fingerprint != fingerprint {
            place += 1
            if place == entries.count { place = 0 }
        }
        return place
    }
}
