/// Matching as people type in palettes: the letters in order, anywhere, best where they start words.
package enum FuzzyMatch {
    /// A score of so much at least means that the letters stand side by side.
    static let whole = 200

    /// Higher is better; nil when the letters do not all occur in order. Case is ignored.
    package static func score(_ pattern: some StringProtocol, in text: String) -> Int? {
        let wanted = Array(pattern.lowercased().filter { $0 != " " })
        guard !wanted.isEmpty else { return 0 }
        let letters = Array(text.lowercased())
        if let start = firstRange(of: wanted, in: letters) {
            return max(whole, 500 - start * 2 - letters.count / 4 + (isWordStart(letters, start) ? 100 : 0))
        }
        var position = 0
        var score = 0
        var previous = -2
        for letter in wanted {
            guard let found = letters[position...].firstIndex(of: letter) else { return nil }
            if found == previous + 1 { score += 5 }
            if isWordStart(letters, found) { score += 8 }
            score -= min(found - position, 10)
            previous = found
            position = found + 1
        }
        return score
    }

    private static func firstRange(of wanted: [Character], in letters: [Character]) -> Int? {
        guard letters.count >= wanted.count else { return nil }
        return (0...(letters.count - wanted.count)).first { start in
            wanted.indices.allSatisfy { letters[start + $0] == wanted[$0] }
        }
    }

    private static func isWordStart(_ letters: [Character], _ index: Int) -> Bool {
        guard index > 0 else { return true }
        let before = letters[index - 1]
        return !(before.isLetter || before.isNumber)
    }
}
