import Corpus
import Store
import Terminal

/// The entities of the project: what is learnt from marks, and lookups, regexes and synonyms that people write.
enum EntitiesUpdate {
    static let kinds: [EntityKind] = [.lookup, .fuzzyLookup, .regex, .synonym, .pretrained]

    static func toggle(_ state: inout AppState) -> [Effect] {
        state.data.showsEntities.toggle()
        state.focus[.data] = state.data.showsEntities ? .entityTypes : .intents
        return state.data.showsEntities ? load(state) : []
    }

    static func load(_ state: AppState) -> [Effect] { state.project.map { [.loadEntities($0.id, state.language)] } ?? [] }

    static func arrived(_ rows: [EntityRow], _ state: inout AppState) {
        let before = state.data.entities.selected
        state.data.entities.rows = rows
        state.data.entities.isLoaded = true
        if let wanted = state.data.entities.wanted, let row = rows.firstIndex(where: { $0.name == wanted && $0.kind != .trainable }) {
            state.data.entities.wanted = nil
            state.data.entities.cursor.move(to: row, count: rows.count, visible: Layout.listRows(state))
        } else if let before, let row = rows.firstIndex(where: { $0.name == before.name && $0.kind == before.kind }) {
            state.data.entities.cursor.move(to: row, count: rows.count, visible: Layout.listRows(state))
        }
        state.data.entities.cursor.clamp(count: rows.count, visible: Layout.listRows(state))
        state.data.entities.valueCursor.clamp(
            count: state.data.entities.selected?.values.count ?? 0, visible: Layout.entityValueRows(state))
    }

    /// Nil when the command means the same here as beside the examples.
    static func run(_ command: CommandID, _ state: inout AppState) -> [Effect]? {
        switch command {
        case .entities: return toggle(&state)
        case .find, .paste, .split, .importFile, .exportFile, .undo, .redo:
            if command == .find || command == .paste { state.data.showsEntities = false }
            return nil
        default: return state.place == .entityValues ? values(command, &state) : types(command, &state)
        }
    }

    private static func types(_ command: CommandID, _ state: inout AppState) -> [Effect] {
        let before = state.data.entities.cursor.selected
        if state.data.entities.cursor.run(command, count: state.data.entities.rows.count, visible: Layout.listRows(state)) {
            if state.data.entities.cursor.selected != before { state.data.entities.valueCursor = ListCursor() }
            return []
        }
        let row = state.data.entities.selected
        switch command {
        case .open, .right: if row != nil { state.focus[.data] = .entityValues }
        case .back: return toggle(&state)
        case .add:
            state.dialog = .choose(
                Choose(
                    purpose: .definitionKind, title: tr("How is the new entity recognised?"),
                    items: kinds.map { .init(label: $0.word, detail: explain($0)) }))
        case .edit:
            guard let row else { break }
            state.ask(
                .renameEntity(row), title: tr("Rename \(row.name)"),
                note: row.kind == .trainable ? tr("In every example; the name of another entity joins the two.") : tr("The new name."),
                text: row.name)
        case .delete:
            guard let row, let project = state.project else { break }
            if row.kind == .trainable { return [.edit(.renameEntity(project.id, state.language, row.name, to: ""))] }
            return [.edit(.deleteDefinition(project.id, entity: row.name, row.kind, state.language))]
        case .copy: if let row { return [.copy(row.name)] }
        default: break
        }
        return []
    }

    private static func values(_ command: CommandID, _ state: inout AppState) -> [Effect] {
        guard let row = state.data.entities.selected else { return [] }
        if state.data.entities.valueCursor.run(command, count: row.values.count, visible: Layout.entityValueRows(state)) { return [] }
        let value = state.data.entities.selectedValue
        switch command {
        case .left, .back: state.focus[.data] = .entityTypes
        case .add where row.kind == .pretrained: state.show(.info, tr("It comes with the program and has no entries of its own."))
        case .add where row.kind != .trainable: askValue(row, &state)
        case .add: state.show(.info, tr("These are learnt from examples: o goes back to them, s marks a span there."))
        case .open where row.kind == .trainable:
            // Where the words stand, so that they can be mended.
            guard let value else { break }
            state.data.showsEntities = false
            let effects = DataUpdate.run(.find, &state)
            state.data.filter = TextField(value.text)
            state.data.filterHasFocus = false
            return effects + [DataUpdate.loadExamples(state)].compactMap { $0 }
        case .open, .edit:
            guard let value, row.kind != .trainable else { break }
            state.ask(
                .entityValue(row, at: state.data.entities.valueCursor.selected), title: tr("Edit an entry of \(row.name)"),
                note: note(row.kind), text: value.text)
        case .delete:
            guard value != nil, row.kind != .trainable else { break }
            var texts = row.values.map(\.text)
            texts.remove(at: state.data.entities.valueCursor.selected)
            return set(row, texts, &state)
        case .copy: if let value { return [.copy(value.text)] }
        default: break
        }
        return []
    }

