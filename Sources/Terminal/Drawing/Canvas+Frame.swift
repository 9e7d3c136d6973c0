extension Canvas {
    /// A frame with rounded corners and a title in its top border; returns the inside, one column narrower on each side.
    /// The inside is cleared, so that a dialog covers what lies under it. `footer` stands at the right of the bottom border.
    @discardableResult
    package mutating func frame(_ rect: Rect, title: String, focused: Bool = false, footer: String = "") -> Rect {
        let inside = rect.inset(1, 1)
        guard rect.width >= 2, rect.height >= 2 else { return inside }
        let border = Style(focused ? .borderFocus : .border)
        fill(rect, style: .text)
        let line = Rect(x: rect.x + 1, y: rect.y, width: rect.width - 2, height: 1)
        fill(line, "─", style: border)
        fill(Rect(x: line.x, y: rect.maxY - 1, width: line.width, height: 1), "─", style: border)
        for x in [rect.x, rect.maxX - 1] { fill(Rect(x: x, y: rect.y + 1, width: 1, height: rect.height - 2), "│", style: border) }
        corner("╭", rect.x, rect.y, border)
        corner("╮", rect.maxX - 1, rect.y, border)
        corner("╰", rect.x, rect.maxY - 1, border)
        corner("╯", rect.maxX - 1, rect.maxY - 1, border)
        if !title.isEmpty, rect.width >= 8 {
            let style = focused ? Style(.title, on: nil, .bold) : Style(.title)
            put(" \(title.fitted(to: rect.width - 6)) ", x: rect.x + 2, y: rect.y, width: rect.width - 4, style: style)
        }
        if !footer.isEmpty, rect.width >= 8 {
            putRight(" \(footer.fitted(to: rect.width - 6)) ", maxX: rect.maxX - 2, y: rect.maxY - 1, style: .muted)
        }
        return inside
    }

    private mutating func corner(_ character: Character, _ x: Int, _ y: Int, _ style: Style) {
        _ = store(character, x: x, y: y, limit: clip.maxX, style: style)
    }
}
