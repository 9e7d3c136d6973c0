import CNcurses

/// Turns rows of a canvas into ncurses's cells. It keeps the colour pairs that a theme's styles need.
struct CellPainter {
    private let depth: ColourDepth
    private let repertoire: Repertoire
    private var theme = Theme.builtIn(.dark)
    private var looks: [Style: Look] = [:]
    private var pairs: [PairKey: Int32] = [:]
    private var cells: [cchar_t] = []
    /// What the tokens in the cells stand for: see `OutputStage`.
    private(set) var tokens: [[UInt8]] = []
    private var tokenNumbers: [TokenKey: UInt32] = [:]
    /// The colours that ncurses's numbers stand for; none when they are the terminal's own.
    private(set) var trueColours: [UInt8: RGB] = [:]
    private var slots: [RGB: UInt8] = [:]
    /// True when a look had to do with another's pair, though some pairs may be of looks no longer on the screen: `use` the theme
    /// and paint all rows again.
    private(set) var ranOutOfPairs = false
    /// True until a whole screen was painted: what one screen alone is too much for, painting it again does not mend.
    private var isFirstScreen = true

    private struct Look {
        let attributes: attr_t
        let pair: Int32
    }

    private struct PairKey: Hashable {
        let foreground: Paint
        let background: Paint
    }

    private struct TokenKey: Hashable {
        let character: Character?
        let y: Int
        let x: Int
    }

    init(depth: ColourDepth, repertoire: Repertoire) {
        self.depth = depth
        self.repertoire = repertoire
    }

    /// Takes another theme: everything has to be painted anew.
    mutating func use(_ theme: Theme) {
        self.theme = theme
        looks.removeAll(keepingCapacity: true)
        pairs.removeAll(keepingCapacity: true)
        slots.removeAll(keepingCapacity: true)
        trueColours.removeAll(keepingCapacity: true)
        tokens.removeAll(keepingCapacity: true)
        tokenNumbers.removeAll(keepingCapacity: true)
        ranOutOfPairs = false
        isFirstScreen = true
        // What is not drawn on has the theme's ground too.
        var blank = cchar_t()
        let look = look(.text)
        var space: UInt32 = 0x20
        cn_set_cell(&blank, &space, 1, look.attributes, look.pair)
        wbkgrnd(cn_screen(), &blank)
    }

    /// To be called when all of a screen has been painted.
    mutating func finishScreen() { isFirstScreen = false }

    /// Puts a row into ncurses's picture of the screen.
    mutating func paint(_ row: ArraySlice<Cell>, y: Int, width: Int) {
        cells.removeAll(keepingCapacity: true)
        var style = Style.text
        var look = look(style)
        for (index, cell) in zip(row.indices, row.prefix(width)) where !cell.isContinuation {
            if cell.style != style {
                style = cell.style
                look = self.look(style)
            }
            var end = index + 1
            while end < row.endIndex, end - row.startIndex < width, row[end].isContinuation { end += 1 }
            append(repertoire.shown(cell.character), y: y, x: index - row.startIndex, columns: end - index, look)
        }
        if !cells.isEmpty { mvwadd_wchnstr(cn_screen(), Int32(y), 0, cells, Int32(cells.count)) }
    }

    /// Code points of a cell that ncurses keeps.
    private static let cellCapacity = 5

    private mutating func append(_ character: Character, y: Int, x: Int, columns: Int, _ look: Look) {
        if x == 0, columns == 1, let only = character.unicodeScalars.first, character.unicodeScalars.count == 1,
            only.value < OutputStage.firstToken
        {
            return append(rowMark(character, y), look)
        }
        if let ascii = character.asciiValue { return append(UInt32(ascii), look) }
        let scalars = character.unicodeScalars
        if let only = scalars.first, scalars.count == 1 {
            guard only.value < OutputStage.firstToken else {
                for _ in 0..<columns { append(0xB7, look) }
                return
            }
            return append(only.value, look)
        }
        guard scalars.count > Self.cellCapacity || CharacterWidth(of: character).isDisputed else {
            var cell = cchar_t()
            let values = scalars.map(\.value)
            cn_set_cell(&cell, values, values.count, look.attributes, look.pair)
            cells.append(cell)
            return
        }
        // ncurses believes in as many cells of one column as the cluster takes. The first clears them and draws all of the
        // cluster; each puts the cursor where ncurses believes it to be.
        append(token(character, columns: columns, y: y, x: x), look)
        for offset in 1..<max(1, columns) { append(token(nil, columns: 0, y: y, x: x + offset), look) }
    }

