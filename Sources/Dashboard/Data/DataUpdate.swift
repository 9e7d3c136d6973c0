import Corpus
import Engine
import Store
import Terminal

enum DataUpdate {
    static func run(_ command: CommandID, _ state: inout AppState) -> [Effect] {
        switch command {
        case .importFile:
            askImport(&state)
            return []
        case .undo: return state.project.map { [.edit(.undo($0.id))] } ?? []
        case .redo: return state.project.map { [.edit(.redo($0.id))] } ?? []
        case .filter:
            state.data.filter = state.data.filter ?? TextField()
            state.data.filterHasFocus = true
            state.focus[.data] = .examples
            return []
        case .newIntent:
            state.ask(
                .newIntent, title: "New intent",
                note: "What the person wants, such as check_balance. At least ten examples make it learnable.")
            return []
        case .exportFile:
            guard let project = state.project else { return [] }
            state.ask(
                .exportPath, title: "Export \(project.name) (\(state.language.code))",
                note: "A file in the upload format; .csv at the end writes CSV.", text: "\(project.name)-\(state.language.code).json")
            return []
        default: break
        }
        return state.place == .intents ? intents(command, &state) : examples(command, &state)
    }

    // MARK: The intents on the left

    private static func intents(_ command: CommandID, _ state: inout AppState) -> [Effect] {
        let rows = state.data.rows
        if state.data.intentCursor.run(command, count: rows.count, visible: Layout.listRows(state)) { return intentChosen(&state) }
        let intent = state.data.chosenIntent
        switch command {
        case .open, .right: state.focus[.data] = .examples
        case .back, .left: if command == .back { return GlobalUpdate.show(.projects, &state) }
        case .add: return addExample(&state)
        case .edit:
            guard let intent else { break }
            state.ask(
                .renameIntent(intent), title: "Rename \(intent)", note: "In every language. The name of another intent joins the two.",
                text: intent)
        case .delete:
            guard let intent, let project = state.project else { break }
            return [.edit(.deleteIntent(project.id, intent))]
        case .copy:
            guard let intent else { break }
            state.show(.info, "Copied “\(intent)”.")
            return [.copy(intent)]
        default: break
        }
        return []
    }

