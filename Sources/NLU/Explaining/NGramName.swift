/// N-grams are kept as hashes, so a name is found by trying what could have made the hash.
enum NGramName {
    /// Longer pieces of words are no features.
    private static let longestPiece = 6
    /// A letter that stands for whatever else could stand there.
    private static let stranger = "ǁ"

    /// "card", "book a", "…ing", "lost … card", "begins with “book”"; nil where nothing that can be said makes this key.
    /// - Parameters:
    ///   - words: those without which the text does not have the n-gram.
    ///   - positions: where they stand in the text.
    static func of(_ key: UInt64, in view: GramView, words: [String], at positions: [Int]) -> String? {
        func has(_ text: String) -> Bool { NGrams(TokenizedText(text))[view].contains(key) }
        switch (view, words.count) {
        case (.words, 1):
            if has("\(stranger) \(words[0]) \(stranger)") { return words[0] }
            if has("\(words[0]) \(stranger)") { return "begins with “\(words[0])”" }
            return has("\(stranger) \(words[0])") ? "ends with “\(words[0])”" : nil
        case (.words, 2) where positions[1] == positions[0] + 1:
            let text = "\(words[0]) \(words[1])"
            return has(text) ? text : nil
        case (.pairs, 2):
            return has("\(words[0]) \(words[1])") ? "\(words[0]) … \(words[1])" : nil
        case (.characters, 1):
            return piece(of: words[0], has)
        default:
            return nil
        }
    }

    /// The shortest piece of the word that has the n-gram, with dots where the word may go on.
    private static func piece(of word: String, _ has: (String) -> Bool) -> String? {
        let characters = Array(word)
        for length in 1...max(1, min(longestPiece, characters.count)) {
            for start in 0..<max(0, characters.count - length + 1) {
                let piece = String(characters[start..<start + length])
                guard has(piece) else { continue }
                let (before, behind) = (has(stranger + piece), has(piece + stranger))
                return before && behind && length == characters.count ? word : (before ? "…" : "") + piece + (behind ? "…" : "")
            }
        }
        return nil
    }
}