    private mutating func append(_ scalar: UInt32, _ look: Look) {
        var cell = cchar_t()
        var scalar = scalar
        cn_set_cell(&cell, &scalar, 1, look.attributes, look.pair)
        cells.append(cell)
    }

    /// True when the next screen may need more tokens than there are: `use` a theme to begin anew.
    var isTokenTableFull: Bool { tokens.count > OutputStage.tokenLimit / 2 }

    /// Stands for `character` drawn at a place in `columns` columns, or for nothing drawn, and for the cursor in the next column.
    private mutating func token(_ character: Character?, columns: Int, y: Int, x: Int) -> UInt32 {
        let key = TokenKey(character: character, y: y, x: x)
        if let known = tokenNumbers[key] { return known }
        guard tokens.count < OutputStage.tokenLimit else { return 0xB7 }
        let number = OutputStage.firstToken + UInt32(tokens.count)
        var bytes: [UInt8] = []
        if let character {
            bytes = Array(repeating: UInt8(ascii: " "), count: columns) + OutputStage.cursor(row: y, column: x) + String(character).utf8
        }
        tokens.append(bytes + OutputStage.cursor(row: y, column: x + 1))
        tokenNumbers[key] = number
        return number
    }

    /// Stands for the character that a row begins with. Being another token in every row, it keeps ncurses from finding that rows
    /// moved, and from scrolling part of the screen: with panes side by side there is little to win by that, and terminals
    /// disagree about how it is done.
    private mutating func rowMark(_ character: Character, _ y: Int) -> UInt32 {
        let key = TokenKey(character: character, y: y, x: -1)
        if let known = tokenNumbers[key] { return known }
        guard tokens.count < OutputStage.tokenLimit else { return character.unicodeScalars.first?.value ?? 0x20 }
        let number = OutputStage.firstToken + UInt32(tokens.count)
        tokens.append(Array(String(character).utf8))
        tokenNumbers[key] = number
        return number
    }

    private mutating func look(_ style: Style) -> Look {
        if let known = looks[style] { return known }
        let pen = theme.pen(for: style, depth: depth)
        let attributes = pen.attributes
        let look = Look(
            attributes: cn_attributes(
                attributes.contains(.bold), attributes.contains(.underline), attributes.contains(.reverse), attributes.contains(.dim),
                attributes.contains(.italic)),
            pair: pair(pen))
        looks[style] = look
        return look
    }

    private mutating func pair(_ pen: Pen) -> Int32 {
        let key = PairKey(foreground: pen.foreground, background: pen.background)
        if key.foreground == .terminalDefault && key.background == .terminalDefault { return 0 }
        if let known = pairs[key] { return known }
        let number = Int32(pairs.count + 1)
        let (foreground, background) = (self.number(pen.foreground), self.number(pen.background))
        guard number < cn_pairs(), init_extended_pair(number, foreground, background) == OK else { return likest(key) }
        pairs[key] = number
        return number
    }

    /// With sixty-four pairs, as the Linux console has, not every look gets one of its own: the ground says more than the
    /// colour of what stands on it.
    private mutating func likest(_ key: PairKey) -> Int32 {
        if !isFirstScreen { ranOutOfPairs = true }
        let sameGround = pairs.filter { $0.key.background == key.background }.values.min()
        return sameGround ?? pairs.filter { $0.key.foreground == key.foreground }.values.min() ?? 0
    }

    /// -1 for the default. A true colour gets a number beyond the sixteen that people change.
    private mutating func number(_ paint: Paint) -> Int32 {
        switch paint {
        case .terminalDefault: return -1
        case .indexed(let index): return Int32(index)
        case .rgb(let rgb):
            if let known = slots[rgb] { return Int32(known) }
            guard let slot = UInt8(exactly: 16 + slots.count) else { return Int32(TerminalPalette.nearest256(rgb)) }
            slots[rgb] = slot
            trueColours[slot] = rgb
            return Int32(slot)
        }
    }
}
