import Synchronization

/// Translations of sentences that the layers below make in English, by their shape: `{1} has {2} train examples.` fits
/// `“hello” has 3 train examples.`
///
/// The doctor, the store and the engine speak to the command line, the server and the log too, which stay English; so their sentences
/// arrive whole, and what varies in them is found by what does not.
final class SentencePatterns: Sendable {
    private struct Pattern: Sendable {
        /// The fixed pieces, in order; places lie between them.
        let pieces: [String]
        /// The number of each place, in the order of the English sentence.
        let places: [Int]
        let translation: String
        /// Fixed letters: a pattern that says more is tried first.
        let weight: Int
    }

    private let exact: [String: String]
    private let patterns: [Pattern]
    /// What was found before: screens ask for the same few sentences at every picture.
    private let known = Mutex<[String: String?]>([:])
    private static let mostKnown = 500

    init(_ sentences: [String: String]) {
        exact = sentences.filter { !$0.key.contains("{") }
        patterns = sentences.filter { $0.key.contains("{") }.map { Self.pattern($0, $1) }.sorted {
            ($0.weight, $1.translation) > ($1.weight, $0.translation)
        }
    }

    /// - Parameter value: what stands in a place, as the language writes it.
    /// - Returns: nil when no pattern fits.
    func translation(of sentence: String, value: (String) -> String) -> String? {
        if let whole = exact[sentence] { return whole }
        guard !patterns.isEmpty else { return nil }
        if let before = known.withLock({ $0[sentence] }) { return before }
        var found: String?
        for pattern in patterns {
            guard let values = Self.match(pattern, sentence) else { continue }
            found = Translation.fill(pattern.translation, values.map(value))
            break
        }
        known.withLock { known in
            if known.count >= Self.mostKnown { known = [:] }
            known[sentence] = .some(found)
        }
        return found
    }

    private static func pattern(_ key: String, _ translation: String) -> Pattern {
        var pieces = [""]
        var places: [Int] = []
        var rest = key[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            pieces[pieces.count - 1] += rest[..<open]
            if let place = Int(rest[rest.index(after: open)..<close]) {
                places.append(place)
                pieces.append("")
            } else {
                pieces[pieces.count - 1] += rest[open...close]
            }
            rest = rest[rest.index(after: close)...]
        }
        pieces[pieces.count - 1] += rest
        return Pattern(pieces: pieces, places: places, translation: translation, weight: pieces.reduce(0) { $0 + $1.count })
    }

    /// What stands in the places; nil when the sentence has another shape.
    private static func match(_ pattern: Pattern, _ sentence: String) -> [String]? {
        guard let first = pattern.pieces.first, let last = pattern.pieces.last, sentence.hasPrefix(first), sentence.hasSuffix(last),
            sentence.count >= first.count + last.count
        else { return nil }
        let end = sentence.index(sentence.endIndex, offsetBy: -last.count)
        var rest = sentence[sentence.index(sentence.startIndex, offsetBy: first.count)..<end]
        var values = [String](repeating: "", count: pattern.places.max() ?? 0)
        for (index, place) in pattern.places.enumerated() {
            let isLast = index == pattern.places.count - 1
            guard !isLast else {
                values[place - 1] = String(rest)
                break
            }
            guard let range = rest.firstRange(of: pattern.pieces[index + 1]) else { return nil }
            values[place - 1] = String(rest[..<range.lowerBound])
            rest = rest[range.upperBound...]
        }
        return values.allSatisfy({ !$0.isEmpty }) ? values : nil
    }
}
