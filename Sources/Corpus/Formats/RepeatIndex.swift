/// Where a row stands: the file among those that are read together, and the 1-based line.
package struct RowPlace: Sendable {
    var file: Int
    var line: Int
}

/// How a row stands to those before it.
package struct RowStanding: Sendable {
    /// The same text stood there under the same intent.
    package var repeats = false
    /// The same text stood there under another intent.
    package var contradicts = false
}

/// Finds rows that repeat an earlier one, or contradict it.
///
/// Texts themselves are not kept: of each a fingerprint of 64 bits (seeded anew in each process), its line and the number of its intent,
/// which is 21 to 32 bytes a distinct text. That two of ten million texts are taken for the same has a chance of 3 in a million.
package struct RepeatIndex {
    enum Finding {
        /// The same text under the same intent stands there.
        case repeats(RowPlace)
        /// The same text stands there under another intent; nil where its name is not known any more.
        case contradicts(RowPlace, intent: String?)
    }

    /// A label is the number of an intent, that of a file, and whether the text has further intents.
    private enum Label {
        static let intents: UInt32 = 1 << 17
        static let files = 1 << 14
        static let further: UInt32 = 1 << 31
    }

    private var texts = FingerprintTable()
    /// Texts with the further intents that they stand under; empty in clean data.
    private var labelled = FingerprintTable()
    private var numbers: [String: UInt32] = ["": 0]
    private var names = [""]

    package init() {}

    /// True when no further texts are kept, and so not compared with one another.
    var isFull: Bool { texts.count >= CorpusLimits.comparedTexts }

    /// Remembers a row of which nothing is to be said.
    package mutating func remember(text: String, intent: String) { _ = find(text, intent, RowPlace(file: 0, line: 0)) }

    /// How a row would stand to those that are remembered.
    package func standing(text: String, intent: String) -> RowStanding {
        guard let known = texts[Self.fingerprint(text)] else { return RowStanding() }
        return standing(of: known, intent, isFurther: labelled[Self.fingerprint(text, intent)] != nil)
    }

    /// What there is to say of a row, which is remembered.
    mutating func find(_ text: String, _ intent: String, _ place: RowPlace) -> (finding: Finding?, standing: RowStanding) {
        let print = Self.fingerprint(text)
        guard var known = texts[print] else {
            if !isFull { texts.set(entry(print, place, number(of: intent))) }
            return (nil, RowStanding())
        }
        let pair = Self.fingerprint(text, intent)
        let further = labelled[pair]
        let standing = standing(of: known, intent, isFurther: further != nil)
        if standing.repeats { return (.repeats(self.place(further ?? known)), standing) }
        labelled.set(entry(pair, place, 0))
        if !intent.isEmpty {
            known.label |= Label.further
            texts.set(known)
        }
        let number = self.number(known)
        return (.contradicts(self.place(known), intent: number < names.count ? names[Int(number)] : nil), standing)
    }

    private func standing(of known: FingerprintTable.Entry, _ intent: String, isFurther: Bool) -> RowStanding {
        let isFirst = numbers[intent] == number(known)
        let hasFurther = known.label & Label.further != 0
        return RowStanding(
            repeats: isFirst || isFurther, contradicts: isFirst ? hasFurther : number(known) != 0 || (hasFurther && !isFurther))
    }

    private func number(_ entry: FingerprintTable.Entry) -> UInt32 { (entry.label & ~Label.further) % Label.intents }

    private func place(_ entry: FingerprintTable.Entry) -> RowPlace {
        RowPlace(file: Int((entry.label & ~Label.further) / Label.intents), line: Int(entry.line))
    }

    private func entry(_ fingerprint: UInt64, _ place: RowPlace, _ number: UInt32) -> FingerprintTable.Entry {
        let file = UInt32(clamping: min(place.file, Label.files - 1))
        return FingerprintTable.Entry(
            fingerprint: fingerprint, line: UInt32(clamping: place.line), label: file * Label.intents + number)
    }

    /// The number of the intent; those over the limit share the last one, and so are told apart by their fingerprints alone.
    private mutating func number(of intent: String) -> UInt32 {
        if let known = numbers[intent] { return known }
        guard names.count < Label.intents - 1 else { return Label.intents - 1 }
        numbers[intent] = UInt32(names.count)
        names.append(intent)
        return UInt32(names.count - 1)
    }

    /// Of the text, or of the text under an intent.
    private static func fingerprint(_ text: String, _ intent: String? = nil) -> UInt64 {
        var hasher = Hasher()
        hasher.combine(text)
        if let intent { hasher.combine(intent) }
        let hash = UInt64(bitPattern: Int64(hasher.finalize()))
        return hash == 0 ? 1 : hash
    }
}
