import NLU
import Store
import Terminal

enum ModelsUpdate {
    static func run(_ command: CommandID, _ state: inout AppState) -> [Effect] {
        if state.place == .deployments, let effects = DeploymentsUpdate.run(command, &state) { return effects }
        switch command {
        case .exportFile:
            PaneExport.ask(&state)
            return []
        case .compare: return compare(state)
        case .edit:
            guard let model = state.selectedModel else { return [] }
            state.ask(.renameModel(model.id), title: tr("Rename \(model.name)"), note: tr("The new name."), text: model.name)
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
            if state.place == .mistakes { return [.copy(state.models.detail?.mistakes.map(\.text).joined(separator: "\n") ?? "")] }
            state.show(.info, tr("Copied the id of \(model.name)."))
            return [.copy(model.id.rawValue)]
        // The line of the threshold is what they move there.
        case .left where state.place != .threshold: return GlobalUpdate.run(.previousPane, &state)
        case .right where state.place != .threshold: return GlobalUpdate.run(.nextPane, &state)
        default: break
        }
        switch state.place {
        case .modelIntents: return intents(command, &state)
        case .confusion: return confusion(command, &state)
        case .mistakes: return mistakes(command, &state)
        case .threshold: return threshold(command, &state)
        case .dataSize: return dataSize(command, &state)
        default: return versions(command, &state)
        }
    }

    private static func compare(_ state: AppState) -> [Effect] {
        guard let model = state.selectedModel, let before = state.opponent(of: model) else { return [] }
        return [.compare(model.id, with: before.id)]
    }

    /// What the selected model did, and how it and its neighbours compare.
    static func loadDetail(_ state: AppState) -> [Effect] {
        guard let model = state.selectedModel else { return [] }
        return [.loadEvaluation(model.id), .loadDataSize(model.id)] + loadComparisons(state)
    }

    /// Pairs of versions that nobody has compared yet, those in sight first.
    static func loadComparisons(_ state: AppState) -> [Effect] {
        let all = state.projectRecords
        let visible = state.models.cursor.range(count: all.count, visible: Layout.versionRows(state))
        let pairs = (Array(all[visible]) + all.enumerated().filter { !visible.contains($0.offset) }.map(\.element)).filter {
            $0.status == .completed
        }.prefix(mostComparisons).compactMap { model in
            state.opponent(of: model).map { ModelsState.ModelPair(now: model.id, before: $0.id) }
        }.filter { state.models.comparisons[$0] == nil }
        return pairs.isEmpty ? [] : [.loadComparisons(pairs)]
    }

    /// Versions that are compared at a time.
    private static let mostComparisons = 100

    static func measured(_ id: ModelID, _ curve: DataSizeCurve?, _ state: inout AppState) {
        // An answer about a model that is no longer shown is kept beside it, and read when it is.
        guard state.selectedModel?.id == id else { return }
        if state.models.dataSize.model == id, state.models.dataSize.progress != nil, curve == nil { return }
        state.models.dataSize = .init(model: id, curve: curve)
    }

    static func askDelete(_ model: ModelRecord, _ state: inout AppState) {
        guard model.status.isFinal else {
            state.show(.warning, tr("\(model.name) is \(model.status.word); x cancels it, then it can be deleted."))
            return
        }
        state.ask(
            .deleteModel(model.id, name: model.name), title: tr("Delete \(model.name)"),
            note: (model.replicas > 0 ? tr("It is deployed with \(Format.plural(model.replicas, "replica")).") + " " : "")
                + tr("It goes for good. Type the model's name to delete it."))
    }

