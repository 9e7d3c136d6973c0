import Store
import Terminal

enum ModelsUpdate {
    static func run(_ command: CommandID, _ state: inout AppState) -> [Effect] {
        if state.place == .deployments, let effects = DeploymentsUpdate.run(command, &state) { return effects }
        switch command {
        case .exportFile:
            TableExport.ask(&state)
            return []
        case .compare: return compare(state)
        case .edit:
            guard let model = state.selectedModel else { return [] }
            state.ask(.renameModel(model.id), title: "Rename \(model.name)", note: "The new name.", text: model.name)
            return []
        case .delete:
            if let model = state.selectedModel { askDelete(model, &state) }
            return []
        case .deployments:
            state.focus[.models] = state.place == .deployments ? .versions : .deployments
            return []
        case .deploy:
            guard let model = state.place == .deployments ? state.selectedDeployment : state.selectedModel else { return [] }
            state.dialog = .choose(deployChoices(model))
            return []
        case .copy:
            guard let model = state.selectedModel else { return [] }
            state.show(.info, "Copied the id of \(model.name).")
            return [.copy(model.id.rawValue)]
        default: break
        }
        switch state.place {
        case .modelIntents: return intents(command, &state)
        case .confusion: return confusion(command, &state)
        case .confidence:
            switch command {
            case .back: state.focus[.models] = .versions
            case .left, .down: state.models.threshold = max(0, state.models.threshold - 1)
            case .right, .up: state.models.threshold = min(9, state.models.threshold + 1)
            default: break
            }
            return []
        default: return versions(command, &state)
        }
    }

    /// Against the newest of the older ones that can answer.
    private static func compare(_ state: AppState) -> [Effect] {
        guard let model = state.selectedModel, let before = older(than: model, state) else { return [] }
        return [.compare(model.id, with: before.id)]
    }

    static func older(than model: ModelRecord, _ state: AppState) -> ModelRecord? {
        let models = state.projectRecords
        guard let place = models.firstIndex(where: { $0.id == model.id }) else { return nil }
        return models[(place + 1)...].first { $0.status == .completed }
    }

    static func loadDetail(_ state: AppState) -> [Effect] { state.selectedModel.map { [.loadEvaluation($0.id)] } ?? [] }

    static func askDelete(_ model: ModelRecord, _ state: inout AppState) {
        guard model.status.isFinal else {
            state.show(.warning, "\(model.name) is \(model.status.rawValue); x cancels it, then it can be deleted.")
            return
        }
        state.ask(
            .deleteModel(model.id, name: model.name), title: "Delete \(model.name)",
            note: (model.replicas > 0 ? "It is deployed with \(Format.plural(model.replicas, "replica")). " : "")
                + "It goes for good. Type the model's name to delete it.")
    }

    private static func versions(_ command: CommandID, _ state: inout AppState) -> [Effect] {
        if state.models.cursor.run(command, count: state.projectRecords.count, visible: Layout.versionRows(state)) {
            return loadDetail(state)
        }
        switch command {
        case .open where state.selectedModel?.status == .completed:
            state.tryIt.model = state.selectedModel?.id
            return GlobalUpdate.show(.tryIt, &state)
        case .open:
            guard let model = state.selectedModel, let row = state.records.firstIndex(where: { $0.id == model.id }) else { return [] }
            state.training.cursor.move(to: row, count: state.records.count, visible: Layout.listRows(state))
            return GlobalUpdate.show(.training, &state)
        case .back: return GlobalUpdate.show(.data, &state)
        default: return []
        }
    }

    private static func intents(_ command: CommandID, _ state: inout AppState) -> [Effect] {
        let scores = state.models.intents
        if state.models.intentCursor.run(command, count: scores.count, visible: Layout.modelIntentRows(state)) { return [] }
        switch command {
        case .sort:
            let all = ModelsState.IntentOrder.allCases
            let next = ((all.firstIndex(of: state.models.intentOrder) ?? 0) + 1) % all.count
            state.models.intentOrder = all[next]
            state.models.intentCursor = ListCursor()
        case .open:
            guard scores.indices.contains(state.models.intentCursor.selected) else { return [] }
            return openIntent(scores[state.models.intentCursor.selected].label, from: .models, &state)
        case .back, .left: state.focus[.models] = .versions
        default: break
        }
        return []
    }

    private static func confusion(_ command: CommandID, _ state: inout AppState) -> [Effect] {
        let pairs = state.models.detail?.shown?.confusedPairs ?? []
        if state.models.confusionCursor.run(command, count: pairs.count, visible: Layout.confusionRows(state)) { return [] }
        switch command {
        case .open:
            guard pairs.indices.contains(state.models.confusionCursor.selected) else { return [] }
            let pair = pairs[state.models.confusionCursor.selected]
            let wrong = state.models.detail?.shown?.wrong.filter { $0.intent == pair.truth && $0.predicted == pair.predicted } ?? []
            guard wrong.count > 1 else { return openIntent(pair.truth, filter: wrong.first?.text, from: .models, &state) }
            state.dialog = .choose(
                Choose(
                    purpose: .wrongText(pair.truth), title: "\(pair.truth) taken for \(pair.predicted)",
                    items: wrong.map { .init(label: $0.text, detail: Format.percent($0.confidence) + " sure") }))
            return []
        case .back, .left: state.focus[.models] = .versions
        default: break
        }
        return []
    }

    /// Shows the intent's examples, where they can be mended.
    static func openIntent(_ name: String, filter: String? = nil, from origin: Screen, _ state: inout AppState) -> [Effect] {
        let rows = state.data.rows
        guard let row = rows.firstIndex(where: { $0?.name == name }) else { return [] }
        state.data.intentCursor.move(to: row, count: rows.count, visible: Layout.listRows(state))
        state.data.exampleCursor = ListCursor()
        state.data.filter = filter.map { TextField($0) }
        state.focus[.data] = .examples
        state.data.returnTo = origin
        return GlobalUpdate.show(.data, &state)
    }

    private static func deployChoices(_ model: ModelRecord) -> Choose {
        Choose(
            purpose: .deploy(model.id), title: "Deploy \(model.name): how many replicas?",
            items: deployCounts.map { count in
                switch count {
                case 0:
                    .init(
                        label: "take it out of service", detail: "0 replicas", disabled: model.replicas == 0 ? "It is not deployed." : nil)
                case 1: .init(label: "1 replica", detail: "in the server's own process")
                default: .init(label: "\(count) replicas", detail: "in \(count) worker processes; or type another number")
                }
            }, allowsNew: true)
    }

    static let deployCounts = [1, 2, 4, 0]
}
