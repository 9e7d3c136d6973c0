import Store
import Terminal

enum TrainingUpdate {
    static func run(_ command: CommandID, _ state: inout AppState) -> [Effect] {
        if command == .exportFile {
            PaneExport.ask(&state)
            return []
        }
        if state.place == .jobLog { return log(command, &state) }
        if state.training.cursor.run(command, count: state.jobs.count, visible: Layout.listRows(state)) { return loadDetail(state) }
        guard let job = state.selectedJob else { return [] }
        switch command {
        case .open: return open(job, &state)
        case .right: state.focus[.training] = .jobLog
        case .cancel: return [.cancel(job.id)]
        case .raise: return [.moveInQueue(job.id, by: -1)]
        case .lower: return [.moveInQueue(job.id, by: 1)]
        case .delete: ModelsUpdate.askDelete(job, &state)
        case .back: return GlobalUpdate.show(state.project == nil ? .projects : .data, &state)
        case .copy:
            state.show(.info, tr("Copied the model's id."))
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

    private static func log(_ command: CommandID, _ state: inout AppState) -> [Effect] {
        let lines = state.selectedJob.map { state.logLines(of: $0.id) } ?? []
        let visible = Layout.logRows(state)
        var cursor = state.training.logCursor ?? ListCursor(selected: max(0, lines.count - 1), top: max(0, lines.count - visible))
        switch command {
        case .search:
            state.training.search = state.training.search ?? TextField()
            state.training.searchHasFocus = true
            return []
        case .nextMatch, .previousMatch:
            find(forward: command == .nextMatch, &state)
            return []
        case .wrapLines:
            state.training.wraps.toggle()
            return []
        case .back where state.training.search != nil:
            state.training.search = nil
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

    /// Goes to the next line, or the one before, that has what is looked for; beyond the last it begins anew.
    static func find(forward: Bool, from start: Int? = nil, _ state: inout AppState) {
        guard let job = state.selectedJob else { return }
        let matches = state.logMatches(of: job.id)
        let count = state.logLines(of: job.id).count
        guard let first = matches.first, let last = matches.last else { return }
        let here = start ?? state.training.logCursor?.selected ?? (forward ? -1 : count)
        let found = forward ? matches.first { $0 > here } ?? first : matches.last { $0 < here } ?? last
        let visible = Layout.logRows(state)
        var cursor = state.training.logCursor ?? ListCursor(selected: max(0, count - 1), top: max(0, count - visible))
        cursor.move(to: found, count: count, visible: visible)
        state.training.logCursor = cursor
    }
}

extension AppState {
    /// The log of a job: what was stored, then what came since.
    func logLines(of id: ModelID) -> [LogLine] {
        let stored = training.detail?.id == id ? training.detail?.log ?? [] : []
        let heard = live[id]?.log ?? []
        guard let last = stored.last else { return heard }
        return stored + heard.filter { line in line.at > last.at || !stored.contains(line) && line.at == last.at }
    }

    /// The lines of a job's log that have what is looked for.
    func logMatches(of id: ModelID) -> [Int] {
        guard let word = training.search?.text.lowercased(), !word.isEmpty else { return [] }
        return logLines(of: id).enumerated().filter { $1.text.lowercased().contains(word) }.map(\.offset)
    }
}