    private static func versions(_ command: CommandID, _ state: inout AppState) -> [Effect] {
        if state.models.cursor.run(command, count: state.projectRecords.count, visible: Layout.versionRows(state)) {
            return loadDetail(state)
        }
        switch command {
        case .mark:
            guard let model = state.selectedModel else { return [] }
            state.models.base = state.models.base == model.id ? nil : model.id
            return loadComparisons(state)
        case .back where state.models.base != nil:
            state.models.base = nil
            return loadComparisons(state)
        case .open where state.selectedModel?.status == .completed:
            state.tryIt.model = state.selectedModel?.id
            return GlobalUpdate.show(.tryIt, &state)
        case .open:
            guard let model = state.selectedModel, let row = state.jobs.firstIndex(where: { $0.id == model.id }) else { return [] }
            state.training.cursor.move(to: row, count: state.jobs.count, visible: Layout.listRows(state))
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
            state.models.order.step()
            state.models.intentCursor = ListCursor()
        case .reverseSort:
            state.models.order.isReversed.toggle()
            state.models.intentCursor = ListCursor()
        case .open:
            guard scores.indices.contains(state.models.intentCursor.selected) else { return [] }
            return openIntent(scores[state.models.intentCursor.selected].label, .init(from: .models), &state)
        case .back: state.focus[.models] = .versions
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
            guard wrong.count > 1 else {
                return openIntent(pair.truth, .init(from: .models, text: wrong.first?.text, said: pair.predicted), &state)
            }
            state.dialog = .choose(
                Choose(
                    purpose: .wrongText(pair.truth, said: pair.predicted), title: tr("\(pair.truth) taken for \(pair.predicted)"),
                    items: wrong.map { .init(label: $0.text, detail: tr("\(Format.percent($0.confidence)) sure")) }))
            return []
        case .back: state.focus[.models] = .versions
        default: break
        }
        return []
    }

    private static func mistakes(_ command: CommandID, _ state: inout AppState) -> [Effect] {
        let mistakes = state.models.detail?.mistakes ?? []
        if state.models.mistakeCursor.run(command, count: mistakes.count, visible: Layout.mistakeRows(state)) { return [] }
        switch command {
        case .open:
            guard mistakes.indices.contains(state.models.mistakeCursor.selected) else { return [] }
            let mistake = mistakes[state.models.mistakeCursor.selected]
            return openIntent(mistake.intent, .init(from: .models, text: mistake.text, said: mistake.predicted), &state)
        case .back: state.focus[.models] = .versions
        default: break
        }
        return []
    }

    private static func threshold(_ command: CommandID, _ state: inout AppState) -> [Effect] {
        func move(to value: Int) { state.models.moved = max(0, min(AcceptanceCounts.bins, value)) }
        switch command {
        case .back where state.models.moved != nil: state.models.moved = nil
        case .back: state.focus[.models] = .versions
        case .left: move(to: state.threshold - 1)
        case .right: move(to: state.threshold + 1)
        case .down, .pageDown: move(to: state.threshold - 5)
        case .up, .pageUp: move(to: state.threshold + 5)
        case .first: move(to: 0)
        case .last: move(to: AcceptanceCounts.bins)
        case .open:
            guard let model = state.selectedModel, let moved = state.models.moved else { return [] }
            state.models.moved = nil
            return [.setThreshold(model.id, Double(moved) / Double(AcceptanceCounts.bins))]
        case .ownThreshold:
            guard let model = state.selectedModel else { return [] }
            state.models.moved = nil
            return model.acceptThreshold == nil ? [] : [.setThreshold(model.id, nil)]
        default: break
        }
        return []
    }

    private static func dataSize(_ command: CommandID, _ state: inout AppState) -> [Effect] {
        switch command {
        case .open:
            guard let model = state.selectedModel else { return [] }
            state.models.dataSize = .init(model: model.id, progress: 0)
            return [.measureDataSize(model.id)]
        case .back: state.focus[.models] = .versions
        default: break
        }
        return []
    }

    /// Shows the intent's examples, where they can be mended.
    static func openIntent(_ name: String, _ visit: DataState.Visit, _ state: inout AppState) -> [Effect] {
        // What was mended may stand under another intent by now.
        let isMended = visit.text.map(state.models.mended.contains) ?? false
        guard isMended || state.data.intents.contains(where: { $0.name == name }) else { return [] }
        return DataUpdate.visit(isMended ? nil : name, visit, &state)
    }

    private static func deployChoices(_ model: ModelRecord) -> Choose {
        Choose(
            purpose: .deploy(model.id), title: tr("Deploy \(model.name): how many replicas?"),
            items: deployCounts.map { count in
                switch count {
                case 0:
                    .init(
                        label: tr("take it out of service"), detail: Format.plural(0, "replica"),
                        disabled: model.replicas == 0 ? tr("It is not deployed.") : nil)
                case 1: .init(label: Format.plural(1, "replica"), detail: tr("in the server's own process"))
                default: .init(label: Format.plural(count, "replica"), detail: tr("in \(count) worker processes; or type another number"))
                }
            }, allowsNew: true)
    }

    static let deployCounts = [1, 2, 4, 0]
}
