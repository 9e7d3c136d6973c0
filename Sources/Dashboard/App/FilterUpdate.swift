import Terminal

/// Typing into a list's filter: the list narrows as letters come, the arrows still move in it.
enum FilterUpdate {
    /// Nil when no filter has the keyboard.
    static func key(_ event: KeyEvent, _ state: inout AppState) -> [Effect]? {
        switch state.screen {
        case .projects:
            guard var field = state.projects.filter, state.projects.filterHasFocus else { return nil }
            switch outcome(event, &field) {
            case .typed:
                state.projects.filter = field
                state.projects.cursor = ListCursor()
            case .left(let keep):
                state.projects.filterHasFocus = false
                if !keep { state.projects.filter = nil }
            case .other: return nil
            }
            return []
        case .data where state.data.intentFilterHasFocus: return intents(event, &state)
        case .data:
            guard var field = state.data.filter, state.data.filterHasFocus else { return nil }
            switch outcome(event, &field) {
            case .typed:
                state.data.filter = field
                state.data.exampleCursor = ListCursor()
                state.data.selected = []
            case .left(let keep):
                state.data.filterHasFocus = false
                if !keep { state.data.filter = nil }
                state.focus[.data] = .examples
            case .other: return nil
            }
            return [DataUpdate.loadExamples(state)].compactMap { $0 }
        case .training:
            guard var field = state.training.search, state.training.searchHasFocus else { return nil }
            switch outcome(event, &field) {
            case .typed:
                state.training.search = field
                state.training.logCursor = nil
                // The newest of what is found: most look for what went wrong last.
                TrainingUpdate.find(forward: false, &state)
            case .left(let keep):
                state.training.searchHasFocus = false
                if !keep { state.training.search = nil }
            case .other: return nil
            }
            return []
        default: return nil
        }
    }

    /// The best match is chosen as letters come, so that Enter is enough.
    private static func intents(_ event: KeyEvent, _ state: inout AppState) -> [Effect]? {
        guard var field = state.data.intentFilter else { return nil }
        switch outcome(event, &field) {
        case .typed:
            state.data.intentFilter = field
            state.data.intentCursor = ListCursor()
            return DataUpdate.intentChosen(&state)
        case .left(let keep):
            state.data.intentFilterHasFocus = false
            return keep ? DataUpdate.settlePreview(&state) : DataUpdate.clearIntentFilter(&state)
        case .other: return nil
        }
    }

    private enum Outcome {
        case typed
        /// The keyboard goes back to the list; the filter stays or goes.
        case left(keep: Bool)
        case other
    }

    private static func outcome(_ event: KeyEvent, _ field: inout TextField) -> Outcome {
        switch KeyChord(event)?.key {
        case .enter, .tab: return .left(keep: !field.text.isEmpty)
        case .escape: return .left(keep: false)
        case .up, .down, .pageUp, .pageDown: return .other
        default: return field.handle(event) ? .typed : .other
        }
    }
}
