import Corpus
import Engine
import Store
import Terminal

enum DataUpdate {
    static func run(_ command: CommandID, _ state: inout AppState) -> [Effect] {
        if state.data.showsEntities, let effects = EntitiesUpdate.run(command, &state) { return effects }
        switch command {
        case .importFile:
            askImport(&state)
            return []
        case .entities: return EntitiesUpdate.toggle(&state)
        case .find: return find(&state)
        case .paste:
            openPaste(&state)
            return []
        case .split:
            state.dialog = .choose(SplitChoice.choose(state))
            return []
        case .undo: return state.project.map { [.edit(.undo($0.id))] } ?? []
        case .redo: return state.project.map { [.edit(.redo($0.id))] } ?? []
        case .filter where state.place == .intents:
            state.data.intentFilter = state.data.intentFilter ?? TextField()
            state.data.intentFilterHasFocus = true
            return []
        case .filter:
            state.data.filter = state.data.filter ?? TextField()
            state.data.filterHasFocus = true
            state.focus[.data] = .examples
            return state.data.chosenIntent == nil ? prepareSearch(state) : []
        case .newIntent:
            state.ask(
                .newIntent, title: tr("New intent"),
                note: tr("What the person wants, such as check_balance. At least ten examples make it learnable."))
            return []
        case .exportFile:
            guard state.place == .intents, !state.data.intents.isEmpty else {
                askExport(&state)
                return []
            }
            state.dialog = .choose(
                Choose(
                    purpose: .exportData, title: tr("Export"),
                    items: [
                        .init(label: tr("examples"), detail: tr("in the upload format, or as CSV")),
                        .init(label: tr("distribution"), detail: tr("how many each intent has; or drawn")),
                    ]))
            return []
        default: break
        }
        return state.place == .intents ? intents(command, &state) : ExamplesUpdate.run(command, &state)
    }

    static func askExport(_ state: inout AppState) {
        guard let project = state.project else { return }
        state.ask(
            .exportPath, title: tr("Export \(project.name) (\(state.language.code))"),
            note: tr("A file in the upload format; .csv at the end writes CSV."), text: "\(project.name)-\(state.language.code).json")
    }

    // MARK: The intents on the left

    private static func intents(_ command: CommandID, _ state: inout AppState) -> [Effect] {
        let rows = state.data.rows
        if state.data.intentCursor.run(command, count: rows.count, visible: Layout.listRows(state)) { return intentChosen(&state) }
        let intent = state.data.chosenIntent
        switch command {
        case .open, .right: state.focus[.data] = .examples
        case .back where state.data.intentFilter != nil: return clearIntentFilter(&state)
        case .back: return GlobalUpdate.show(.projects, &state)
        case .add: return addExample(&state)
        case .edit:
            guard let intent else { break }
            state.ask(
                .renameIntent(intent), title: tr("Rename \(intent)"),
                note: tr("In every language. The name of another intent joins the two."),
                text: intent)
        case .delete:
            guard let intent, let project = state.project else { break }
            return [.edit(.deleteIntent(project.id, intent))]
        case .copy:
            guard let intent else { break }
            state.show(.info, tr("Copied “\(intent)”."))
            return [.copy(intent)]
        default: break
        }
        return []
    }

    /// Shows all intents again, with the cursor on the one it was on.
    static func clearIntentFilter(_ state: inout AppState) -> [Effect] {
        let chosen = state.data.chosenIntent
        state.data.intentFilter = nil
        state.data.intentFilterHasFocus = false
        let rows = state.data.rows
        let row = rows.firstIndex { $0?.name == chosen } ?? 0
        state.data.intentCursor.move(to: row, count: rows.count, visible: Layout.listRows(state))
        return state.data.shownIntent == state.data.chosenIntent ? [] : [loadExamples(state)].compactMap { $0 }
    }

    /// All examples of the project, with the keyboard in their filter.
    private static func find(_ state: inout AppState) -> [Effect] {
        state.data.intentFilter = nil
        state.data.intentCursor = ListCursor()
        state.data.exampleCursor = ListCursor()
        state.data.previewDue = nil
        state.data.selected = []
        state.data.filter = TextField()
        state.data.filterHasFocus = true
        state.focus[.data] = .examples
        return [loadExamples(state)].compactMap { $0 } + prepareSearch(state)
    }

