import Corpus
import NLU
import Store
import Terminal

/// Commands that mean the same on every screen.
enum GlobalUpdate {
    /// Nil when the command is the screen's own.
    static func handle(_ command: CommandID, _ state: inout AppState) -> [Effect]? {
        switch command {
        case .screen1, .screen2, .screen3, .screen4, .screen5, .screen6, .nextPane, .previousPane, .palette, .help, .theme,
            .interfaceLanguage, .mouse,
            .redraw,
            .suspend,
            .quit, .interrupt, .follow, .nextLanguage, .addLanguage, .tour:
            return run(command, &state)
        case .train where state.screen != .projects: return train(&state)
        case .trainWith:
            state.dialog = .choose(efforts(state))
            return []
        default: return nil
        }
    }

    static func run(_ command: CommandID, _ state: inout AppState) -> [Effect] {
        switch command {
        case .screen1, .screen2, .screen3, .screen4, .screen5, .screen6:
            guard let screen = Screen.of(command) else { break }
            // Before any project was opened, the one under the bar is meant.
            if state.project == nil, screen != .projects, screen != .training, let project = state.projectAtHand {
                return open(project, nil, &state) + show(screen, &state)
            }
            if screen == .models, state.screen != .models { leaveFailures(&state) }
            return show(screen, &state)
        case .nextPane: return movePane(1, &state)
        case .previousPane: return movePane(-1, &state)
        case .palette: state.dialog = .choose(palette(state))
        case .help: state.dialog = .help(Help())
        case .theme: state.dialog = .choose(themes(state))
        case .interfaceLanguage: state.dialog = .choose(languages(state))
        case .mouse:
            state.hasMouse.toggle()
            state.show(
                .info,
                state.hasMouse
                    ? tr("The mouse clicks and scrolls. Shift selects text; F4 gives the mouse back.")
                    : tr("The mouse is the terminal's own again."))
            return [.saveSetting("mouse", state.hasMouse ? "true" : "false")]
        case .tour:
            state.tour = state.tour == nil ? Tour() : nil
            return state.tour == nil ? [.saveSetting("tour", "done")] : []
        case .follow: return ProvisionalUpdate.toggle(&state)
        case .redraw: state.redrawRequested = true
        case .suspend: state.suspendRequested = true
        case .nextLanguage: return nextLanguage(&state)
        case .addLanguage:
            guard let project = state.projectAtHand else {
                state.show(.info, tr("Choose a project first."))
                return []
            }
            state.ask(
                .addLanguage(project.id), title: tr("Add a language to \(project.name)"),
                note: tr("Its English name or its code: German or de, Hindi or hi."))
        case .quit, .interrupt: quit(force: command == .interrupt, &state)
        default: break
        }
        return []
    }

    /// Goes to a screen and reads what it shows.
    static func show(_ screen: Screen, _ state: inout AppState) -> [Effect] {
        if state.screen != screen { state.previousScreen = state.screen == .tryIt ? .data : state.screen }
        state.screen = screen
        state.data.marking = nil
        if screen != .data, state.data.visit != nil {
            // The filter was the review's, or the model's; it would hide examples from whoever comes back by another way.
            state.data.visit = nil
            state.data.filter = nil
        }
        guard let project = state.project else { return [.loadProjects, .loadModels] + TrainingUpdate.loadDetail(state) }
        switch screen {
        case .projects:
            let rows = state.projects.rows(samples: state.samples)
            if let row = rows.firstIndex(where: { if case .project(let known) = $0 { known.id == project.id } else { false } }) {
                state.projects.cursor.move(to: row, count: rows.count, visible: Layout.listRows(state))
            }
            return [.loadProjects]
        case .data: return DataUpdate.reload(state) + ProvisionalUpdate.follow(state)
        case .review: return [.loadFindings(project.id, state.language)] + InboxUpdate.load(state) + ProvisionalUpdate.follow(state)
        case .training: return TrainingUpdate.loadDetail(state)
        case .models: return ModelsUpdate.loadDetail(state)
        case .tryIt:
            state.focus[.tryIt] = .tryInput
            return TryUpdate.parse(&state) + ProvisionalUpdate.follow(state)
        }
    }

    /// Opens a project in a language: everything that is about a project starts anew.
    static func open(_ project: ProjectRecord, _ language: LanguageTag?, _ state: inout AppState) -> [Effect] {
        if state.project?.id != project.id || language != state.language {
            state.data = DataState()
            state.review = ReviewState()
            state.models = ModelsState()
            state.tryIt = TryState()
            state.provisional.forget()
            state.focus[.data] = .intents
        }
        state.project = project
        state.language = language ?? (project.languages.contains(state.language) ? state.language : project.languages.first ?? .english)
        var effects: [Effect] = [.loadIntents(project.id, state.language), .loadFindings(project.id, state.language)]
        if let best = state.bestModel {
            state.data.scoresModel = best.id
            effects.append(.loadEvaluation(best.id))
        }
        return effects + show(.data, &state)
    }

