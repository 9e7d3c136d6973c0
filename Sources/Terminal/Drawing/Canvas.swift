/// The grid that views draw on. Everything outside it, or outside the clip, is dropped; nothing throws.
package struct Canvas: Sendable {
    package let size: Size
    package private(set) var cells: [Cell]
    /// Where the terminal's own cursor stands (input methods need it); nil hides it.
    package var caret: (x: Int, y: Int)?
    /// True when only ASCII may be drawn: line-drawing and block characters are replaced by look-alikes.
    package var ascii: Bool
    /// True for screen readers: lines, bars and charts are left out, marks become ASCII, and the cursor stands on the selected row.
    package var isPlain: Bool
    /// True where no colour tells one span from another: they are put in brackets, with their names.
    package var namesSpans = false
    /// What the mouse finds, in the order it was drawn.
    private var targets: [(rect: Rect, meaning: any Sendable)] = []
    /// The part that may be drawn on; the whole grid at first.
    package var clip: Rect

    package init(size: Size, ascii: Bool = false, isPlain: Bool = false) {
        let size = Size(width: max(0, size.width), height: max(0, size.height))
        self.size = size
        self.ascii = ascii
        self.isPlain = isPlain
        clip = Rect(x: 0, y: 0, width: size.width, height: size.height)
        cells = Array(repeating: Cell(), count: size.width * size.height)
    }

    package var bounds: Rect { Rect(x: 0, y: 0, width: size.width, height: size.height) }

    /// The cells of row `y`, from left to right; empty outside the grid.
    package func row(_ y: Int) -> ArraySlice<Cell> {
        guard y >= 0, y < size.height else { return [] }
        return cells[y * size.width..<(y + 1) * size.width]
    }

    package subscript(x: Int, y: Int) -> Cell {
        get { bounds.contains(x, y) ? cells[y * size.width + x] : Cell() }
        set { if bounds.contains(x, y) { cells[y * size.width + x] = newValue } }
    }

    /// Says what a click in `rect` means, in a type of the caller's; what is said later lies on top.
    package mutating func markTarget(_ rect: Rect, _ meaning: any Sendable) {
        let area = rect.intersection(clip)
        if !area.isEmpty { targets.append((area, meaning)) }
    }

    /// What lies under a cell, the topmost first.
    package func targets(x: Int, y: Int) -> [any Sendable] {
        targets.reversed().filter { $0.rect.contains(x, y) }.map(\.meaning)
    }

    /// Draws with the clip narrowed to `rect`, then sets it back.
    @discardableResult
    package mutating func clipped<Result>(to rect: Rect, _ draw: (inout Canvas) -> Result) -> Result {
        let before = clip
        clip = before.intersection(rect)
        defer { clip = before }
        return draw(&self)
    }

    package mutating func fill(_ rect: Rect, _ character: Character = " ", style: Style) {
        let area = rect.intersection(clip)
        let glyph = shown(character)
        // A two-column character would have to be cut at an odd edge, and nothing is filled with one.
        let cell = Cell(glyph.columns == 1 ? glyph : " ", style)
        for y in area.y..<area.maxY {
            separateHalves(before: area.x, y: y)
            separateHalves(before: area.maxX, y: y)
            for index in y * size.width + area.x..<y * size.width + area.maxX { cells[index] = cell }
        }
    }

    /// Gives the cells of `rect` another ground, keeping what they show: a selection bar over a row.
    package mutating func tint(_ rect: Rect, ground: Role, adding attributes: Style.Attributes = []) {
        let area = rect.intersection(clip)
        for y in area.y..<area.maxY {
            for index in y * size.width + area.x..<y * size.width + area.maxX {
                cells[index].style.ground = ground
                cells[index].style.attributes.formUnion(attributes)
            }
        }
    }

    /// What is drawn for `character`: itself, `·` for a control character, a look-alike where only ASCII may be drawn.
    private func shown(_ character: Character) -> Character {
        if let value = character.asciiValue {
            return value < 0x20 || value == 0x7f ? (ascii ? "." : "·") : character
        }
        if ascii { return ASCIILookalikes.replacement(for: character) }
        if isPlain, let plain = Self.plain(character) { return plain }
        return CharacterWidth(of: character).isControl ? "·" : character
    }

    /// What a screen reader would spell out and nobody wants to hear becomes a space, what marks something a mark in ASCII.
    private static func plain(_ character: Character) -> Character? {
        guard let scalar = character.unicodeScalars.first else { return nil }
        switch scalar.value {
        case 0x258C: return ">"
        case 0x2500...0x259F, 0x2800...0x28FF: return " "
        case 0x2190...0x2BFF: return ASCIILookalikes.replacement(for: character)
        default: return nil
        }
    }

    /// Puts one character at a place and returns its columns; 0 when it does not fit before `limit`.
    mutating func store(_ character: Character, x: Int, y: Int, limit: Int, style: Style) -> Int {
        let glyph = shown(character)
        // A look-alike keeps the columns of what it stands for, so that both modes have one layout.
        let columns = character.columns
        guard x + columns <= limit else { return 0 }
        guard y >= clip.y, y < clip.maxY, x + columns > clip.x, x < clip.maxX else { return columns }
        separateHalves(before: x, y: y)
        separateHalves(before: x + columns, y: y)
        let isWhole = x >= clip.x && x + columns <= clip.maxX
        for offset in 0..<columns where x + offset >= clip.x && x + offset < clip.maxX {
            let cell =
                if !isWhole {
                    Cell(" ", style)
                } else if offset == 0 || ascii {
                    Cell(glyph, style)
                } else {
                    Cell(" ", style, isContinuation: true)
                }
            cells[y * size.width + x + offset] = cell
        }
        return columns
    }

    /// When the border left of column `x` runs through a wide character, that character becomes spaces: half of it is about to
    /// be overwritten.
    private mutating func separateHalves(before x: Int, y: Int) {
        guard x > 0, x < size.width, y >= 0, y < size.height, cells[y * size.width + x].isContinuation else { return }
        let row = y * size.width
        var first = x
        while first > 0, cells[row + first].isContinuation { first -= 1 }
        var index = first
        repeat {
            cells[row + index] = Cell(" ", cells[row + index].style)
            index += 1
        } while index < size.width && cells[row + index].isContinuation
    }
}