    /// The kinds that come with the program and that the project does not use yet.
    static func offerPretrained(_ state: inout AppState) -> [Effect] {
        let language = state.language
        let used = Set(state.data.entities.rows.lazy.filter { $0.kind == .pretrained }.map(\.name))
        let free = PretrainedKind.allCases.filter { !used.contains($0.rawValue) && $0.support(in: state.language) != .none }
        guard !free.isEmpty else {
            state.show(.info, tr("The project uses all of them."))
            return []
        }
        state.dialog = .choose(
            Choose(
                purpose: .pretrainedKind, title: tr("Which kind comes in?"),
                items: free.map { .init(label: $0.rawValue, detail: $0.samples(in: language).joined(separator: " · ")) }))
        return []
    }

    /// While a pattern is typed: what it would find.
    static func typed(_ prompt: Prompt, _ state: AppState) -> [Effect] {
        guard case .entityValue(let row, _) = prompt.purpose, row.kind == .regex, let project = state.project else { return [] }
        return [.matchPattern(prompt.field.text, project.id, state.language)]
    }

    static func askValue(_ row: EntityRow, _ state: inout AppState) {
        state.ask(.entityValue(row, at: nil), title: tr("Add to \(row.name)"), note: note(row.kind))
    }

    /// What one entry of a kind is.
    static func note(_ kind: EntityKind) -> String {
        switch kind {
        case .lookup, .fuzzyLookup: tr("A phrase to be found, such as Berlin. Several at once with | between them.")
        case .regex: tr("A pattern, such as [A-Z]{2}[0-9]{6}.")
        case .synonym: tr("Words that mean this value, such as NYC. Several at once with | between them.")
        case .trainable, .pretrained: ""
        }
    }

    static func explain(_ kind: EntityKind) -> String {
        switch kind {
        case .trainable: tr("learnt from what is marked in examples")
        case .lookup: tr("a list of phrases, such as cities or products")
        case .fuzzyLookup: tr("a list of phrases that may be misspelt")
        case .regex: tr("a pattern, such as order numbers")
        case .synonym: tr("other words for one value: NYC for New York")
        case .pretrained: tr("numbers, dates, money, addresses: known without data")
        }
    }

    /// What an answer about an entry makes of the definition; a sentence when it cannot be.
    static func take(_ text: String, _ row: EntityRow, at place: Int?, _ state: inout AppState) -> [Effect] {
        var texts = row.values.map(\.text)
        let entries = row.kind == .regex ? [text] : text.split(separator: "|").map { $0.trimmed }.filter { !$0.isEmpty }
        if let place, texts.indices.contains(place) {
            texts.replaceSubrange(place...place, with: entries)
        } else {
            texts += entries.filter { !texts.contains($0) }
        }
        let effects = set(row, texts, &state)
        if place == nil, let now = state.data.entities.selected { askValue(now, &state) }
        return effects
    }

    static func set(_ row: EntityRow, _ texts: [String], _ state: inout AppState) -> [Effect] {
        guard let project = state.project else { return [] }
        var changed = row
        changed.values = texts.map { .init(text: $0) }
        if let place = state.data.entities.rows.firstIndex(where: { $0.name == row.name && $0.kind == row.kind }) {
            state.data.entities.rows[place] = changed
            state.data.entities.cursor.selected = place
        } else {
            state.data.entities.rows.append(changed)
            state.data.entities.cursor.selected = state.data.entities.rows.count - 1
        }
        state.data.entities.valueCursor.clamp(count: texts.count, visible: Layout.entityValueRows(state))
        let definition = EntityDefinition(entity: row.name, kind: row.kind, examples: texts, language: state.language)
        return [.edit(.setDefinition(project.id, definition))]
    }
}

extension StringProtocol {
    /// Without white space at its ends.
    var trimmed: String {
        var text = drop { $0.isWhitespace }
        while let last = text.last, last.isWhitespace { text = text.dropLast() }
        return String(text)
    }
}
