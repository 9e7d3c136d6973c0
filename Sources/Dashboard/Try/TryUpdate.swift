import Corpus
import Terminal

enum TryUpdate {
    static func run(_ command: CommandID, _ state: inout AppState) -> [Effect] {
        if state.place == .tryInput {
            switch command {
            case .sample:
                guard let project = state.project else { return [] }
                state.tryIt.samplesTaken += 1
                return [.sampleUtterance(project.id, state.language, state.tryIt.samplesTaken)]
            case .addToData: chooseIntent(&state)
            case .addAsAnswered:
                guard let answer = state.tryIt.answered else {
                    chooseIntent(&state)
                    break
                }
                return add(state.tryIt.field.text, to: answer, &state)
            case .parseFile:
                state.ask(
                    .utterances, title: tr("Try a file of utterances"), note: tr("One a line. Tab completes the path."),
                    placeholder: tr("path/to/utterances.txt"))
            case .otherModel:
                guard let other = state.otherTryTarget else { break }
                state.tryIt.asksProvisional = other.isProvisional
                return parse(&state, keepsPlace: true)
            case .down: if state.tryIt.answer != nil { state.focus[.tryIt] = .tryRanking }
            case .back:
                if state.tryIt.field.text.isEmpty {
                    return GlobalUpdate.show(state.previousScreen, &state)
                } else {
                    state.tryIt.field = TextField()
                    state.tryIt.answer = nil
                }
            default: break
            }
            return []
        }
        let ranking = state.tryIt.answer?.result.intentRanking ?? []
        if state.tryIt.cursor.run(command, count: ranking.count, visible: Layout.rankingRows(state)) { return [] }
        switch command {
        case .open:
            guard ranking.indices.contains(state.tryIt.cursor.selected) else { break }
            return ModelsUpdate.openIntent(ranking[state.tryIt.cursor.selected].name, .init(from: .tryIt), &state)
        case .back, .left, .nextPane: state.focus[.tryIt] = .tryInput
        default: break
        }
        return []
    }

    static func typed(_ event: KeyEvent, _ state: inout AppState) -> [Effect] {
        if case .paste(let text) = event, text.trimmed.contains(where: \.isNewline), let target = state.tryTarget {
            return [.parseLines(target.id, UtteranceFile.lines(text))]
        }
        let before = state.tryIt.field.text
        guard state.tryIt.field.handle(event), state.tryIt.field.text != before else { return [] }
        return parse(&state)
    }

    /// Asks for the answer to what is in the field now.
    /// - Parameter keepsPlace: whether the cursor stays where it is in the ranking: the text is the same.
    static func parse(_ state: inout AppState, keepsPlace: Bool = false) -> [Effect] {
        guard let target = state.tryTarget, !state.tryIt.field.text.allSatisfy(\.isWhitespace) else {
            state.tryIt.answer = nil
            return []
        }
        state.tryIt.sequence += 1
        if !keepsPlace { state.tryIt.cursor = ListCursor() }
        return [.parse(sequence: state.tryIt.sequence, target.id, state.tryIt.field.text)]
    }

    /// The utterance as tried, with the entities that the model learnt to find in it.
    static func add(_ text: String, to intent: String, _ state: inout AppState) -> [Effect] {
        guard let project = state.project else { return [] }
        var example = Example(text: text, intent: intent)
        if let answer = state.tryIt.answer, answer.result.text == text { example.entities = InboxRow.annotations(answer.result) }
        state.tryIt.field = TextField()
        state.tryIt.answer = nil
        return [.edit(.addExamples(project.id, state.language, [example]))]
    }

    private static func chooseIntent(_ state: inout AppState) {
        let text = state.tryIt.field.text
        guard !text.allSatisfy(\.isWhitespace) else {
            state.show(.info, tr("Type something a person would say, or press Tab for an example."))
            return
        }
        let ranking = state.tryIt.answer?.result.intentRanking.map(\.name) ?? []
        let order = Dictionary(uniqueKeysWithValues: ranking.enumerated().map { ($1, $0) })
        let items = DataUpdate.intentItems(state).sorted { order[$0.label] ?? .max < order[$1.label] ?? .max }
        var choose = Choose(purpose: .intentFor(text: text), title: tr("Which intent is it?"), items: items)
        choose.allowsNew = true
        state.dialog = .choose(choose)
    }
}
