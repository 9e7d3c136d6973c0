/// Which fold each text is held out with while texts come and go.
///
/// They are dealt by what the texts say and not by their order: after a restart, with a few edits in between, nearly every text is
/// where it was, and the score does not change for no reason. A text that comes later goes to the fold that has the fewest of its
/// intent, and so the folds stay stratified without any other text moving: a model would have to forget what moves. Repeats of a text
/// under one intent stay together, and a text that comes back (undo) goes where it was, or the score would not.
struct StableFolds {
    private struct Key: Hashable {
        var intent: String
        var text: String
    }

    private struct Place {
        var fold: Int
        /// 0 for one that is gone, and remembered.
        var rows: Int
    }

    let count: Int
    private var places: [Key: Place] = [:]
    private var perIntent: [String: [Int]] = [:]
    private var sizes: [Int]
    private var gone = 0

    /// Places of texts that are gone are forgotten beyond so many times the texts that are there.
    private static let remembered = 4

    /// - Parameter intents: of each text.
    init(texts: [String], intents: [String], count wanted: Int, seed: UInt64) {
        count = max(2, min(wanted, texts.count))
        sizes = [Int](repeating: 0, count: count)
        var members: [String: Set<String>] = [:]
        for (text, intent) in zip(texts, intents) { members[intent, default: []].insert(text) }
        var dealt: [Key: Int] = [:]
        for (intent, texts) in members {
            for (text, fold) in Self.deal(texts, seed: Self.number(intent, seed), folds: count) {
                dealt[Key(intent: intent, text: text)] = fold
            }
        }
        for (text, intent) in zip(texts, intents) {
            let key = Key(intent: intent, text: text)
            put(key, in: dealt[key] ?? 0)
        }
    }

    /// Each text into the fold that its letters name, or into the next one that has room; no fold has two more than another.
    private static func deal(_ texts: Set<String>, seed: UInt64, folds: Int) -> [(text: String, fold: Int)] {
        let ordered = texts.map { (text: $0, number: number($0, seed)) }.sorted { ($0.number, $0.text) < ($1.number, $1.text) }
        var sizes = [Int](repeating: 0, count: folds)
        let even = texts.count / folds * folds
        return ordered.enumerated().map { place, entry in
            let room = texts.count / folds + (place < even ? 0 : 1)
            let wanted = Int(entry.number % UInt64(folds))
            let fold = (0..<folds).lazy.map { (wanted + $0) % folds }.first { sizes[$0] < room } ?? wanted
            sizes[fold] += 1
            return (entry.text, fold)
        }
    }

    /// The same for the same text in every process (FNV-1a), mixed so that its last bits are as good as any.
    private static func number(_ text: String, _ seed: UInt64) -> UInt64 {
        let hash = text.utf8.reduce(0xCBF2_9CE4_8422_2325 ^ seed) { ($0 ^ UInt64($1)) &* 0x0100_0000_01B3 }
        var generator = SeededGenerator(seed: hash)
        return generator.next()
    }

    /// - Returns: the fold of the new row.
    mutating func add(_ text: String, _ intent: String) -> Int {
        let key = Key(intent: intent, text: text)
        let fold = places[key]?.fold ?? emptiest(for: intent)
        if let place = places[key], place.rows == 0 { gone -= 1 }
        put(key, in: fold)
        return fold
    }

    /// Of a text that is there.
    func fold(of text: String, _ intent: String) -> Int { places[Key(intent: intent, text: text)]?.fold ?? 0 }

    mutating func remove(_ text: String, _ intent: String) {
        let key = Key(intent: intent, text: text)
        guard var place = places[key], place.rows > 0 else { return }
        place.rows -= 1
        places[key] = place
        sizes[place.fold] -= 1
        perIntent[intent]?[place.fold] -= 1
        guard place.rows == 0 else { return }
        gone += 1
        if gone > Self.remembered * (places.count - gone) {
            places = places.filter { $0.value.rows > 0 }
            gone = 0
        }
    }

    private mutating func put(_ key: Key, in fold: Int) {
        places[key, default: Place(fold: fold, rows: 0)].rows += 1
        sizes[fold] += 1
        perIntent[key.intent, default: [Int](repeating: 0, count: count)][fold] += 1
    }

    /// The fold with the fewest of the intent; of these the one with the fewest rows, then the first.
    private func emptiest(for intent: String) -> Int {
        let own = perIntent[intent] ?? [Int](repeating: 0, count: count)
        return (0..<count).min { (own[$0], sizes[$0], $0) < (own[$1], sizes[$1], $1) } ?? 0
    }
}
