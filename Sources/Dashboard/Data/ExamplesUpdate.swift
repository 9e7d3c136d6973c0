import Corpus
import Engine
import Store
import Terminal

/// The examples on the right of the Data screen.
enum ExamplesUpdate {
    static func run(_ command: CommandID, _ state: inout AppState) -> [Effect] {
        if state.data.exampleCursor.run(command, count: state.data.page.total, visible: Layout.exampleRows(state)) {
            extendRange(&state)
            return DataUpdate.readOn(state)
        }
        switch command {
        case .left: state.focus[.data] = .intents
        case .back: return back(&state)
        case .open, .edit: editExample(&state)
        case .add: return DataUpdate.addExample(&state)
        case .delete:
            let ids = state.data.targets
            hide(ids, &state)
            return ids.isEmpty ? [] : [.edit(.deleteExamples(ids))]
        case .select:
            guard let current = state.data.current else { break }
            if state.data.selected.remove(current.id) == nil { state.data.selected.insert(current.id) }
            state.data.exampleCursor.move(by: 1, count: state.data.page.total, visible: Layout.exampleRows(state))
            return DataUpdate.readOn(state)
        case .range:
            state.data.rangeStart = state.data.rangeStart == nil ? state.data.exampleCursor.selected : nil
            extendRange(&state)
        case .move: move(&state)
        case .retype: return retype(&state)
        case .markSpan: MarkingUpdate.begin(&state)
        case .selectAll:
            guard let project = state.project else { break }
            var query = state.data.query(project: project.id, language: state.language, around: 0)
            query.search = state.data.sought
            return [.selectAll(query)]
        case .duplicate: duplicate(&state)
        case .copy: return [.copyExamples(state.data.targets)]
        default: break
        }
        return []
    }

    private static func back(_ state: inout AppState) -> [Effect] {
        if !state.data.selected.isEmpty || state.data.rangeStart != nil {
            state.data.selected = []
            state.data.rangeStart = nil
        } else if let visit = state.data.visit {
            state.data.visit = nil
            let effects = clearFilter(&state) + GlobalUpdate.show(visit.origin, &state)
            if visit.origin == .models, let comparison = state.models.left { state.dialog = .comparison(comparison) }
            state.models.left = nil
            return effects
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
        return [DataUpdate.loadExamples(state)].compactMap { $0 }
    }

    /// Rows that are on their way out leave the screen at once, so that the next key acts on the next row.
    static func hide(_ ids: [ExampleID], _ state: inout AppState) {
        state.data.revision += 1
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

    private static func editExample(_ state: inout AppState) {
        guard let current = state.data.current else { return }
        state.ask(
            .editExample(current), title: tr("Edit the example"), note: tr("Entities look like [visa](card_type)."),
            text: AnnotatedText.format(current.example))
    }

    private static func move(_ state: inout AppState) {
        let ids = state.data.targets
        guard !ids.isEmpty else { return }
        var choose = Choose(
            purpose: .moveTo(ids), title: tr("Move \(Format.plural(ids.count, "example")) to"),
            items: DataUpdate.intentItems(state, first: said(state)).filter { $0.label != state.data.chosenIntent })
        choose.allowsNew = true
        state.dialog = .choose(choose)
    }

    /// The intent that a model gave the example, where that is what led to it.
    private static func said(_ state: AppState) -> String? {
        guard let visit = state.data.visit, state.data.selected.isEmpty, state.data.current?.example.text == visit.text else { return nil }
        return visit.said
    }

    private static func duplicate(_ state: inout AppState) {
        let ids = state.data.targets
        guard !ids.isEmpty else { return }
        var choose = Choose(
            purpose: .copyTo(ids), title: tr("Copy \(Format.plural(ids.count, "example")) to"),
            items: DataUpdate.intentItems(state).filter { $0.label != state.data.chosenIntent })
        choose.allowsNew = true
        state.dialog = .choose(choose)
    }

    private static func retype(_ state: inout AppState) -> [Effect] {
        let ids = state.data.targets
        guard !ids.isEmpty, let current = state.data.current else { return [] }
        return [.edit(.setType(ids, current.example.type == .train ? .test : .train))]
    }
}
