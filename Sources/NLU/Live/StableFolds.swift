/// Which fold each text is held out with while texts come and go.
///
/// It begins as `Folds` deals them. A text that comes later goes to the fold that has the fewest of its intent, and so the folds stay
/// stratified without any other text moving: a model would have to forget what moves. Repeats of a text under one intent stay
/// together, and a text that comes back (undo) goes where it was, or the score would not.
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
    init(texts: [String], intents: [String], count: Int, seed: UInt64) {
        let names = Set(intents).sorted()
        let numbers = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, Int32($0)) })
        let folds = Folds(
            texts: texts, labels: intents.compactMap { numbers[$0] }, classes: names.count, count: count, seed: seed)
        self.count = folds.count
        sizes = [Int](repeating: 0, count: folds.count)
        for row in texts.indices { put(Key(intent: intents[row], text: texts[row]), in: folds.assignment[row]) }
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
