import Terminal

/// The mouse: a click goes where it points, a second one opens what is there, and the wheel scrolls what lies under it.
enum MouseUpdate {
    private static let rowsPerNotch = 3

    static func apply(_ mouse: MouseEvent, _ state: inout AppState) -> [Effect] {
        let clicks = targets(mouse, state)
        switch mouse.kind {
        case .wheelUp: return wheel(.up, clicks, &state)
        case .wheelDown: return wheel(.down, clicks, &state)
        case .press: return press(clicks.first, &state)
        case .doubleClick: return press(clicks.first, &state) + open(clicks.first, &state)
        case .release: return []
        }
    }

    /// What lies under the mouse, the topmost first, down to the dialog that covers the rest.
    private static func targets(_ mouse: MouseEvent, _ state: AppState) -> [Click] {
        let all = Render.canvas(state).targets(x: mouse.x, y: mouse.y).compactMap { $0 as? Click }
        let cover = all.firstIndex { if case .covered = $0 { true } else { false } }
        return cover.map { Array(all[..<$0]) } ?? all
    }

    private static func press(_ click: Click?, _ state: inout AppState) -> [Effect] {
        switch click {
        case .tab(let screen): return GlobalUpdate.show(screen, &state)
        case .pane(let place):
            state.focus[state.screen] = place
            return []
        case .row(let place, let row): return select(row, in: place, &state)
        case .item(let row):
            state.dialog?.select(row)
            return []
        case .key(let chord): return Update.apply(.key(.key(chord.key, chord.modifiers)), to: &state)
        case .covered, nil: return []
        }
    }

    private static func open(_ click: Click?, _ state: inout AppState) -> [Effect] {
        switch click {
        case .row: Update.run(.open, &state)
        case .item: Update.apply(.key(.key(.enter, [])), to: &state)
        default: []
        }
    }

    private static func wheel(_ command: CommandID, _ clicks: [Click], _ state: inout AppState) -> [Effect] {
        if state.dialog != nil {
            let key: KeyEvent = .key(command == .up ? .up : .down, [])
            return (0..<rowsPerNotch).flatMap { _ in Update.apply(.key(key), to: &state) }
        }
        let places = clicks.compactMap { click in
            switch click {
            case .pane(let place), .row(let place, _): place
            default: nil
            }
        }
        guard let place = places.first else { return [] }
        let before = state.focus[state.screen]
        state.focus[state.screen] = place
        defer { state.focus[state.screen] = before }
        return (0..<rowsPerNotch).flatMap { _ in Update.run(command, &state) }
    }

    /// Puts the cursor on a row by the last step that an arrow would have made, so that everything an arrow does is done.
    private static func select(_ row: Int, in place: Place, _ state: inout AppState) -> [Effect] {
        state.focus[state.screen] = place
        guard let path = place.cursor, state[keyPath: path].selected != row else { return [] }
        state[keyPath: path].selected = row > 0 ? row - 1 : 1
        return Update.run(row > 0 ? .down : .up, &state)
    }
}

extension Place {
    /// Where the state keeps the cursor of the place's list; nil where there is no list.
    var cursor: WritableKeyPath<AppState, ListCursor>? {
        switch self {
        case .projects: \.projects.cursor
        case .intents: \.data.intentCursor
        case .examples: \.data.exampleCursor
        case .entityTypes: \.data.entities.cursor
        case .entityValues: \.data.entities.valueCursor
        case .findings: \.review.cursor
        case .inbox: \.review.inbox.cursor
        case .jobs: \.training.cursor
        case .versions: \.models.cursor
        case .confusion: \.models.confusionCursor
        case .modelIntents: \.models.intentCursor
        case .deployments: \.server.cursor
        case .tryRanking: \.tryIt.cursor
        case .mistakes: \.models.mistakeCursor
        case .jobLog, .threshold, .dataSize, .tryInput: nil
        }
    }
}

extension Dialog {
    /// Puts the cursor of a list to choose from on a row.
    mutating func select(_ row: Int) {
        guard case .choose(var choose) = self else { return }
        choose.cursor.move(to: row, count: choose.matches.count, visible: Choose.visibleRows)
        self = .choose(choose)
    }
}
