/// Counts in how many texts each key occurs, by open addressing: keys are hashes already.
struct DocumentFrequencies {
    private struct Slot {
        var key: UInt64 = 0
        /// 0 where the slot is free.
        var count: UInt32 = 0
        /// The last text that had it, so that a text counts once.
        var text: UInt32 = 0
    }

    private var slots: [Slot]
    private var used = 0

    init(capacity: Int = 1 << 15) {
        var size = 16
        while size < 2 * capacity { size *= 2 }
        slots = [Slot](repeating: Slot(), count: size)
    }

    mutating func add(_ key: UInt64, text: Int) {
        let at = place(key)
        if slots[at].count == 0 {
            slots[at] = Slot(key: key, count: 1, text: UInt32(text))
            used += 1
            if 2 * used > slots.count { grow() }
        } else if slots[at].text != UInt32(text) {
            slots[at].count += 1
            slots[at].text = UInt32(text)
        }
    }

    /// Keys that at least so many texts have.
    func keys(least: UInt32) -> [UInt64] { slots.lazy.filter { $0.count >= least }.map(\.key) }

    private func place(_ key: UInt64) -> Int {
        let mask = slots.count - 1
        var at = Int(truncatingIfNeeded: key) & mask
        while slots[at].count > 0, slots[at].key != key { at = (at + 1) & mask }
        return at
    }

    private mutating func grow() {
        let old = slots
        slots = [Slot](repeating: Slot(), count: 2 * old.count)
        for slot in old where slot.count > 0 { slots[place(slot.key)] = slot }
    }
}
