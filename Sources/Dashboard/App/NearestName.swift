/// The name that somebody who mistyped one most likely meant.
enum NearestName {
    /// Nil when none is like it: half of its letters must be right.
    static func find(_ word: String, among names: [String]) -> String? {
        let near = names.map { (name: $0, mistakes: mistakes(Array(word), Array($0))) }.min { $0.mistakes < $1.mistakes }
        return near.flatMap { $0.mistakes * 2 <= $0.name.count ? $0.name : nil }
    }

    /// Letters changed, left out or put in on the way from `a` to `b` (Levenshtein).
    private static func mistakes(_ a: [Character], _ b: [Character]) -> Int {
        var row = Array(0...b.count)
        for (i, letter) in a.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for j in b.indices {
                let changed = diagonal + (letter == b[j] ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(changed, diagonal + 1, row[j] + 1)
            }
        }
        return row[b.count]
    }
}
