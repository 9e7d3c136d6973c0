/// What a scrolling list needs to remember: which row is chosen and which is the first on the screen.
package struct ListCursor: Sendable, Equatable {
    package var selected: Int
    package var top: Int

    /// Rows kept in sight above and below the chosen one, where the list is long enough.
    private static let context = 2

    package init(selected: Int = 0, top: Int = 0) {
        self.selected = selected
        self.top = top
    }

    /// Moves by `delta` rows within `count` rows, of which `visible` are on the screen; keeps two rows of context where it can.
    /// When the chosen row would leave the screen, the list jumps so that it stands in the middle.
    package mutating func move(by delta: Int, count: Int, visible: Int) {
        let (row, overflow) = selected.addingReportingOverflow(delta)
        move(to: overflow ? (delta < 0 ? 0 : count - 1) : row, count: count, visible: visible)
    }

    package mutating func move(to row: Int, count: Int, visible: Int) {
        selected = row
        clamp(count: count, visible: visible)
    }

    /// Brings the cursor back inside after the rows changed.
    package mutating func clamp(count: Int, visible: Int) {
        selected = max(0, min(selected, count - 1))
        let visible = max(1, visible)
        let context = min(Self.context, (visible - 1) / 2)
        // Half a screen at a time: a line at a time would send the whole pane again for every key.
        if selected < top + context || selected > top + visible - 1 - context { top = selected - visible / 2 }
        top = max(0, min(top, count - visible))
    }

    /// The rows on the screen.
    package func range(count: Int, visible: Int) -> Range<Int> {
        let first = max(0, min(top, count))
        return first..<max(first, min(count, first + max(0, visible)))
    }
}
