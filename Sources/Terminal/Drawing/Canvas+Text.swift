extension Canvas {
    /// Draws `text` from column `x` of row `y` in at most `width` columns (nil: to the right edge), and returns the columns used.
    /// What does not fit is cut with `…`; control characters are drawn as `·`; a wide character is never cut in half.
    @discardableResult
    package mutating func put(_ text: String, x: Int, y: Int, width: Int? = nil, style: Style = .text) -> Int {
        guard y >= clip.y, y < clip.maxY, x < clip.maxX else { return 0 }
        let limit = min(clip.maxX, width.map { x + max(0, min($0, clip.maxX - x)) } ?? clip.maxX)
        guard x < limit else { return 0 }
        var column = x
        var rest = text.makeIterator()
        while let character = rest.next() {
            let used = store(character, x: column, y: y, limit: limit, style: style)
            column += used
            guard used == 0 else { continue }
            if character != " " || IteratorSequence(rest).contains(where: { $0 != " " }) {
                // Overwriting the last column leaves a space where a wide character stood.
                let at = min(column, limit - 1)
                column = at + store("…", x: at, y: y, limit: limit, style: style)
            }
            break
        }
        return column - x
    }

    /// The same, so that the text ends in the column before `maxX`.
    package mutating func putRight(_ text: String, maxX: Int, y: Int, width: Int? = nil, style: Style = .text) {
        let room = max(0, width ?? maxX - clip.x)
        let columns = min(text.columns, room)
        put(text, x: maxX - columns, y: y, width: columns, style: style)
    }

    /// The same, in the middle of `rect`'s columns.
    package mutating func putCentred(_ text: String, in rect: Rect, y: Int, style: Style = .text) {
        let columns = min(text.columns, rect.width)
        put(text, x: rect.x + (rect.width - columns) / 2, y: y, width: columns, style: style)
    }

    /// Draws pieces of text in different styles one after the other, and returns the columns used.
    @discardableResult
    package mutating func put(_ pieces: [(String, Style)], x: Int, y: Int, width: Int? = nil) -> Int {
        let end = x + max(0, width ?? clip.maxX - x)
        var column = x
        for (text, style) in pieces where column < end {
            column += put(text, x: column, y: y, width: end - column, style: style)
        }
        return column - x
    }
}
