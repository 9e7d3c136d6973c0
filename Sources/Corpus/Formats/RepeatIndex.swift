/// Where a row stands: the file among those that are read together, and the 1-based line.
struct RowPlace {
    var file: Int
    var line: Int
}

/// Finds rows that repeat an earlier one, or contradict it.
struct RepeatIndex {
    enum Finding {
        /// The same text under the same intent stands there.
        case repeats(RowPlace)
        /// The same text stands there under another intent.
        case contradicts(RowPlace, intent: String)
    }

    private struct Entry {
        var place: RowPlace
        var intent: String
    }

    private struct Labelled: Hashable {
        var text: String
        var intent: String
    }

    private var first: [String: Entry] = [:]
    /// Lines of texts that stand under a further intent than in their first row; empty in clean data.
    private var further: [Labelled: RowPlace] = [:]

    /// What there is to say of `example`, which is remembered.
    mutating func find(_ example: Example, _ place: RowPlace) -> Finding? {
        guard let known = first[example.text] else {
            first[example.text] = Entry(place: place, intent: example.intent)
            return nil
        }
        if known.intent == example.intent { return .repeats(known.place) }
        let key = Labelled(text: example.text, intent: example.intent)
        if let place = further[key] { return .repeats(place) }
        further[key] = place
        return .contradicts(known.place, intent: known.intent)
    }
}
