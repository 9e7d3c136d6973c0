import Store
import Terminal

enum TrainingUpdate {
    static func run(_ command: CommandID, _ state: inout AppState) -> [Effect] {
        if command == .exportFile {
            TableExport.ask(&state)
            return []
        }
        if state.place == .jobLog { return log(command, &state) }
        if state.training.cursor.run(command, count: state.records.count, visible: Layout.listRows(state)) { return loadDetail(state) }
        guard let job = state.selectedJob else { return [] }
        switch command {
        case .open: return open(job, &state)
        case .right: state.focus[.training] = .jobLog
        case .cancel: return [.cancel(job.id)]
        case .raise: return step(job, by: 1)
        case .lower: return step(job, by: -1)
        case .delete: ModelsUpdate.askDelete(job, &state)
        case .back: return GlobalUpdate.show(state.project == nil ? .projects : .data, &state)
        case .copy:
            state.show(.info, "Copied the model's id.")
            return [.copy(job.id.rawValue)]
        default: break
        }
        return []
    }

    static func loadDetail(_ state: AppState) -> [Effect] { state.selectedJob.map { [.loadJob($0.id)] } ?? [] }

    /// A Completed job opens as the model it made, in its own project.
    private static func open(_ job: ModelRecord, _ state: inout AppState) -> [Effect] {
        guard job.status == .completed, let project = state.projects.all.first(where: { $0.id == job.projectID }) else {
            state.focus[.training] = .jobLog
            return []
        }
        let effects = GlobalUpdate.open(project, job.language, &state)
        let row = state.projectRecords.firstIndex { $0.id == job.id } ?? 0
        state.models.cursor.move(to: row, count: state.projectRecords.count, visible: Layout.versionRows(state))
        return effects + GlobalUpdate.show(.models, &state)
    }

    private static func step(_ job: ModelRecord, by delta: Int) -> [Effect] {
        guard let priority = Priority(rawValue: job.priority.rawValue + delta) else { return [] }
        return [.setPriority(job.id, priority)]
    }

    private static func log(_ command: CommandID, _ state: inout AppState) -> [Effect] {
        let lines = state.selectedJob.map { state.logLines(of: $0.id) } ?? []
        let visible = Layout.logRows(state)
        var cursor = state.training.logCursor ?? ListCursor(selected: max(0, lines.count - 1), top: max(0, lines.count - visible))
        switch command {
        case .filter:
            state.training.logFilter = state.training.logFilter ?? TextField()
            state.training.logFilterHasFocus = true
            return []
        case .back where state.training.logFilter != nil:
            state.training.logFilter = nil
            return []
        case .left, .back:
            state.focus[.training] = .jobs
            state.training.logCursor = nil
            return []
        case .cancel: return state.selectedJob.map { [.cancel($0.id)] } ?? []
        case .copy: return [.copy(lines.map(\.text).joined(separator: "\n"))]
        default: break
        }
        guard cursor.run(command, count: lines.count, visible: visible) else { return [] }
        // At the end the log follows again.
        state.training.logCursor = cursor.selected >= lines.count - 1 ? nil : cursor
        return []
    }
}

extension AppState {
    /// The log of a job: what was stored, then what came since.
    func logLines(of id: ModelID) -> [LogLine] {
        let stored = training.detail?.id == id ? training.detail?.log ?? [] : []
        let heard = live[id]?.log ?? []
        let all = stored.last.map { last in
            stored + heard.filter { line in line.at > last.at || !stored.contains(line) && line.at == last.at }
        }
        guard let word = training.logFilter?.text.lowercased(), !word.isEmpty else { return all ?? heard }
        return (all ?? heard).filter { $0.text.lowercased().contains(word) }
    }
}
