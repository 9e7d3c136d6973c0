import Store

/// Why a command can't be used now, in one sentence that says what would make it possible; nil when it can.
package enum Availability {
    package static func disabledReason(_ command: CommandID, _ state: AppState) -> String? {
        let isTable = command == .exportFile && state.screen == .training
        if state.project == nil, needsProject.contains(command), !isTable, !(command == .train && state.screen == .projects) {
            return "Open a project first: 1, then Enter."
        }
        switch state.screen {
        case .projects: return projects(command, state)
        case .data: return data(command, state)
        case .review: return review(command, state)
        case .training: return training(command, state)
        case .models: return models(command, state)
        case .tryIt:
            if command == .parseFile { return state.tryTarget == nil ? "There is no model yet: Esc, then t, trains one." : nil }
            if command == .otherModel {
                return state.otherTryTarget == nil ? "There is no other model to ask: t trains one, and ~ follows your edits." : nil
            }
            return command == .addToData && state.tryIt.field.text.isEmpty ? "Type a sentence first, or press Tab for one." : nil
        }
    }

    private static let needsProject: Set<CommandID> = [
        .screen2, .screen3, .screen5, .screen6, .train, .newIntent, .exportFile, .undo, .redo, .move, .retype, .markSpan, .select, .range,
        .find, .paste, .split, .entities, .selectAll, .duplicate,
    ]

    private static func pane(_ command: CommandID, _ state: AppState) -> String? {
        (command == .nextPane || command == .previousPane) && state.places.count == 1 ? "This screen has one pane." : nil
    }

    private static func projects(_ command: CommandID, _ state: AppState) -> String? {
        switch ProjectsView.selected(state) {
        case .sample where [.edit, .delete, .train, .importFile, .addLanguage, .copy].contains(command): "Add the sample first: Enter."
        case nil where [.open, .edit, .delete, .train, .importFile, .addLanguage, .copy].contains(command):
            "There is no project yet: a makes one."
        default: pane(command, state)
        }
    }

    private static func review(_ command: CommandID, _ state: AppState) -> String? {
        if state.place == .inbox {
            let needsRow = [.accept, .move, .delete, .copy].contains(command)
            return needsRow && state.review.inbox.rows.isEmpty ? "Nothing waits for an intent: b takes pasted lines." : pane(command, state)
        }
        if command == .restore { return state.review.dismissed == 0 ? "No finding was put aside." : nil }
        guard [.open, .mend, .dismiss, .copy].contains(command) else { return pane(command, state) }
        guard let finding = state.review.selected else { return "There is nothing to mend." }
        return command == .mend && finding.remedy == nil ? "Only a look at the examples can tell: Enter." : nil
    }

    private static func entities(_ command: CommandID, _ state: AppState) -> String? {
        guard [.open, .edit, .delete, .copy].contains(command) else { return nil }
        guard let row = state.data.entities.selected else { return "There is no entity yet: a writes one, s marks words in examples." }
        if state.place == .entityValues, row.values.isEmpty { return "It has no entry yet: a adds one." }
        if state.place == .entityValues, row.kind == .trainable, [.edit, .delete].contains(command) {
            return "These are learnt from examples: Enter shows them, s marks a span there."
        }
        return nil
    }

    private static func data(_ command: CommandID, _ state: AppState) -> String? {
        if state.data.showsEntities { return entities(command, state) }
        if command == .split { return state.data.intents.isEmpty ? "There is no example to split yet." : nil }
        if state.place == .intents {
            guard [.edit, .delete, .add, .copy].contains(command) else { return nil }
            if state.data.intents.isEmpty { return "There is no intent yet: n makes one." }
            return state.data.chosenIntent?.isEmpty == false ? nil : "Choose an intent first."
        }
        if command == .add {
            return state.data.chosenIntent?.isEmpty == false ? nil : "Choose the intent on the left that the example is for."
        }
        guard [.edit, .open, .delete, .move, .retype, .markSpan, .select, .range, .copy, .selectAll, .duplicate].contains(command),
            state.data.page.total == 0
        else {
            return nil
        }
        return state.data.filter == nil ? "There is no example here yet: a adds one." : "Nothing matches the filter: Esc clears it."
    }

    private static func training(_ command: CommandID, _ state: AppState) -> String? {
        if [.nextMatch, .previousMatch].contains(command) {
            guard let word = state.training.search?.text, !word.isEmpty else { return "Look for something first: /." }
            return state.selectedJob.map { state.logMatches(of: $0.id) }?.isEmpty == false ? nil : "“\(word)” is not in the log."
        }
        guard [.open, .cancel, .raise, .lower, .delete, .copy, .exportFile].contains(command) else { return nil }
        guard let job = state.selectedJob else { return "There is no job yet: t trains a model." }
        switch command {
        case .cancel: return job.status.isFinal ? "\(job.name) has already ended: \(job.status.rawValue)." : nil
        case .raise, .lower:
            if job.status != .queued { return "Only a queued job's priority matters." }
            return Priority(rawValue: job.priority.rawValue + (command == .raise ? 1 : -1)) == nil
                ? "\(job.priority.name) is the \(command == .raise ? "highest" : "lowest") priority." : nil
        case .delete: return job.status.isFinal ? nil : "\(job.name) is \(job.status.rawValue); x cancels it, then it can be deleted."
        default: return nil
        }
    }

    private static func models(_ command: CommandID, _ state: AppState) -> String? {
        if state.place == .deployments { return deployments(command, state) }
        let needsModel: Set<CommandID> = [
            .open, .edit, .delete, .deploy, .copy, .nextPane, .compare, .mark, .sort, .reverseSort, .ownThreshold, .exportFile,
        ]
        guard needsModel.contains(command) else { return nil }
        guard let model = state.selectedModel else { return "There is no model yet: t trains one." }
        if command == .compare {
            if model.status != .completed { return "Only Completed models can be compared; this one is \(model.status.rawValue)." }
            if state.opponent(of: model) == nil {
                return state.models.base == model.id
                    ? "The others are held against this one: choose another, or let go of it with Space."
                    : "There is no older model to compare it with: t trains another."
            }
        }
        if [.mark, .ownThreshold].contains(command), model.status != .completed {
            return "Only Completed models can be compared and set; this one is \(model.status.rawValue)."
        }
        if command == .open, state.place == .threshold, state.models.moved == nil || state.models.detail?.shown?.acceptance == nil {
            return "Move the line first: ←→ by a hundredth, ↑↓ by five."
        }
        if command == .open, state.place == .dataSize {
            if model.status != .completed { return "Only Completed models can be measured; this one is \(model.status.rawValue)." }
            if state.models.dataSize.model == model.id, state.models.dataSize.progress != nil { return "It is being measured already." }
        }
        if command == .ownThreshold, model.acceptThreshold == nil, state.models.moved == nil {
            return "It is the one that training chose."
        }
        if command == .deploy, model.status != .completed {
            return "Only a Completed model can be deployed; this one is \(model.status.rawValue)."
        }
        if command == .delete, !model.status.isFinal { return "\(model.name) is \(model.status.rawValue); x on Training cancels it." }
        return nil
    }

    private static func deployments(_ command: CommandID, _ state: AppState) -> String? {
        if command == .serve { return state.server.doing?.sentence }
        guard [.open, .deploy, .copy].contains(command) else { return nil }
        guard let model = state.selectedDeployment else { return "There is no model to deploy yet: t trains one." }
        return command == .deploy || model.replicas > 0 ? nil : "\(model.name) is not deployed yet: D deploys it."
    }

    /// A command's name here and now: what it would do to what is selected.
    package static func label(_ command: Command, _ state: AppState) -> String {
        let selected = state.data.selected.count
        switch command.id {
        case .open where state.screen == .projects:
            if case .sample? = ProjectsView.selected(state) { return "add sample" }
        case .open where state.place == .versions || state.place == .deployments: return "try it"
        case .serve: return state.server.status == nil ? "start the server" : "stop the server"
        case .deployments where state.place == .deployments: return "versions"
        case .deploy where state.place == .deployments: return "replicas"
        case .copy where state.place == .deployments: return "copy a call"
        case .open where state.place == .confusion || state.place == .modelIntents: return "examples"
        case .open where state.place == .mistakes: return "mend it"
        case .open where state.place == .threshold: return "keep it"
        case .open where state.place == .dataSize: return "measure"
        case .edit where state.place != .examples: return "rename"
        case .otherModel: return state.otherTryTarget.map { "ask \($0.name)" } ?? command.label
        case .follow: return state.provisional.isOn ? "stop following" : "follow edits"
        case .mend: return state.review.selected?.remedy?.title ?? command.label
        case .accept: return state.review.inbox.selected?.suggested.map { "yes: \($0.intent)" } ?? command.label
        case .move where state.place == .inbox: return "other intent"
        case .entities where state.data.showsEntities: return "intents"
        case .open where state.place == .entityTypes: return "its words"
        case .open where state.place == .entityValues: return state.data.entities.selected?.kind == .trainable ? "examples" : "edit"
        case .edit where state.place == .entityValues: return command.label
        case .move, .delete, .retype, .duplicate: if state.place == .examples, selected > 0 { return "\(command.label) \(selected)" }
        default: break
        }
        return command.label
    }
}

extension AppState {
    /// The job under the cursor of the Training screen.
    var selectedJob: ModelRecord? {
        let jobs = jobs
        return jobs.indices.contains(training.cursor.selected) ? jobs[training.cursor.selected] : nil
    }

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
