import Corpus
import Engine
import Store
import Terminal

/// What effects read, into the state. Answers to questions that are no longer asked are dropped.
enum LoadedUpdate {
    static func apply(_ loaded: Loaded, _ state: inout AppState) -> [Effect] {
        switch loaded {
        case .projects(let projects): return projectsArrived(projects, &state)
        case .opened(let project, let language):
            state.dialog = nil
            return [.loadProjects] + GlobalUpdate.open(project, language, &state)
        case .intents(let id, let language, let intents, let unlabelled):
            return intentsArrived(id, language, intents, unlabelled, &state)
        case .intentMade(let name):
            state.data.wantedIntent = name
            state.focus[.data] = .intents
        case .examples(let query, let page): examplesArrived(query, page, &state)
        case .added(let ids): return DataUpdate.added(ids, &state)
        case .models(let records, let positions): return modelsArrived(records, positions, &state)
        case .job(let id, let log, let curve):
            if state.selectedJob?.id == id { state.training.detail = .init(id: id, log: log, curve: curve) }
        case .evaluation(let id, let evaluation, let estimate, let threshold):
            if id == state.data.scoresModel, let score = evaluation ?? estimate { state.data.trained = IntentScores(score) }
            if state.selectedModel?.id == id {
                if state.models.detail?.id != id { state.models.forgetPlaces() }
                state.models.detail = .init(id: id, evaluation: evaluation, estimate: estimate, chosenThreshold: threshold)
            }
        case .findings(let id, let language, let findings, let types, let dismissed):
            guard id == state.project?.id, language == state.language else { return [] }
            state.data.entityTypes = types
            ReviewUpdate.arrived(findings, dismissed, &state)
        case .entities(let id, let language, let rows):
            if id == state.project?.id, language == state.language { EntitiesUpdate.arrived(rows, &state) }
        case .patternMatches(let matches): state.data.entities.matches = matches
        case .inbox(let id, let language, let rows):
            if id == state.project?.id, language == state.language { InboxUpdate.arrived(rows, &state) }
        case .pastePreview(let preview): PasteUpdate.arrived(preview, &state)
        case .selection(let query, let ids):
            guard query.intent == state.data.chosenIntent, query.search == state.data.sought else { return [] }
            state.data.selected = Set(ids)
        case .comparison(let comparison): state.dialog = .comparison(comparison)
        case .comparisons(let found): state.models.comparisons.merge(found) { _, new in new }
        case .dataSize(let id, let curve): ModelsUpdate.measured(id, curve, &state)
        case .dataSizeProgress(let id, let share):
            if state.models.dataSize.model == id { state.models.dataSize.progress = share }
        case .batch(let model, let results):
            if model == state.tryTarget?.id { state.dialog = .batch(BatchReview(results: results)) }
        case .clipboard(let text): return [.copy(text)]
        case .importProgress(var run, let progress):
            run.progress = progress
            ImportUpdate.progressed(run, &state)
        case .importRefused(let run, let reason): ImportUpdate.refused(run, reason, &state)
        case .importPreview(let preview, let run): ImportUpdate.looked(preview, run, &state)
        case .importEnded(let run): ImportUpdate.ended(run, &state)
        case .completions(let path, let candidates): DialogUpdate.completed(path, candidates, &state)
        case .parsed(let sequence, let model, let result, let milliseconds):
            guard sequence == state.tryIt.sequence else { return [] }
            let before = state.tryIt.answer
            state.tryIt.answer = .init(model: model, result: result, milliseconds: milliseconds)
            // What was said of the text before stands until there is something better: an empty pane would flicker.
            state.tryIt.answer?.explanation = before?.explanation
            state.tryIt.answer?.near = before?.near ?? []
            return [.explain(sequence: sequence, model, result.text)]
        case .explained(let sequence, let explanation, let near):
            guard sequence == state.tryIt.sequence else { return [] }
            state.tryIt.answer?.explanation = explanation
            state.tryIt.answer?.near = near
        case .sampleUtterance(let text):
            state.tryIt.field = TextField(text)
            return TryUpdate.parse(&state)
        case .trainingStarted(let id): return trainingStarted(id, &state)
        case .exportRefused(let purpose, let path, let reason): PromptAnswer.refused(purpose, path, reason, &state)
        case .server(let status, let keys): DeploymentsUpdate.arrived(status, keys: keys, &state)
        case .keyMade(let key):
            state.ask(
                .keyMade, title: tr("A new key"),
                note: tr(
                    "Copy it now, with your terminal's own selection: it is shown this once. Whoever asks the server sends it as the Authorization header."
                ), text: key)
        case .serverRefused(let address, let reason): DeploymentsUpdate.refused(address, reason, &state)
        }
        return []
    }

