import Terminal

/// The mouse: a click selects what it points at, a wheel scrolls the pane under it.
enum MouseUpdate {
    static func apply(_ mouse: MouseEvent, _ state: inout AppState) -> [Effect] {
        switch mouse.kind {
        case .wheelUp: return Update.run(.up, &state) + Update.run(.up, &state) + Update.run(.up, &state)
        case .wheelDown: return Update.run(.down, &state) + Update.run(.down, &state) + Update.run(.down, &state)
        case .press: return press(mouse, &state)
        case .doubleClick: return Update.run(.open, &state)
        case .release: return []
        }
    }

    private static func press(_ mouse: MouseEvent, _ state: inout AppState) -> [Effect] {
        guard mouse.y == Layout.tabRow else { return [] }
        for (screen, columns) in Layout.tabs(state) where columns.contains(mouse.x) { return GlobalUpdate.show(screen, &state) }
        return []
    }
}
