import Store
import Terminal

enum ProjectsUpdate {
    static func run(_ command: CommandID, _ state: inout AppState) -> [Effect] {
        let rows = state.projects.rows(samples: state.samples)
        let row = rows.indices.contains(state.projects.cursor.selected) ? rows[state.projects.cursor.selected] : nil
        if state.projects.cursor.run(command, count: rows.count, visible: Layout.listRows(state)) { return [] }
        switch (command, row) {
        case (.open, .project(let project)?): return GlobalUpdate.open(project, nil, &state)
        case (.open, .sample(let sample)?): return [.installSample(sample.name)]
        case (.open, nil), (.samples, _): return chooseSample(&state)
        case (.add, _):
            state.ask(.newProject, title: tr("New project"), note: tr("A name, such as help-desk. Its languages come next."))
        case (.edit, .project(let project)?):
            state.ask(.renameProject(project.id), title: tr("Rename \(project.name)"), note: tr("The new name."), text: project.name)
        case (.delete, .project(let project)?):
            state.ask(
                .deleteProject(project.id, name: project.name), title: tr("Delete \(project.name)"),
                note: tr("Its data and models go for good. Type the project's name to delete it."))
        case (.edit, _), (.delete, _): state.show(.info, tr("A sample that is not in your store can only be added: Enter."))
        case (.filter, _):
            state.projects.filter = state.projects.filter ?? TextField()
            state.projects.filterHasFocus = true
        case (.importFile, .project(let project)?):
            state.project = project
            state.language = project.languages.contains(state.language) ? state.language : project.languages.first ?? .english
            DataUpdate.askImport(&state)
        case (.importFile, _): state.show(.info, tr("Choose the project that takes the file, or make one: a."))
        case (.undo, .project(let project)?): return [.edit(.undo(project.id))]
        case (.redo, .project(let project)?): return [.edit(.redo(project.id))]
        case (.train, .project(let project)?):
            state.project = project
            state.language = project.languages.contains(state.language) ? state.language : project.languages.first ?? .english
            return GlobalUpdate.train(&state)
        case (.train, _): state.show(.info, tr("Add the sample first: Enter."))
        case (.back, _): state.projects.filter = nil
        case (.copy, .project(let project)?):
            state.show(.info, tr("Copied the id of \(project.name)."))
            return [.copy(project.id.rawValue)]
        default: break
        }
        return []
    }

    static func chooseSample(_ state: inout AppState) -> [Effect] {
        state.dialog = .choose(
            Choose(
                purpose: .sample, title: tr("Sample projects"),
                items: state.samples.map { Choose.Item(label: $0.name, detail: tr(below: $0.description)) }))
        return []
    }
}

extension ListCursor {
    /// Moves as the command says; false when the command is not about moving up and down.
    mutating func run(_ command: CommandID, count: Int, visible: Int) -> Bool {
        switch command {
        case .up: move(by: -1, count: count, visible: visible)
        case .down: move(by: 1, count: count, visible: visible)
        case .pageUp: move(by: -max(1, visible - 1), count: count, visible: visible)
        case .pageDown: move(by: max(1, visible - 1), count: count, visible: visible)
        case .first: move(to: 0, count: count, visible: visible)
        case .last: move(to: count - 1, count: count, visible: visible)
        default: return false
        }
        return true
    }
}
