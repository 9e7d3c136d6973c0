import Engine
import Terminal

/// An import from the file's name to the last row: what keys and answers do to it.
enum ImportUpdate {
    /// A run is shown from its first word on, and until it is called off.
    static func progressed(_ run: ImportRun, _ state: inout AppState) {
        guard case .importing(let shown) = state.dialog, shown.stop === run.stop else { return }
        state.dialog = .importing(run)
    }

    static func looked(_ preview: ImportPreview, _ run: ImportRun, _ state: inout AppState) {
        guard isShown(run, state) else { return }
        state.dialog = .importPreview(preview, run, scroll: 0)
    }

    static func refused(_ run: ImportRun, _ reason: String, _ state: inout AppState) {
        guard isShown(run, state) else { return }
        DataUpdate.askImport(&state)
        guard case .prompt(var prompt) = state.dialog else { return }
        prompt.field = TextField(run.path)
        prompt.error = reason
        state.dialog = .prompt(prompt)
    }

    static func ended(_ run: ImportRun, _ state: inout AppState) { if isShown(run, state) { state.dialog = nil } }

    private static func isShown(_ run: ImportRun, _ state: AppState) -> Bool {
        guard case .importing(let shown) = state.dialog else { return false }
        return shown.stop === run.stop
    }

    static func begin(_ run: ImportRun, _ state: inout AppState) -> [Effect] {
        state.dialog = .importing(run)
        return [run.isTaking ? .commitImport(run) : .previewImport(run)]
    }

    /// Keys while a file is being read.
    static func key(_ event: KeyEvent, _ run: ImportRun, _ state: inout AppState) -> [Effect] {
        guard KeyChord(event)?.key == .escape else { return [] }
        run.stop.set()
        // What was begun to be taken goes on being shown until it is certain that nothing was.
        if !run.isTaking { state.dialog = nil }
        return []
    }

    /// Keys while it is shown what a file holds.
    static func key(_ event: KeyEvent, _ preview: ImportPreview, _ run: ImportRun, _ scroll: Int, _ state: inout AppState) -> [Effect] {
        let last = max(0, preview.summary.report.issues.count - 1)
        switch KeyChord(event)?.key {
        case .enter where preview.summary.report.taken > 0:
            return begin(ImportRun(path: run.path, project: run.project, language: run.language, isTaking: true), &state)
        case .enter, .escape, .character("q"): state.dialog = nil
        case .down, .character("j"): state.dialog = .importPreview(preview, run, scroll: min(last, scroll + 1))
        case .up, .character("k"): state.dialog = .importPreview(preview, run, scroll: max(0, scroll - 1))
        case .pageDown: state.dialog = .importPreview(preview, run, scroll: min(last, scroll + 10))
        case .pageUp: state.dialog = .importPreview(preview, run, scroll: max(0, scroll - 10))
        default: break
        }
        return []
    }
}
