/// The rows that a provisional model learns from, in slots that they keep for as long as they are there: examples, and the name of
/// each intent, which says something of what its examples say.
struct LiveRows {
    struct Row {
        /// Nil for an intent's name.
        var id: Int64?
        var text: String
        var intent: String
        /// The fold that an example is held out with.
        var fold: Int
        /// Counted once, when the text arrives.
        let grams: TextGrams

        var isName: Bool { id == nil }

        init(id: Int64, text: String, intent: String, fold: Int) {
            self.id = id
            self.text = text
            self.intent = intent
            self.fold = fold
            grams = TextGrams(text)
        }

        init(nameOf intent: String) {
            id = nil
            text = intent
            self.intent = intent
            fold = 0
            grams = TextGrams(IntentData.words(ofName: intent))
        }
    }

    private var slots: [Row?] = []
    private var free: [Int] = []
    private var slotOfExample: [Int64: Int] = [:]
    private var slotOfName: [String: Int] = [:]
    private var examplesOfIntent: [String: Int] = [:]
    /// Texts of examples that belong to no intent, by their ids: they are not learnt, but set the threshold.
    var refusable: [Int64: String] = [:]

    /// Examples, names not counted.
    var count: Int { slotOfExample.count }
    /// Slots that there are, the free ones included.
    var capacity: Int { slots.count }
    var indices: Range<Int> { slots.indices }
    /// Intents that have an example.
    var intents: Set<String> { Set(examplesOfIntent.keys) }
    /// Of all examples, the refusable ones included.
    var ids: [Int64] { Array(slotOfExample.keys) + Array(refusable.keys) }
    /// Of each slot; nil where it is free.
    var grams: [TextGrams?] { slots.map { $0?.grams } }

    subscript(slot: Int) -> Row? { slots[slot] }
    func slot(of id: Int64) -> Int? { slotOfExample[id] }
    func slot(ofName intent: String) -> Int? { slotOfName[intent] }

    /// - Returns: its slot.
    mutating func add(_ row: Row) -> Int {
        let slot = free.popLast() ?? slots.count
        if slot == slots.count { slots.append(nil) }
        set(slot, row)
        return slot
    }

    mutating func set(_ slot: Int, _ row: Row) {
        count(slots[slot], by: -1)
        slots[slot] = row
        count(row, by: 1)
        if let id = row.id { slotOfExample[id] = slot } else { slotOfName[row.intent] = slot }
    }

    mutating func setFold(_ slot: Int, _ fold: Int) { slots[slot]?.fold = fold }

    mutating func remove(_ slot: Int) {
        guard let row = slots[slot] else { return }
        count(row, by: -1)
        if let id = row.id { slotOfExample[id] = nil } else { slotOfName[row.intent] = nil }
        slots[slot] = nil
        free.append(slot)
    }

    private mutating func count(_ row: Row?, by step: Int) {
        guard let row, !row.isName else { return }
        examplesOfIntent[row.intent, default: 0] += step
        if examplesOfIntent[row.intent] == 0 { examplesOfIntent[row.intent] = nil }
    }
}
