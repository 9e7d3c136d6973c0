import Terminal

enum ReviewUpdate {
    static func run(_ command: CommandID, _ state: inout AppState) -> [Effect] {
        let findings = state.review.findings
        if state.review.cursor.run(command, count: findings.count, visible: Layout.listRows(state)) { return [] }
        switch command {
        case .open, .right: return open(&state)
        case .undo, .redo: return DataUpdate.run(command, &state)
        case .back: return GlobalUpdate.show(.data, &state)
        case .copy:
            guard findings.indices.contains(state.review.cursor.selected) else { break }
            return [.copy(findings[state.review.cursor.selected].examples.map(\.text).joined(separator: "\n"))]
        default: break
        }
        return []
    }

    /// Goes to the data that the finding is about, with its text in the filter.
    private static func open(_ state: inout AppState) -> [Effect] {
        guard state.review.findings.indices.contains(state.review.cursor.selected) else { return [] }
        let finding = state.review.findings[state.review.cursor.selected]
        let rows = state.data.rows
        // A text that stands under two intents is best seen among all of them.
        let target = finding.examples.isEmpty ? rows.firstIndex { $0?.name == finding.intent } ?? 0 : 0
        state.data.intentCursor.move(to: target, count: rows.count, visible: Layout.listRows(state))
        state.data.exampleCursor = ListCursor()
        state.data.selected = []
        state.data.filter = finding.examples.first.map { TextField($0.text) }
        state.focus[.data] = .examples
        state.data.returnTo = .review
        return GlobalUpdate.show(.data, &state)
    }
}