    private static func projectsArrived(_ projects: [ProjectRecord], _ state: inout AppState) -> [Effect] {
        state.projects.all = projects
        state.projects.isLoaded = true
        var effects: [Effect] = []
        if let open = state.project {
            // Deleted or renamed, here or by another process.
            if let now = projects.first(where: { $0.id == open.id }) {
                state.project = now
                if let seen = state.data.seenAt {
                    state.data.seenAt = nil
                    if now.updatedAt != seen {
                        effects = [.loadFindings(now.id, state.language)] + DataUpdate.reload(state)
                        if state.screen == .review { effects += InboxUpdate.load(state) }
                    }
                }
            } else {
                state.project = nil
                state.data = DataState()
                state.review = ReviewState()
                state.models = ModelsState()
                state.tryIt = TryState()
                state.provisional.forget()
                state.dialog = nil
                if state.screen != .training { state.screen = .projects }
                state.show(.info, tr("\(open.name) was deleted."))
            }
        }
        let rows = state.projects.rows(samples: state.samples)
        state.projects.cursor.clamp(count: rows.count, visible: Layout.listRows(state))
        return effects
    }

    private static func intentsArrived(
        _ id: ProjectID, _ language: LanguageTag, _ intents: [IntentSummary], _ unlabelled: Int, _ state: inout AppState
    ) -> [Effect] {
        guard id == state.project?.id, language == state.language else { return [] }
        let chosen = state.data.wantedIntent ?? state.data.chosenIntent
        let before = state.data.chosenIntent
        let first = !state.data.isLoaded
        state.data.intents = intents
        state.data.unlabelled = unlabelled
        if intents.contains(where: { $0.name == state.data.wantedIntent }) { state.data.wantedIntent = nil }
        state.data.isLoaded = true
        let rows = state.data.rows
        // The cursor stays on its intent when the order changes.
        if let chosen, let row = rows.firstIndex(where: { $0?.name == chosen }) {
            state.data.intentCursor.move(to: row, count: rows.count, visible: Layout.listRows(state))
        } else if first, let row = rows.firstIndex(where: { $0?.name.isEmpty == false }) {
            state.data.intentCursor.move(to: row, count: rows.count, visible: Layout.listRows(state))
        }
        state.data.intentCursor.clamp(count: rows.count, visible: Layout.listRows(state))
        return first || state.data.chosenIntent != before ? [DataUpdate.loadExamples(state)].compactMap { $0 } : []
    }

    private static func examplesArrived(_ query: ExampleQuery, _ page: ExamplePage, _ state: inout AppState) {
        guard let project = state.project, query.project == project.id, query.language == state.language,
            query.intent == state.data.chosenIntent, query.search == state.data.filter?.text ?? "", query.token == state.data.revision
        else { return }
        let isNew = state.data.shownIntent != query.intent || state.data.shownSearch != query.search
        if state.data.shownIntent != query.intent { state.data.exampleCursor = ListCursor() }
        state.data.shownSearch = query.search
        state.data.shownIntent = query.intent
        state.data.page = page
        state.data.pageOffset = query.offset
        state.data.exampleCursor.clamp(count: page.total, visible: Layout.exampleRows(state))
        if isNew, let text = state.data.visit?.text, let row = page.rows.firstIndex(where: { $0.example.text == text }) {
            state.data.exampleCursor.move(to: query.offset + row, count: page.total, visible: Layout.exampleRows(state))
        }
        MarkingUpdate.refresh(&state)
    }

    private static func modelsArrived(_ records: [ModelRecord], _ positions: [ModelID: Int], _ state: inout AppState) -> [Effect] {
        let (job, served) = (state.selectedJob?.id, state.selectedDeployment?.id)
        state.records = records
        state.queuePositions = positions
        if let row = state.deploymentRows.firstIndex(where: { $0.id == served }) {
            state.server.cursor.move(to: row, count: state.deploymentRows.count, visible: DeploymentsView.rows(state))
        }
        for record in records where !record.status.isRunning { state.live[record.id] = nil }
        state.keepJob(job)
        state.models.cursor.clamp(count: state.projectRecords.count, visible: Layout.versionRows(state))
        var effects: [Effect] = []
        if state.bestModel == nil { state.data.forgetScores() }
        if let best = state.bestModel, state.data.scoresModel != best.id {
            state.data.scoresModel = best.id
            effects.append(.loadEvaluation(best.id))
        }
        if state.screen == .models {
            effects +=
                state.selectedModel?.id == state.models.detail?.id ? ModelsUpdate.loadComparisons(state) : ModelsUpdate.loadDetail(state)
        }
        if state.screen == .tryIt, state.tryIt.answer == nil { effects += TryUpdate.parse(&state) }
        return effects
    }

    private static func trainingStarted(_ id: ModelID, _ state: inout AppState) -> [Effect] {
        state.training.wanted = id
        state.training.detail = nil
        return [.loadModels] + GlobalUpdate.show(.training, &state)
    }
}
