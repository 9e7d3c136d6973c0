/// A growing set of keys by open addressing: keys are hashes already.
struct KeySet {
    private var slots: [UInt64]
    private var mask: UInt64
    private var holdsZero = false
    private(set) var count = 0

    init(capacity: Int = 1 << 15) {
        var size = 16
        while size < 2 * capacity { size *= 2 }
        slots = [UInt64](repeating: 0, count: size)
        mask = UInt64(size - 1)
    }

    mutating func insert(_ key: UInt64) {
        guard key != 0 else {
            if !holdsZero { count += 1 }
            holdsZero = true
            return
        }
        var at = Int(key & mask)
        while slots[at] != 0 {
            if slots[at] == key { return }
            at = (at + 1) & Int(mask)
        }
        slots[at] = key
        count += 1
        if 2 * count > slots.count { grow() }
    }

    func sorted() -> [UInt64] {
        var keys = slots.filter { $0 != 0 }
        if holdsZero { keys.append(0) }
        keys.sort()
        return keys
    }

    private mutating func grow() {
        let old = slots
        slots = [UInt64](repeating: 0, count: 2 * old.count)
        mask = UInt64(slots.count - 1)
        for key in old where key != 0 {
            var at = Int(key & mask)
            while slots[at] != 0 { at = (at + 1) & Int(mask) }
            slots[at] = key
        }
    }
}
