import Store

/// Why a command can't be used now, in one sentence that says what would make it possible; nil when it can.
package enum Availability {
    package static func disabledReason(_ command: CommandID, _ state: AppState) -> String? {
        let isTable = command == .exportFile && state.screen == .training
        let opensOne =
            Screen.of(command) != nil && state.projectAtHand != nil || [.train, .trainWith].contains(command) && state.selectedJob != nil
        if state.project == nil, state.screen == .projects, Screen.of(command) != nil, needsProject.contains(command), !opensOne {
            return ProjectsView.selected(state) == nil
                ? tr("There is no project yet: a makes one.") : tr("Add the sample first: Enter.")
        }
        if state.project == nil, needsProject.contains(command), !isTable, !opensOne, !(command == .train && state.screen == .projects) {
            return tr("Open a project first: 1, then Enter.")
        }
        switch state.screen {
        case .projects: return projects(command, state)
        case .data: return data(command, state)
        case .review: return review(command, state)
        case .training: return training(command, state)
        case .models: return models(command, state)
        case .tryIt:
            if command == .parseFile { return state.tryTarget == nil ? tr("There is no model yet: Esc, then t, trains one.") : nil }
            if command == .otherModel {
                return state.otherTryTarget == nil ? tr("There is no other model to ask: t trains one, and ~ follows your edits.") : nil
            }
            return [.addToData, .addAsAnswered].contains(command) && state.tryIt.field.text.isEmpty
                ? tr("Type a sentence first, or press Tab for one.") : nil
        }
    }

    private static let needsProject: Set<CommandID> = [
        .screen2, .screen3, .screen5, .screen6, .train, .trainWith, .newIntent, .exportFile, .move, .retype, .markSpan, .select, .range,
        .find, .paste, .split, .entities, .selectAll, .duplicate,
    ]

    private static func pane(_ command: CommandID, _ state: AppState) -> String? {
        (command == .nextPane || command == .previousPane) && state.places.count == 1 ? tr("This screen has one pane.") : nil
    }

    private static func projects(_ command: CommandID, _ state: AppState) -> String? {
        switch ProjectsView.selected(state) {
        case .sample where [.undo, .redo].contains(command), nil where [.undo, .redo].contains(command):
            tr("Choose a project first.")
        case .sample where [.edit, .delete, .train, .importFile, .addLanguage, .copy].contains(command): tr("Add the sample first: Enter.")
        case _ where command == .back && state.projects.filter == nil: tr("This is the first screen; q leaves.")
        case nil where [.open, .edit, .delete, .train, .importFile, .addLanguage, .copy].contains(command):
            tr("There is no project yet: a makes one.")
        default: pane(command, state)
        }
    }

    private static func review(_ command: CommandID, _ state: AppState) -> String? {
        if state.place == .inbox {
            let needsRow = [.accept, .move, .outOfScope, .delete, .copy].contains(command)
            return needsRow && state.review.inbox.rows.isEmpty
                ? tr("Nothing waits for an intent: b takes pasted lines.") : pane(command, state)
        }
        if command == .restore { return state.review.dismissed == 0 ? tr("No finding was put aside.") : nil }
        guard [.open, .mend, .mendAll, .dismiss, .copy].contains(command) else { return pane(command, state) }
        guard let finding = state.review.selected else { return tr("There is nothing to mend.") }
        if command == .mendAll, state.review.findings.count(where: state.review.isAlike) < 2 {
            return tr("No other finding of this kind can be mended without a choice.")
        }
        return command == .mend && finding.remedy == nil ? tr("Only a look at the examples can tell: Enter.") : nil
    }

    private static func entities(_ command: CommandID, _ state: AppState) -> String? {
        guard [.open, .edit, .delete, .copy].contains(command) else { return nil }
        guard let row = state.data.entities.selected else { return tr("There is no entity yet: a writes one, s marks words in examples.") }
        if state.place == .entityValues, row.values.isEmpty { return tr("It has no entry yet: a adds one.") }
        if state.place == .entityValues, row.kind == .trainable, [.edit, .delete].contains(command) {
            return tr("These are learnt from examples: Enter shows them, s marks a span there.")
        }
        return nil
    }

    private static func data(_ command: CommandID, _ state: AppState) -> String? {
        if state.data.showsEntities { return entities(command, state) }
        if command == .split { return state.data.intents.isEmpty ? tr("There is no example to split yet.") : nil }
        if state.place == .intents {
            guard [.edit, .delete, .add, .copy].contains(command) else { return nil }
            if state.data.intents.isEmpty { return tr("There is no intent yet: n makes one.") }
            return state.data.chosenIntent?.isEmpty == false ? nil : tr("Choose an intent first.")
        }
        if command == .add {
            return state.data.chosenIntent?.isEmpty == false ? nil : tr("Choose the intent on the left that the example is for.")
        }
        guard [.edit, .open, .delete, .move, .retype, .markSpan, .select, .range, .copy, .selectAll, .duplicate].contains(command),
            state.data.page.total == 0
        else {
            return nil
        }
        if state.data.filter != nil { return tr("Nothing matches the filter: Esc clears it.") }
        return state.data.intents.isEmpty
            ? tr("There is no example yet: n makes an intent for them.") : tr("There is no example here yet: a adds one.")
    }

    private static func training(_ command: CommandID, _ state: AppState) -> String? {
        if [.nextMatch, .previousMatch].contains(command) {
            guard let word = state.training.search?.text, !word.isEmpty else { return tr("Look for something first: /.") }
            return state.selectedJob.map { state.logMatches(of: $0.id) }?.isEmpty == false ? nil : tr("“\(word)” is not in the log.")
        }
        guard [.open, .cancel, .raise, .lower, .delete, .copy, .exportFile].contains(command) else { return nil }
        guard let job = state.selectedJob else { return tr("There is no job yet: t trains a model.") }
        switch command {
        case .cancel: return job.status.isFinal ? tr("\(job.name) has already ended: \(StatusLook(job).word).") : nil
        case .raise, .lower:
            guard let place = state.queuePositions[job.id] else { return tr("Only queued jobs can be moved in the queue.") }
            if command == .raise, place == 1 { return tr("It is the first in the queue.") }
            return command == .lower && place == state.queuePositions.count ? tr("It is the last in the queue.") : nil
        case .delete: return job.status.isFinal ? nil : tr("\(job.name) is \(job.status.word); x cancels it, then it can be deleted.")
        default: return nil
        }
    }

    private static func models(_ command: CommandID, _ state: AppState) -> String? {
        if state.place == .deployments { return deployments(command, state) }
        let needsModel: Set<CommandID> = [
            .open, .edit, .delete, .deploy, .copy, .nextPane, .compare, .mark, .sort, .reverseSort, .ownThreshold, .exportFile,
        ]
        guard needsModel.contains(command) else { return nil }
        guard let model = state.selectedModel else { return tr("There is no model yet: t trains one.") }
        if command == .compare {
            if model.status != .completed { return tr("Only Completed models can be compared; this one is \(StatusLook(model).word).") }
            if state.opponent(of: model) == nil {
                return state.models.base == model.id
                    ? tr("The others are held against this one: choose another, or let go of it with Space.")
                    : tr("There is no older model to compare it with: t trains another.")
            }
        }
        if [.mark, .ownThreshold].contains(command), model.status != .completed {
            return tr("Only Completed models can be compared and set; this one is \(StatusLook(model).word).")
        }
        if command == .open, state.place == .threshold, state.models.moved == nil || state.models.detail?.shown?.acceptance == nil {
            return tr("Move the line first: ←→ by a hundredth, ↑↓ by five.")
        }
        if command == .open, state.place == .dataSize {
            if model.status != .completed { return tr("Only Completed models can be measured; this one is \(StatusLook(model).word).") }
            if state.models.dataSize.model == model.id, state.models.dataSize.progress != nil { return tr("It is being measured already.") }
        }
        if command == .ownThreshold, model.acceptThreshold == nil, state.models.moved == nil {
            return tr("It is the one that training chose.")
        }
        if command == .deploy, model.status != .completed {
            return tr("Only a Completed model can be deployed; this one is \(StatusLook(model).word).")
        }
        if command == .delete, !model.status.isFinal { return tr("\(model.name) is \(model.status.word); x on Training cancels it.") }
        return nil
    }

    private static func deployments(_ command: CommandID, _ state: AppState) -> String? {
        if command == .serve { return state.server.doing?.sentence }
        guard [.open, .deploy, .copy].contains(command) else { return nil }
        guard let model = state.selectedDeployment else { return tr("There is no model to deploy yet: t trains one.") }
        return command == .deploy || model.replicas > 0 ? nil : tr("\(model.name) is not deployed yet: D deploys it.")
    }

    /// A command's name here and now: what it would do to what is selected.
    package static func label(_ command: Command, _ state: AppState) -> String {
        let selected = state.data.selected.count
        switch command.id {
        case .open where state.screen == .projects:
            if case .sample? = ProjectsView.selected(state) { return tr("add sample") }
        case .open where state.place == .versions && state.selectedModel?.status != .completed: return tr("its training")
        case .open where state.place == .versions || state.place == .deployments: return tr("try it")
        case .serve: return state.server.status == nil ? tr("start the server") : tr("stop the server")
        case .deployments where state.place == .deployments: return tr("versions")
        case .deploy where state.place == .deployments: return tr("replicas")
        case .copy where state.place == .deployments: return tr("copy a call")
        case .open where state.place == .confusion || state.place == .modelIntents: return tr("examples")
        case .open where state.place == .mistakes: return tr("mend it")
        case .open where state.place == .threshold: return tr("keep it")
        case .open where state.place == .dataSize: return tr("measure")
        case .back where state.keyPlace == .marking: return tr("done")
        case .edit where state.place != .examples: return tr("rename")
        case .otherModel: return state.otherTryTarget.map { tr("ask \($0.name)") } ?? tr(command.label)
        case .follow: return state.provisional.isOn ? tr("stop following") : tr("follow edits")
        case .addAsAnswered: return state.tryIt.answered.map { tr("add as \($0)") } ?? tr(command.label)
        case .mend: return state.review.selected?.remedy?.words ?? tr(command.label)
        case .nextPane where state.place == .findings: return tr("inbox")
        case .nextPane where state.place == .inbox: return tr("findings")
        case .accept: return state.review.inbox.selected?.suggested.map { tr("yes: \($0.intent)") } ?? tr("choose its intent")
        case .move where state.place == .inbox: return tr("other intent")
        case .entities where state.data.showsEntities: return tr("intents")
        case .open where state.place == .entityTypes: return tr("its words")
        case .open where state.place == .entityValues: return state.data.entities.selected?.kind == .trainable ? tr("examples") : tr("edit")
        case .edit where state.place == .entityValues: return tr(command.label)
        case .move, .delete, .retype, .duplicate:
            if state.place == .examples, selected > 0 { return "\(tr(command.label)) \(Format.count(selected))" }
        default: break
        }
        return tr(command.label)
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
