import Terminal

/// The rows of a list: each drawn by its view, the selected one with a bar and a ground of its own.
enum ListView {
    /// Calls `draw(index, rect, ground)` for each visible row; `ground` is the selected row's.
    static func draw(
        count: Int, cursor: ListCursor, in rect: Rect, focused: Bool, place: Place? = nil, on canvas: inout Canvas,
        draw: (inout Canvas, Int, Rect, Role?) -> Void
    ) {
        guard count > 0, rect.height > 0 else { return }
        // A list that shrank, or a window that grew, must not leave the cursor outside.
        let top = max(0, min(cursor.top, count - rect.height))
        for line in 0..<min(rect.height, count - top) {
            let index = top + line
            let row = Rect(x: rect.x, y: rect.y + line, width: rect.width, height: 1)
            canvas.markTarget(row, place.map { Click.row($0, index) } ?? Click.item(index))
            let selected = index == cursor.selected
            let ground: Role? = selected ? (focused ? .selection : .selectionUnfocused) : nil
            if let ground {
                canvas.fill(row, style: Style(ground))
                // As a letter the bar is read aloud: one list alone may have it, the one that the keys move in.
                if focused || !canvas.isPlain && !canvas.ascii {
                    canvas.put("▌", x: row.x, y: row.y, style: Style(focused ? .borderFocus : .border, on: ground))
                }
                // Screen readers follow the terminal's cursor.
                if canvas.isPlain, focused { canvas.caret = (row.x, row.y) }
            }
            draw(&canvas, index, Rect(x: row.x + 2, y: row.y, width: row.width - 3, height: 1), ground)
        }
    }

    /// "3 of 214" for a frame's footer; empty when all rows are in sight.
    static func footer(_ cursor: ListCursor, count: Int, visible: Int) -> String {
        count > visible ? tr("\(Format.count(cursor.selected + 1)) of \(Format.count(count))") : ""
    }
}

/// What an empty pane says: what it is for, and the key that fills it.
enum EmptyView {
    static func draw(_ lines: [String], in rect: Rect, on canvas: inout Canvas) {
        let wrapped = lines.flatMap { $0.isEmpty ? [""] : wrap($0, max(10, rect.width - 4)) }
        let top = rect.y + max(0, (rect.height - wrapped.count) / 2)
        for (line, text) in wrapped.enumerated() where top + line < rect.maxY {
            canvas.putCentred(text, in: rect, y: top + line, style: line == 0 ? .text : .muted)
        }
    }
}
