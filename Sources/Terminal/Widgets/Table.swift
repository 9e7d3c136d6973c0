/// Lays texts out in columns: some of a fixed width, some that share what is left. What does not fit a cell ends with `…`;
/// when the room is too small for all columns, those of the highest `rank` are left out first.
package struct Table: Sendable {
    package enum Alignment: Sendable { case left, right }

    package enum Width: Sendable, Equatable {
        case fixed(Int)
        /// At least `minimum` columns, and `weight` shares of what the others leave.
        case flexible(minimum: Int, weight: Int = 1)

        fileprivate var minimum: Int {
            switch self {
            case .fixed(let columns), .flexible(let columns, _): max(0, columns)
            }
        }
    }

    package struct Column: Sendable {
        package var title: String
        package var width: Width
        package var alignment: Alignment
        /// 0 is always shown; the higher, the sooner it is left out.
        package var rank: Int

        package init(_ title: String, _ width: Width, _ alignment: Alignment = .left, rank: Int = 0) {
            self.title = title
            self.width = width
            self.alignment = alignment
            self.rank = rank
        }
    }

    package let columns: [Column]
    package let rect: Rect
    /// Where each column lies, one row high at the top of `rect`; nil for a column that found no room.
    package let places: [Rect?]

    /// `gap` blank columns stand between two columns.
    package init(_ columns: [Column], in rect: Rect, gap: Int = 2) {
        self.columns = columns
        self.rect = rect
        var shown = Set(columns.indices)
        func needed() -> Int { shown.reduce(gap * max(0, shown.count - 1)) { $0 + columns[$1].width.minimum } }
        while needed() > rect.width,
            let last = shown.filter({ columns[$0].rank > 0 }).max(by: { (columns[$0].rank, $0) < (columns[$1].rank, $1) })
        {
            shown.remove(last)
        }
        var spare = max(0, rect.width - needed())
        var shares = shown.reduce(0) { $0 + Self.weight(columns[$1]) }
        var x = rect.x
        places = columns.indices.map { index in
            guard shown.contains(index), x < rect.maxX else { return nil }
            let weight = Self.weight(columns[index])
            let extra = shares > 0 ? spare * weight / shares : 0
            spare -= extra
            shares -= weight
            let width = min(columns[index].width.minimum + extra, rect.maxX - x)
            defer { x += width + gap }
            return Rect(x: x, y: rect.y, width: width, height: 1)
        }
    }

    private static func weight(_ column: Column) -> Int {
        if case .flexible(_, let weight) = column.width { return max(0, weight) }
        return 0
    }

    package func drawHeader(on canvas: inout Canvas, y: Int, style: Style = Style(.header)) {
        for (column, place) in zip(columns, places) {
            if let place { draw(column.title, style, column.alignment, on: &canvas, in: place, y: y) }
        }
    }

    /// Draws one row of texts with their styles; a text for a column that found no room is left out.
    package func drawRow(_ cells: [(String, Style)], on canvas: inout Canvas, y: Int) {
        for (index, cell) in cells.enumerated() where index < columns.count {
            if let place = places[index] { draw(cell.0, cell.1, columns[index].alignment, on: &canvas, in: place, y: y) }
        }
    }

    private func draw(_ text: String, _ style: Style, _ alignment: Alignment, on canvas: inout Canvas, in place: Rect, y: Int) {
        switch alignment {
        case .left: canvas.put(text, x: place.x, y: y, width: place.width, style: style)
        case .right: canvas.putRight(text, maxX: place.maxX, y: y, width: place.width, style: style)
        }
    }
}
