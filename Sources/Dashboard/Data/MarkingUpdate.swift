import Corpus
import Store
import Terminal

/// Marking entity spans. The example changes at once, and marking goes on until Esc.
enum MarkingUpdate {
    static func begin(_ state: inout AppState) {
        guard let row = state.data.current else { return }
        state.data.marking = marking(of: row, state)
        // What was searched for is what somebody wants to mark.
        if let found = SoughtText.ranges(SearchText.words(state.data.sought), in: row.example.text).first {
            state.data.marking?.choose(Words.ranges(row.example.text).first { $0.overlaps(found) })
        }
    }

    /// Marks in a row from the word at a column of its text on: the row that is being marked, or another one.
    static func begin(_ row: StoredExample, atColumn column: Int, _ state: inout AppState) {
        guard let word = Words.at(column: column, in: row.example.text) else { return }
        let place = state.data.page.rows.firstIndex { $0.id == row.id }
        if let place { state.data.exampleCursor.selected = state.data.pageOffset + place }
        state.focus[.data] = .examples
        state.data.marking = marking(of: row, state)
        state.data.marking?.choose(word)
    }

    private static func marking(of row: StoredExample, _ state: AppState) -> SpanMarking? {
        guard let first = Words.ranges(row.example.text).first else { return nil }
        return SpanMarking(
            row: row, start: first.lowerBound, end: first.upperBound, types: ExampleListView.entityTypes(state))
    }

    /// Nil when the command is not about the spans.
    static func run(_ command: CommandID, _ state: inout AppState) -> [Effect]? {
        guard var marking = state.data.marking else { return nil }
        switch command {
        case .letterLess: marking.stretch(-1, left: false)
        case .letterMore: marking.stretch(1, left: false)
        case .startBefore: marking.stretch(-1, left: true)
        case .startAfter: marking.stretch(1, left: true)
        case .wordBefore: marking.moveWord(-1)
        case .wordAfter: marking.moveWord(1)
        case .nextSpan: marking.moveSpan(1)
        case .previousSpan: marking.moveSpan(-1)
        case .shorter: marking.shrinkWord()
        case .longer: marking.growWord()
        case .up: return step(-1, &state)
        case .down: return step(1, &state)
        case .unmark: return take(marking.unmarked(), marking, "unmark a span", &state)
        case .undo: return state.project.map { [.edit(.undo($0.id))] } ?? []
        case .takeSpan: return confirm(marking, &state)
        case .otherEntity:
            ask(marking, &state)
            return []
        case .everywhere: return everywhere(marking, &state)
        case .back:
            state.data.marking = nil
            return []
        default: return nil
        }
        state.data.marking = marking
        return []
    }

    /// The entity of a digit; from the palette, where none was pressed, it has to be chosen.
    static func number(_ chord: KeyChord, _ state: inout AppState) -> [Effect] {
        guard let marking = state.data.marking else { return [] }
        guard case .character(let character) = chord.key, let digit = character.wholeNumberValue else {
            ask(marking, &state)
            return []
        }
        guard marking.types.indices.contains(digit - 1) else {
            state.show(.info, tr("No entity has that number: e chooses another, or makes one."))
            return []
        }
        return mark(marking, as: marking.types[digit - 1], &state)
    }

    /// Enter gives a marked span the bounds that are chosen now; words that belong to none ask for their entity.
    private static func confirm(_ marking: SpanMarking, _ state: inout AppState) -> [Effect] {
        guard let span = marking.touched else {
            ask(marking, &state)
            return []
        }
        return mark(marking, as: span.entity, &state)
    }

    private static func ask(_ marking: SpanMarking, _ state: inout AppState) {
        var choose = Choose(
            purpose: .entity(marking), title: tr("What is “\(marking.text)”?"),
            items: marking.types.enumerated().map {
                .init(label: $1, detail: $1 == marking.touched?.entity ? tr("as it is now") : "", key: $0 < 9 ? "\($0 + 1)" : "")
            })
        choose.allowsNew = true
        if let here = marking.types.firstIndex(where: { $0 == marking.touched?.entity }) {
            choose.cursor.move(to: here, count: choose.items.count, visible: Choose.visibleRows)
        }
        state.data.marking = nil
        state.dialog = .choose(choose)
    }

    /// Marks what is chosen, and goes on to the next word.
    static func mark(_ marking: SpanMarking, as entity: String, _ state: inout AppState) -> [Effect] {
        let changed = marking.marked(as: entity)
        guard changed != marking.row else {
            state.data.marking = marking
            return []
        }
        return take(changed, marking, "mark \(entity)", &state)
    }

    private static func take(_ changed: StoredExample, _ marking: SpanMarking, _ label: String, _ state: inout AppState) -> [Effect] {
        guard changed != marking.row else {
            state.show(.info, tr("There is no span to unmark here."))
            return []
        }
        state.data.replace(changed)
        state.data.entityTypes.formUnion(changed.example.entities.map(\.entity))
        var next = marking
        next.row = changed
        next.types = ExampleListView.entityTypes(state)
        next.moveOn()
        state.data.marking = next
        return [.edit(.updateExamples([changed], label: label))]
    }

    /// Goes on marking in the example above or below.
    private static func step(_ step: Int, _ state: inout AppState) -> [Effect] {
        let effects = DataUpdate.run(step > 0 ? .down : .up, &state)
        if let row = state.data.current { state.data.marking = marking(of: row, state) ?? state.data.marking }
        return effects
    }

    /// The same words, wherever they stand unmarked, become the entity that the chosen span is.
    private static func everywhere(_ marking: SpanMarking, _ state: inout AppState) -> [Effect] {
        guard let project = state.project, let span = marking.touched else {
            state.show(.info, tr("Mark these words first; then A marks them wherever they stand."))
            return []
        }
        let words = marking.row.example.text.slice(codePoints: span.start, span.end) ?? ""
        return [.edit(.markEverywhere(project.id, state.language, words, span.entity))]
    }

    /// The row that is being marked, when it was read again: something else may have changed it.
    static func refresh(_ state: inout AppState) {
        guard let marking = state.data.marking else { return }
        guard let row = state.data.page.rows.first(where: { $0.id == marking.row.id }) else {
            state.data.marking = nil
            return
        }
        var fresh = row.example.text == marking.row.example.text ? marking : self.marking(of: row, state)
        fresh?.row = row
        fresh?.types = ExampleListView.entityTypes(state)
        state.data.marking = fresh
    }
}