    /// Of a version that came to nothing there is nothing to see: the newest that can answer is shown first.
    private static func leaveFailures(_ state: inout AppState) {
        guard let model = state.selectedModel, model.status.isFinal, model.status != .completed,
            let place = state.projectRecords.firstIndex(where: { $0.status == .completed })
        else { return }
        state.models.cursor.move(to: place, count: state.projectRecords.count, visible: Layout.versionRows(state))
    }

    private static func movePane(_ step: Int, _ state: inout AppState) -> [Effect] {
        // The server is no pane beside the others: a key of its own leads there.
        let places = state.places.filter { $0 != .deployments || state.place == .deployments }
        guard places.count > 1, let here = places.firstIndex(of: state.place) else { return [] }
        state.focus[state.screen] = places[(here + step + places.count) % places.count]
        return []
    }

    private static func nextLanguage(_ state: inout AppState) -> [Effect] {
        if state.screen == .projects {
            state.show(.info, tr("Enter opens the project; there L goes through its languages."))
            return []
        }
        guard let project = state.project, let here = project.languages.firstIndex(of: state.language) else { return [] }
        guard project.languages.count > 1 else {
            state.show(.info, tr("\(project.name) has one language, \(state.language.code). A adds another."))
            return []
        }
        let screen = state.screen
        let effects = open(project, project.languages[(here + 1) % project.languages.count], &state)
        return effects + show(screen, &state)
    }

    /// Trains on the open project; while none is open, on that of the job that is looked at.
    static func train(_ state: inout AppState, _ effort: Effort = .balanced) -> [Effect] {
        if let project = state.project { return [.train(project.id, state.language, effort)] }
        return state.selectedJob.map { [.train($0.projectID, $0.language, effort)] } ?? []
    }

    private static func efforts(_ state: AppState) -> Choose {
        let details = [
            Effort.quick: tr("a second or some; for a first look"), .balanced: tr("what t does: several ways of learning, weighed"),
            .best: tr("five times the work; often a little better"),
        ]
        return Choose(
            purpose: .effort, title: tr("Train with how much effort?"),
            items: Effort.allCases.map { .init(label: tr(below: $0.rawValue), detail: details[$0] ?? "") })
    }

    private static func quit(force: Bool, _ state: inout AppState) {
        if let running = state.runningJob, state.live[running.id] != nil || state.hasUnfinishedJobs {
            // A second ^C leaves at once; the job goes on without the dashboard, because that loses nothing.
            if case .quit = state.dialog, force { state.exit = .handOver } else { state.dialog = .quit }
        } else if state.hasUnfinishedJobs {
            state.exit = .handOver
        } else {
            state.exit = .stop
        }
    }

    private static func palette(_ state: AppState) -> Choose {
        let here = paletteCommands(state)
        let known = Set(here.map(\.id))
        let elsewhere = state.keymap.table.filter { !known.contains($0.id) && $0.id != .palette && $0.id != .interrupt }
        return Choose(
            purpose: .command, title: tr("Commands"),
            items: here.map { item($0, Availability.disabledReason($0.id, state), state) }
                + elsewhere.map { item($0, tr("In \(KeyTable.shownPlaces($0))."), state) })
    }

    private static func item(_ command: Command, _ reason: String?, _ state: AppState) -> Choose.Item {
        Choose.Item(
            label: Availability.label(command, state), detail: tr(command.help), key: command.keys.map(\.shown).joined(separator: " "),
            disabled: reason)
    }

    /// The commands that the palette lists: the most useful here first, moving about last.
    static func paletteCommands(_ state: AppState) -> [Command] {
        let all = state.keymap.table.filter { $0.applies(in: state.keyPlace) && $0.id != .palette && $0.id != .interrupt }
        let moving = Set(CommandTable.moving.map(\.id))
        let useful = all.filter { !moving.contains($0.id) }
        return useful.filter { $0.hint > 0 }.sorted { $0.hint > $1.hint } + useful.filter { $0.hint == 0 }
            + all.filter { moving.contains($0.id) }
    }

    private static func themes(_ state: AppState) -> Choose {
        var choose = Choose(
            purpose: .theme(was: state.themeIndex), title: tr("Theme"),
            items: state.themes.map { Choose.Item(label: $0.name, detail: tr(below: $0.theme.variant.rawValue)) })
        choose.cursor.move(to: state.themeIndex, count: choose.items.count, visible: Choose.visibleRows)
        return choose
    }

    private static func languages(_ state: AppState) -> Choose {
        var choose = Choose(
            purpose: .interfaceLanguage, title: tr("Language of the screens"),
            items: state.speech.map { Choose.Item(label: $0.name, detail: $0.code) })
        let here = state.speech.firstIndex { $0.code == state.spoken } ?? 0
        choose.cursor.move(to: here, count: choose.items.count, visible: Choose.visibleRows)
        return choose
    }
}

extension AppState {
    /// Opens a prompt.
    mutating func ask(_ purpose: Prompt.Purpose, title: String, note: String, text: String = "", placeholder: String = "") {
        dialog = .prompt(Prompt(purpose: purpose, title: title, note: note, field: TextField(text), placeholder: placeholder))
    }
}
