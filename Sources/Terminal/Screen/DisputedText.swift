/// Text whose width terminals dispute, as a part of a row.
enum DisputedText {
    /// Columns that a terminal may draw beyond ours: a family of four in eight.
    private static let overhang = 6

    /// True when the rows show other characters where either of them has such text, or right of it.
    static func differs(_ old: ArraySlice<Cell>, _ new: ArraySlice<Cell>) -> Bool {
        guard let first = min(start(old), start(new)) else { return false }
        let end = min(max(self.end(old), self.end(new)) + overhang, old.count, new.count)
        return (first..<max(first, end)).contains { offset in
            let (a, b) = (old[old.startIndex + offset], new[new.startIndex + offset])
            return a.character != b.character || a.isContinuation != b.isContinuation
        }
    }

    private static func min(_ a: Int?, _ b: Int?) -> Int? {
        guard let a, let b else { return a ?? b }
        return Swift.min(a, b)
    }

    private static func min(_ a: Int, _ b: Int, _ c: Int) -> Int { Swift.min(a, Swift.min(b, c)) }

    private static func start(_ row: ArraySlice<Cell>) -> Int? { row.firstIndex(where: isDisputed).map { $0 - row.startIndex } }

    private static func end(_ row: ArraySlice<Cell>) -> Int { (row.lastIndex(where: isDisputed) ?? row.startIndex) - row.startIndex }

    private static func isDisputed(_ cell: Cell) -> Bool {
        // What is one code point, as nearly everything is, is disputed by nobody.
        guard !cell.character.isASCII, cell.character.unicodeScalars.count > 1 else { return false }
        return CharacterWidth(of: cell.character).isDisputed
    }
}
