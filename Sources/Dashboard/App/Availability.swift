import Store

/// Why a command can't be used now, in one sentence that says what would make it possible; nil when it can.
package enum Availability {
    package static func disabledReason(_ command: CommandID, _ state: AppState) -> String? {
        switch command {
        case .screen2, .screen3, .screen5, .screen6, .train, .newIntent, .nextLanguage, .exportFile:
            return state.project == nil && !(command == .train && state.screen == .projects) ? "Open a project first: 1, then Enter." : nil
        case .undo, .redo, .move, .retype, .markSpan, .select, .range:
            if state.project == nil { return "Open a project first: 1, then Enter." }
            let needsExample = command != .undo && command != .redo
            return needsExample && state.data.page.total == 0 ? "There is no example here yet: a adds one." : nil
        case .cancel, .raise, .lower:
            guard let job = state.selectedJob else { return "There is no job yet: t trains a model." }
            if job.status.isFinal { return "\(job.name) has already ended: \(job.status.rawValue)." }
            return command != .cancel && job.status != .queued ? "Only a queued job's priority matters." : nil
        case .deploy:
            guard let model = state.selectedModel else { return "There is no model yet: t trains one." }
            return model.status == .completed ? nil : "Only a Completed model can be deployed; this one is \(model.status.rawValue)."
        default: return nil
        }
    }
}

extension AppState {
    /// The job under the cursor of the Training screen.
    var selectedJob: ModelRecord? { records.indices.contains(training.cursor.selected) ? records[training.cursor.selected] : nil }

    /// The model under the cursor of the Models screen.
    var selectedModel: ModelRecord? {
        let models = projectRecords
        return models.indices.contains(self.models.cursor.selected) ? models[self.models.cursor.selected] : nil
    }
}
