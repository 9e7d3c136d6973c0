/// Finds rows that repeat an earlier one, or contradict it.
struct RepeatIndex {
    enum Finding {
        /// The same text under the same intent stands in `line`.
        case repeats(line: Int)
        /// The same text stands in `line` under another intent.
        case contradicts(line: Int, intent: String)
    }

    private struct Entry {
        var line: Int
        var intent: String
    }

    private struct Labelled: Hashable {
        var text: String
        var intent: String
    }

    private var first: [String: Entry] = [:]
    /// Lines of texts that stand under a further intent than in their first row; empty in clean data.
    private var further: [Labelled: Int] = [:]

    /// What there is to say of `example`, which is remembered.
    mutating func find(_ example: Example, line: Int) -> Finding? {
        guard let known = first[example.text] else {
            first[example.text] = Entry(line: line, intent: example.intent)
            return nil
        }
        if known.intent == example.intent { return .repeats(line: known.line) }
        let key = Labelled(text: example.text, intent: example.intent)
        if let line = further[key] { return .repeats(line: line) }
        further[key] = line
        return .contradicts(line: known.line, intent: known.intent)
    }
}
