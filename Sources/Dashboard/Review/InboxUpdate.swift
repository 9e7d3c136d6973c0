import Corpus
import Store
import Terminal

/// One key a decision about each utterance without an intent.
enum InboxUpdate {
    static func load(_ state: AppState) -> [Effect] {
        let model = state.provisional.model == nil ? state.bestModel?.id : .provisional
        return state.project.map { [.loadInbox($0.id, state.language, model)] } ?? []
    }

    static func arrived(_ rows: [InboxRow], _ state: inout AppState) {
        // What is under the cursor stays there, whatever new labels do to the order.
        let here = state.review.inbox.selected?.row.id
        state.review.inbox.rows = rows
        state.review.inbox.isLoaded = true
        if let here, let place = rows.firstIndex(where: { $0.row.id == here }) {
            state.review.inbox.cursor.move(to: place, count: rows.count, visible: Layout.inboxRows(state))
        }
        state.review.inbox.cursor.clamp(count: rows.count, visible: Layout.inboxRows(state))
    }

    static func run(_ command: CommandID, _ state: inout AppState) -> [Effect] {
        let count = state.review.inbox.rows.count
        if state.review.inbox.cursor.run(command, count: count, visible: Layout.inboxRows(state)) { return [] }
        switch command {
        case .undo, .redo: return DataUpdate.run(command, &state)
        case .back: return GlobalUpdate.show(.data, &state)
        case .left: state.focus[.review] = .findings
        case .paste: state.dialog = .paste(PasteReview(intent: ""))
        default: break
        }
        guard let row = state.review.inbox.selected else { return [] }
        switch command {
        case .accept:
            guard let suggested = row.suggested else {
                chooseIntent(row, &state)
                return []
            }
            return decide(
                row, .updateExamples([StoredExample(id: row.row.id, example: suggested)], label: "label as \(suggested.intent)"), &state)
        case .move: chooseIntent(row, &state)
        case .outOfScope: return label(row, Example.outOfScope, &state)
        case .delete: return decide(row, .deleteExamples([row.row.id]), &state)
        case .copy: return [.copy(row.row.example.text)]
        default: break
        }
        return []
    }

    private static func chooseIntent(_ row: InboxRow, _ state: inout AppState) {
        let ranking = row.suggestion?.intentRanking ?? []
        let places = Dictionary(ranking.enumerated().map { ($1.name, $0) }) { first, _ in first }
        let items = DataUpdate.intentItems(state).sorted { (places[$0.label] ?? .max, $0.label) < (places[$1.label] ?? .max, $1.label) }
        let outside: [Choose.Item] =
            row.isOutOfScope ? [.init(label: Example.outOfScope, detail: tr("no intent fits, says the model"))] : []
        var choose = Choose(
            purpose: .label(row), title: tr("Which intent is it?"),
            items: outside
                + items.filter { outside.isEmpty || $0.label != Example.outOfScope }.map { item in
                    var item = item
                    if let place = places[item.label] { item.detail = tr("\(Format.percent(ranking[place].confidence)), says the model") }
                    return item
                })
        choose.allowsNew = true
        state.dialog = .choose(choose)
    }

    /// The intent that a person chose; the entities that the model found come with it.
    static func label(_ row: InboxRow, _ intent: String, _ state: inout AppState) -> [Effect] {
        var example = row.suggested ?? row.row.example
        if intent == Example.outOfScope { example.entities = [] }
        example.intent = intent
        return decide(row, .updateExamples([StoredExample(id: row.row.id, example: example)], label: "label as \(intent)"), &state)
    }

    private static func decide(_ row: InboxRow, _ edit: Edit, _ state: inout AppState) -> [Effect] {
        state.review.inbox.rows.removeAll { $0.row.id == row.row.id }
        state.review.inbox.cursor.clamp(count: state.review.inbox.rows.count, visible: Layout.inboxRows(state))
        return [.edit(edit)]
    }
}
