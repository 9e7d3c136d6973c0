import Store

/// Why a command can't be used now, in one sentence that says what would make it possible; nil when it can.
package enum Availability {
    package static func disabledReason(_ command: CommandID, _ state: AppState) -> String? {
        if state.project == nil, needsProject.contains(command), !(command == .train && state.screen == .projects) {
            return "Open a project first: 1, then Enter."
        }
        switch state.screen {
        case .projects: return projects(command, state)
        case .data: return data(command, state)
        case .review: return command == .open && state.review.findings.isEmpty ? "There is nothing to mend." : pane(command, state)
        case .training: return training(command, state)
        case .models: return models(command, state)
        case .tryIt: return command == .addToData && state.tryIt.field.text.isEmpty ? "Type a sentence first, or press Tab for one." : nil
        }
    }

    private static let needsProject: Set<CommandID> = [
        .screen2, .screen3, .screen5, .screen6, .train, .newIntent, .exportFile, .undo, .redo, .move, .retype, .markSpan, .select, .range,
    ]

    private static func pane(_ command: CommandID, _ state: AppState) -> String? {
        (command == .nextPane || command == .previousPane) && state.screen.places.count == 1 ? "This screen has one pane." : nil
    }

    private static func projects(_ command: CommandID, _ state: AppState) -> String? {
        switch ProjectsView.selected(state) {
        case .sample where [.edit, .delete, .train, .importFile, .addLanguage, .copy].contains(command): "Add the sample first: Enter."
        case nil where [.open, .edit, .delete, .train, .importFile, .addLanguage, .copy].contains(command):
            "There is no project yet: a makes one."
        default: pane(command, state)
        }
    }

    private static func data(_ command: CommandID, _ state: AppState) -> String? {
        if state.place == .intents {
            guard [.edit, .delete, .add, .copy].contains(command) else { return nil }
            if state.data.intents.isEmpty { return "There is no intent yet: n makes one." }
            return state.data.chosenIntent?.isEmpty == false ? nil : "Choose an intent first."
        }
        if command == .add {
            return state.data.chosenIntent?.isEmpty == false ? nil : "Choose the intent on the left that the example is for."
        }
        guard [.edit, .open, .delete, .move, .retype, .markSpan, .select, .range, .copy].contains(command), state.data.page.total == 0
        else {
            return nil
        }
        return state.data.filter == nil ? "There is no example here yet: a adds one." : "Nothing matches the filter: Esc clears it."
    }

    private static func training(_ command: CommandID, _ state: AppState) -> String? {
        guard [.open, .cancel, .raise, .lower, .delete, .copy].contains(command) else { return nil }
        guard let job = state.selectedJob else { return "There is no job yet: t trains a model." }
        switch command {
        case .cancel: return job.status.isFinal ? "\(job.name) has already ended: \(job.status.rawValue)." : nil
        case .raise, .lower: return job.status == .queued ? nil : "Only a queued job's priority matters."
        case .delete: return job.status.isFinal ? nil : "\(job.name) is \(job.status.rawValue); x cancels it, then it can be deleted."
        default: return nil
        }
    }

    private static func models(_ command: CommandID, _ state: AppState) -> String? {
        guard [.open, .edit, .delete, .deploy, .copy, .nextPane].contains(command) else { return nil }
        guard let model = state.selectedModel else { return "There is no model yet: t trains one." }
        if command == .deploy, model.status != .completed {
            return "Only a Completed model can be deployed; this one is \(model.status.rawValue)."
        }
        if command == .delete, !model.status.isFinal { return "\(model.name) is \(model.status.rawValue); x on Training cancels it." }
        return nil
    }

    /// A command's name here and now: what it would do to what is selected.
    package static func label(_ command: Command, _ state: AppState) -> String {
        let selected = state.data.selected.count
        switch command.id {
        case .open where state.screen == .projects:
            if case .sample? = ProjectsView.selected(state) { return "add sample" }
        case .open where state.place == .versions: return "try it"
        case .open where state.place == .confusion || state.place == .modelIntents: return "examples"
        case .edit where state.place != .examples: return "rename"
        case .move, .delete, .retype: if state.place == .examples, selected > 0 { return "\(command.label) \(selected)" }
        default: break
        }
        return command.label
    }
}

extension AppState {
    /// The job under the cursor of the Training screen.
    var selectedJob: ModelRecord? { records.indices.contains(training.cursor.selected) ? records[training.cursor.selected] : nil }

    /// The project that a command is about: on the Projects screen the one under the cursor, elsewhere the open one.
    var projectAtHand: ProjectRecord? {
        guard screen == .projects else { return project }
        if case .project(let project)? = ProjectsView.selected(self) { return project }
        return nil
    }

    /// The model under the cursor of the Models screen.
    var selectedModel: ModelRecord? {
        let models = projectRecords
        return models.indices.contains(self.models.cursor.selected) ? models[self.models.cursor.selected] : nil
    }
}
