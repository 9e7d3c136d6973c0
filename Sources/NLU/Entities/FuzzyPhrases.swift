/// Phrases that are found although somebody mistyped them: case does not count, and one letter may be wrong, missing or too many
/// from 4 letters on, two from 8.
///
/// A phrase with k mistakes, cut into k + 1 pieces, has one piece that is whole, no more than k letters from its place (Li, Deng and
/// Feng, PASS-JOIN, VLDB 2011). So the pieces are looked up, and only the phrases that have one are compared letter by letter.
struct FuzzyPhrases: Sendable {
    /// A phrase that tokens `first` … `last` resemble.
    struct Match {
        var first: Int
        var last: Int
        var list: Int
        /// As it was declared.
        var phrase: String
        var mistakes: Int
        /// Letters of the phrase.
        var length: Int
    }

    private struct Phrase: Sendable {
        var scalars: [UInt32]
        var list: Int32
        var place: Int32
        /// One bit for each letter that occurs: two texts k mistakes apart differ in 2k bits at most.
        var letters: UInt64
    }

    /// A phrase of more tokens than this is never found.
    private static let longestPhrase = 8
    /// Code points of the longest phrase that is found.
    private static let longestText = 80

    private let lists: [DeclaredEntities.List]
    private var phrases: [Phrase] = []
    private var pieces: [UInt64: [Int32]] = [:]
    private var lengths: Set<Int> = []
    private var mostTokens = 0

    init(_ lists: [DeclaredEntities.List]) {
        self.lists = lists
        for (list, declared) in lists.enumerated() {
            for (place, text) in declared.phrases.enumerated() {
                let tokens = TokenizedText(text)
                guard !tokens.tokens.isEmpty, tokens.tokens.count <= Self.longestPhrase else { continue }
                let scalars = Self.letters(tokens, 0, tokens.tokens.count - 1)
                guard scalars.count <= Self.longestText else { continue }
                let number = Int32(phrases.count)
                phrases.append(Phrase(scalars: scalars, list: Int32(list), place: Int32(place), letters: Self.signature(scalars)))
                lengths.insert(scalars.count)
                mostTokens = max(mostTokens, tokens.tokens.count)
                let allowed = Self.mistakes(scalars.count)
                for piece in 0...allowed {
                    let bounds = Self.piece(piece, of: scalars.count, mistakes: allowed)
                    pieces[Self.key(scalars[bounds], length: scalars.count, piece: piece), default: []].append(number)
                }
            }
        }
    }

    /// Mistakes forgiven in a phrase of so many letters.
    static func mistakes(_ length: Int) -> Int { length >= 8 ? 2 : length >= 4 ? 1 : 0 }

    /// For each stretch of tokens the phrase that it resembles most.
    func find(_ text: TokenizedText) -> [Match] {
        guard mostTokens > 0 else { return [] }
        var matches: [Match] = []
        var row: [Int] = []
        for first in text.tokens.indices {
            // A blank too many makes one token more.
            for last in first..<min(first + mostTokens + 1, text.tokens.count) {
                let scalars = Self.letters(text, first, last)
                guard scalars.count <= Self.longestText + 2 else { break }
                guard let (number, mistakes) = nearest(scalars, &row) else { continue }
                let phrase = phrases[number]
                matches.append(
                    Match(
                        first: first, last: last, list: Int(phrase.list), phrase: lists[Int(phrase.list)].phrases[Int(phrase.place)],
                        mistakes: mistakes, length: phrase.scalars.count))
            }
        }
        return matches
    }

    /// The phrase with the fewest mistakes; of several the first declared.
    private func nearest(_ text: [UInt32], _ row: inout [Int]) -> (phrase: Int, mistakes: Int)? {
        let letters = Self.signature(text)
        var best: (phrase: Int, mistakes: Int)?
        for length in max(1, text.count - 2)...text.count + 2 where lengths.contains(length) {
            let allowed = Self.mistakes(length)
            let surplus = text.count - length
            guard abs(surplus) <= allowed else { continue }
            for piece in 0...allowed {
                let bounds = Self.piece(piece, of: length, mistakes: allowed)
                let rest = allowed - piece
                let shifts = max(-piece, surplus - rest)...max(max(-piece, surplus - rest), min(piece, surplus + rest))
                for shift in shifts where bounds.lowerBound + shift >= 0 && bounds.upperBound + shift <= text.count {
                    let slice = text[bounds.lowerBound + shift..<bounds.upperBound + shift]
                    guard let candidates = pieces[Self.key(slice, length: length, piece: piece)] else { continue }
                    for candidate in candidates {
                        let number = Int(candidate)
                        guard (phrases[number].letters ^ letters).nonzeroBitCount <= 2 * allowed else { continue }
                        let mistakes = Self.distance(phrases[number].scalars, text, within: allowed, &row)
                        guard let mistakes, (mistakes, number) < (best?.mistakes ?? .max, best?.phrase ?? .max) else { continue }
                        best = (number, mistakes)
                    }
                }
            }
        }
        return best
    }

    /// The letters of the tokens, with one blank where there is space between them.
    private static func letters(_ text: TokenizedText, _ first: Int, _ last: Int) -> [UInt32] {
        var letters: [UInt32] = []
        for token in first...last {
            if token > first, text.tokens[token].lowerBound > text.tokens[token - 1].upperBound { letters.append(0x20) }
            letters += text.scalars(token)
        }
        return letters
    }

    private static func signature(_ scalars: [UInt32]) -> UInt64 { scalars.reduce(0) { $0 | 1 << UInt64($1 & 63) } }

    private static func piece(_ piece: Int, of length: Int, mistakes: Int) -> Range<Int> {
        length * piece / (mistakes + 1)..<length * (piece + 1) / (mistakes + 1)
    }

    private static func key(_ scalars: ArraySlice<UInt32>, length: Int, piece: Int) -> UInt64 {
        var key = FeatureKey(0x300 + UInt64(piece))
        key.add(UInt64(length))
        key.add(scalars)
        return key.value
    }

    /// Letters changed, left out or put in on the way from `a` to `b` (Levenshtein); nil when there are more than `limit`.
    private static func distance(_ a: [UInt32], _ b: [UInt32], within limit: Int, _ row: inout [Int]) -> Int? {
        guard abs(a.count - b.count) <= limit else { return nil }
        row.removeAll(keepingCapacity: true)
        row.append(contentsOf: 0...b.count)
        for (i, letter) in a.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            var least = i + 1
            for j in b.indices {
                let cost = min(row[j + 1] + 1, row[j] + 1, diagonal + (letter == b[j] ? 0 : 1))
                diagonal = row[j + 1]
                row[j + 1] = cost
                least = min(least, cost)
            }
            if least > limit { return nil }
        }
        return row[b.count] <= limit ? row[b.count] : nil
    }
}