    private static func intentChosen(_ state: inout AppState) -> [Effect] {
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

    // MARK: The examples on the right

    private static func examples(_ command: CommandID, _ state: inout AppState) -> [Effect] {
        if state.data.exampleCursor.run(command, count: state.data.page.total, visible: Layout.exampleRows(state)) {
            extendRange(&state)
            return readOn(state)
        }
        switch command {
        case .left: state.focus[.data] = .intents
        case .back: return back(&state)
        case .open, .edit: editExample(&state)
        case .add: return addExample(&state)
        case .delete:
            let ids = state.data.targets
            hide(ids, &state)
            return ids.isEmpty ? [] : [.edit(.deleteExamples(ids))]
        case .select:
            guard let current = state.data.current else { break }
            if state.data.selected.remove(current.id) == nil { state.data.selected.insert(current.id) }
            state.data.exampleCursor.move(by: 1, count: state.data.page.total, visible: Layout.exampleRows(state))
            return readOn(state)
        case .range:
            state.data.rangeStart = state.data.rangeStart == nil ? state.data.exampleCursor.selected : nil
            extendRange(&state)
        case .move: move(&state)
        case .retype: return retype(&state)
        case .markSpan: MarkingUpdate.begin(&state)
        case .copy:
            guard let current = state.data.current else { break }
            state.show(.info, "Copied the utterance.")
            return [.copy(current.example.text)]
        default: break
        }
        return []
    }

    private static func back(_ state: inout AppState) -> [Effect] {
        if !state.data.selected.isEmpty || state.data.rangeStart != nil {
            state.data.selected = []
            state.data.rangeStart = nil
        } else if let origin = state.data.returnTo {
            state.data.returnTo = nil
            return clearFilter(&state) + GlobalUpdate.show(origin, &state)
        } else if state.data.filter != nil {
            return clearFilter(&state)
        } else {
            state.focus[.data] = .intents
        }
        return []
    }

    private static func clearFilter(_ state: inout AppState) -> [Effect] {
        guard state.data.filter != nil else { return [] }
        state.data.filter = nil
        state.data.exampleCursor = ListCursor()
        return [loadExamples(state)].compactMap { $0 }
    }

    /// Rows that are on their way out leave the screen at once, so that the next key acts on the next row.
    static func hide(_ ids: [ExampleID], _ state: inout AppState) {
        let gone = Set(ids)
        let before = state.data.page.rows.count
        state.data.page.rows.removeAll { gone.contains($0.id) }
        state.data.page.total -= before - state.data.page.rows.count
        state.data.selected = []
        state.data.rangeStart = nil
        state.data.exampleCursor.clamp(count: state.data.page.total, visible: Layout.exampleRows(state))
    }

    private static func extendRange(_ state: inout AppState) {
        guard let start = state.data.rangeStart else { return }
        let here = state.data.exampleCursor.selected
        state.data.selected = Set((min(start, here)...max(start, here)).compactMap { state.data.row($0)?.id })
    }

    private static func addExample(_ state: inout AppState) -> [Effect] {
        guard let intent = state.data.chosenIntent else {
            state.show(
                .info, state.data.intents.isEmpty ? "Make an intent first: n." : "Choose the intent on the left that the example is for.")
            return []
        }
        state.ask(
            .newExample(intent: intent), title: "Add to \(intent)",
            note: "Something a person would say. Mark entities like [visa](card_type).")
        return []
    }

    private static func editExample(_ state: inout AppState) {
        guard let current = state.data.current else { return }
        state.ask(
            .editExample(current), title: "Edit the example", note: "Entities look like [visa](card_type).",
            text: AnnotatedText.format(current.example))
    }

    private static func move(_ state: inout AppState) {
        let ids = state.data.targets
        guard !ids.isEmpty else { return }
        var choose = Choose(
            purpose: .moveTo(ids), title: "Move \(Format.plural(ids.count, "example")) to",
            items: intentItems(state).filter { $0.label != state.data.chosenIntent })
        choose.allowsNew = true
        state.dialog = .choose(choose)
    }

    static func intentItems(_ state: AppState) -> [Choose.Item] {
        state.data.rows.compactMap { $0 }.filter { !$0.name.isEmpty }.map {
            Choose.Item(label: $0.name, detail: Format.plural($0.train + $0.test, "example"))
        }
    }

    private static func retype(_ state: inout AppState) -> [Effect] {
        let ids = state.data.targets
        guard !ids.isEmpty, let current = state.data.current else { return [] }
        return [.edit(.setType(ids, current.example.type == .train ? .test : .train))]
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
            .importPath, title: "Import into \(project.name) (\(state.language.code))",
            note: "A JSON or CSV file. Tab completes the path; a preview comes before anything is taken.", placeholder: "path/to/file.json")
    }

    // MARK: Reading

    static func reload(_ state: AppState) -> [Effect] {
        guard let project = state.project else { return [] }
        return [.loadIntents(project.id, state.language), loadExamples(state)].compactMap { $0 }
    }

    static func loadExamples(_ state: AppState) -> Effect? {
        let isSame = state.data.shownIntent == state.data.chosenIntent
        return state.project.map {
            .loadExamples(
                state.data.query(project: $0.id, language: state.language, around: isSame ? state.data.exampleCursor.selected : 0))
        }
    }

    /// Reads more when the cursor comes near the end of what has been read.
    private static func readOn(_ state: AppState) -> [Effect] {
        let here = state.data.exampleCursor.selected
        let first = state.data.pageOffset
        let last = first + state.data.page.rows.count
        let margin = DataState.pageSize / 4
        let needsEarlier = first > 0 && here < first + margin
        let needsLater = last < state.data.page.total && here > last - margin
        return needsEarlier || needsLater ? [loadExamples(state)].compactMap { $0 } : []
    }
}