    private static func prepareSearch(_ state: AppState) -> [Effect] {
        state.project.map { [.prepareSearch($0.id, state.language)] } ?? []
    }

    /// Waits for what the terminal will paste.
    private static func openPaste(_ state: inout AppState) {
        state.dialog = .paste(PasteReview(intent: state.data.chosenIntent ?? ""))
    }

    static func intentChosen(_ state: inout AppState) -> [Effect] {
        state.data.selected = []
        state.data.rangeStart = nil
        state.data.previewDue = state.now + DataState.previewDelay
        return []
    }

    /// Reads the examples of the intent under the cursor, if they are still to be read.
    static func settlePreview(_ state: inout AppState) -> [Effect] {
        guard state.data.previewDue != nil else { return [] }
        state.data.previewDue = nil
        return [loadExamples(state)].compactMap { $0 }
    }

    /// Shows what another screen leads here for, under an intent or, without one, among all.
    static func visit(_ intent: String?, _ visit: DataState.Visit, _ state: inout AppState) -> [Effect] {
        state.data.choose(intent, visible: Layout.listRows(state))
        state.data.filter = visit.text.map { TextField($0) }
        state.focus[.data] = .examples
        state.data.visit = visit
        return GlobalUpdate.show(.data, &state)
    }

    // MARK: Asking

    static func addExample(_ state: inout AppState) -> [Effect] {
        guard let intent = state.data.chosenIntent else {
            state.show(
                .info,
                state.data.intents.isEmpty ? tr("Make an intent first: n.") : tr("Choose the intent on the left that the example is for."))
            return []
        }
        state.ask(
            .newExample(intent: intent), title: tr("Add to \(intent)"),
            note: tr("Something a person would say. Mark entities like [visa](card_type)."))
        return []
    }

    /// All intents to choose from.
    /// - Parameter first: the one that a model gave, on top.
    static func intentItems(_ state: AppState, first: String? = nil) -> [Choose.Item] {
        let items = state.data.sorted.map { Choose.Item(label: $0.name, detail: Format.plural($0.train + $0.test, "example")) }
        guard let first, let place = items.firstIndex(where: { $0.label == first }) else { return items }
        return [.init(label: first, detail: tr("so says the model"))] + items[..<place] + items[(place + 1)...]
    }

    /// The rows that were just added: the cursor goes to the last of them.
    static func added(_ ids: [ExampleID], _ state: inout AppState) -> [Effect] {
        guard ids.count == 1 else { return [] }
        state.data.exampleCursor.move(to: state.data.page.total, count: state.data.page.total + 1, visible: Layout.exampleRows(state))
        return [loadExamples(state)].compactMap { $0 }
    }

    static func askImport(_ state: inout AppState) {
        guard let project = state.project else { return }
        state.ask(
            .importPath, title: tr("Import into \(project.name) (\(state.language.code))"),
            note: tr("A file or folder in any format known here. Tab completes the path; a preview comes before anything is taken."),
            placeholder: tr("path/to/file.json"))
    }

    // MARK: Reading

    static func reload(_ state: AppState) -> [Effect] {
        guard let project = state.project else { return [] }
        return [.loadIntents(project.id, state.language), loadExamples(state)].compactMap { $0 }
            + (state.data.showsEntities ? EntitiesUpdate.load(state) : [])
    }

    static func loadExamples(_ state: AppState) -> Effect? {
        let isSame = state.data.shownIntent == state.data.chosenIntent
        return state.project.map {
            .loadExamples(
                state.data.query(project: $0.id, language: state.language, around: isSame ? state.data.exampleCursor.selected : 0))
        }
    }

    /// Reads more when the cursor comes near the end of what has been read.
    static func readOn(_ state: AppState) -> [Effect] {
        let here = state.data.exampleCursor.selected
        let first = state.data.pageOffset
        let last = first + state.data.page.rows.count
        let margin = DataState.pageSize / 4
        let needsEarlier = first > 0 && here < first + margin
        let needsLater = last < state.data.page.total && here > last - margin
        return needsEarlier || needsLater ? [loadExamples(state)].compactMap { $0 } : []
    }
}
