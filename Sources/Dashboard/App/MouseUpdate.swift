import NLU
import Terminal

/// The mouse: a click goes where it points, a second one opens what is there, and the wheel scrolls what lies under it. While entity
/// spans are marked, a click chooses a word, and letting go over another one all words between the two.
enum MouseUpdate {
    private static let rowsPerNotch = 3

    static func apply(_ mouse: MouseEvent, _ state: inout AppState) -> [Effect] {
        let clicks = targets(mouse, state)
        switch mouse.kind {
        case .wheelUp: return wheel(.up, clicks, &state)
        case .wheelDown: return wheel(.down, clicks, &state)
        case .press: return press(clicks.first, mouse.x, &state)
        case .doubleClick: return press(clicks.first, mouse.x, &state) + open(clicks.first, &state)
        case .release:
            guard case .words(let row, let x) = clicks.first else { return [] }
            state.data.marking?.extend(toColumn: mouse.x - x, of: row)
            return []
        }
    }

    /// What lies under the mouse, the topmost first, down to the dialog that covers the rest.
    private static func targets(_ mouse: MouseEvent, _ state: AppState) -> [Click] {
        let all = Render.canvas(state).targets(x: mouse.x, y: mouse.y).compactMap { $0 as? Click }.filter { click in
            // Words alone mean the row that they stand in.
            if case .words = click { state.data.marking != nil } else { true }
        }
        let cover = all.firstIndex { if case .covered = $0 { true } else { false } }
        return cover.map { Array(all[..<$0]) } ?? all
    }

    private static func press(_ click: Click?, _ column: Int, _ state: inout AppState) -> [Effect] {
        if state.dialog == nil { leaveFields(&state) }
        switch click {
        case .field(let meaning, var field, let x):
            field.placeCaret(atColumn: column - x)
            return type(in: meaning, field, &state)
        case .words(let row, let x):
            MarkingUpdate.begin(row, atColumn: column - x, &state)
            return []
        case .sort(let order):
            state.focus[.models] = .modelIntents
            state.models.order.choose(order)
            state.models.intentCursor = ListCursor()
            return []
        case .threshold(let x, let width):
            state.focus[.models] = .threshold
            state.models.moved = ((column - x) * AcceptanceCounts.bins + (width - 1) / 2) / max(1, width - 1)
            return []
        case .tab(let screen): return Update.run(screen.command, &state)
        case .pane(let place):
            state.focus[state.screen] = place
            return []
        case .row(let place, let row): return select(row, in: place, &state)
        case .item(let row):
            state.dialog?.select(row)
            // The colours follow, as they follow the arrows.
            if case .choose(let choose) = state.dialog, case .theme = choose.purpose, choose.matches.indices.contains(row) {
                state.themeIndex = choose.matches[row]
            }
            return []
        case .key(let chord): return Update.apply(.key(.key(chord.key, chord.modifiers)), to: &state)
        case .kind(let kind):
            guard case .comparison(var comparison) = state.dialog else { return [] }
            comparison.kind = kind
            comparison.cursor = ListCursor()
            state.dialog = .comparison(comparison)
            return []
        case .example, .covered, nil: return []
        }
    }

    private static func open(_ click: Click?, _ state: inout AppState) -> [Effect] {
        switch click {
        case .row: Update.run(.open, &state)
        case .item: Update.apply(.key(.key(.enter, [])), to: &state)
        case .example(let intent, let text): ModelsUpdate.openIntent(intent, .init(from: .tryIt, text: text), &state)
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

    /// Gives a field the keyboard, with the caret where the click was.
    private static func type(in meaning: Click.Field, _ field: TextField, _ state: inout AppState) -> [Effect] {
        switch meaning {
        case .dialog: state.dialog?.replace(field)
        case .projects: (state.projects.filter, state.projects.filterHasFocus) = (field, true)
        case .intents:
            (state.data.intentFilter, state.data.intentFilterHasFocus) = (field, true)
            state.focus[.data] = .intents
        case .examples:
            (state.data.filter, state.data.filterHasFocus) = (field, true)
            state.focus[.data] = .examples
        case .log:
            (state.training.search, state.training.searchHasFocus) = (field, true)
            state.focus[.training] = .jobLog
        case .utterance:
            state.tryIt.field = field
            state.focus[.tryIt] = .tryInput
        }
        return []
    }

    /// A click elsewhere takes the keyboard from a filter, which stays if there is something in it.
    private static func leaveFields(_ state: inout AppState) {
        state.projects.filterHasFocus = false
        state.data.intentFilterHasFocus = false
        state.data.filterHasFocus = false
        state.training.searchHasFocus = false
        if state.projects.filter?.text.isEmpty == true { state.projects.filter = nil }
        if state.data.intentFilter?.text.isEmpty == true { state.data.intentFilter = nil }
        if state.data.filter?.text.isEmpty == true { state.data.filter = nil }
        if state.training.search?.text.isEmpty == true { state.training.search = nil }
    }

    /// Puts the cursor on a row by the last step that an arrow would have made, so that everything an arrow does is done.
    private static func select(_ row: Int, in place: Place, _ state: inout AppState) -> [Effect] {
        state.focus[state.screen] = place
        if place != .examples { state.data.marking = nil }
        if place == .jobLog { state.training.logCursor = ListCursor(selected: row, top: state.training.logCursor?.top ?? 0) }
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
        case .marking, .jobLog, .threshold, .dataSize, .tryInput: nil
        }
    }
}

extension Dialog {
    /// The line that is being typed, as it is from now on.
    fileprivate mutating func replace(_ field: TextField) {
        switch self {
        case .prompt(var prompt):
            prompt.field = field
            self = .prompt(prompt)
        case .choose(var choose):
            choose.field = field
            self = .choose(choose)
        default: break
        }
    }

    /// Puts the cursor of a list to choose from on a row.
    mutating func select(_ row: Int) {
        guard case .choose(var choose) = self else { return }
        choose.cursor.move(to: row, count: choose.matches.count, visible: Choose.visibleRows)
        self = .choose(choose)
    }
}
