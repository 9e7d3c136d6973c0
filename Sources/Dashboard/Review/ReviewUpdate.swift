import Corpus
import Store
import Terminal

enum ReviewUpdate {
    static func run(_ command: CommandID, _ state: inout AppState) -> [Effect] {
        let findings = state.review.findings
        if state.review.cursor.run(command, count: findings.count, visible: Layout.findingRows(state)) { return [] }
        switch command {
        case .open, .right: return open(&state)
        case .mend: return mend(&state)
        case .mendAll: return mendAll(&state)
        case .dismiss: return dismiss(&state)
        case .restore: return state.project.map { [.dismiss($0.id, state.language, key: nil)] } ?? []
        case .undo where !state.review.putAside.isEmpty: return bringBack(&state)
        case .undo, .redo: return DataUpdate.run(command, &state)
        case .back: return GlobalUpdate.show(.data, &state)
        case .copy:
            guard let finding = state.review.selected else { break }
            return [.copy(finding.examples.map(\.example.text).joined(separator: "\n"))]
        default: break
        }
        return []
    }

    static func arrived(_ findings: [ReviewFinding], _ dismissed: Set<String>, _ state: inout AppState) {
        let kept = findings.filter { !dismissed.contains($0.key) }
        state.review.findings = kept
        state.review.dismissed = findings.count - kept.count
        state.review.isLoaded = true
        state.review.cursor.clamp(count: kept.count, visible: Layout.findingRows(state))
    }

    /// Takes the finding off the list at once, so that the next key is about the next one.
    private static func advance(_ state: inout AppState) {
        guard state.review.findings.indices.contains(state.review.cursor.selected) else { return }
        state.review.findings.remove(at: state.review.cursor.selected)
        state.review.cursor.clamp(count: state.review.findings.count, visible: Layout.findingRows(state))
    }

    private static func dismiss(_ state: inout AppState) -> [Effect] {
        guard let finding = state.review.selected, let project = state.project else { return [] }
        advance(&state)
        state.review.dismissed += 1
        state.review.putAside.append(finding)
        state.show(.info, tr("Put aside as right. u brings it back, X all that were."))
        return [.dismiss(project.id, state.language, key: finding.key)]
    }

    private static func bringBack(_ state: inout AppState) -> [Effect] {
        guard let finding = state.review.putAside.popLast(), let project = state.project else { return [] }
        state.show(.info, tr("Brought back what was put aside last."))
        return [.bringBack(project.id, state.language, key: finding.key)]
    }

    private static func mend(_ state: inout AppState) -> [Effect] {
        guard let finding = state.review.selected, let remedy = finding.remedy, let project = state.project else { return [] }
        switch remedy {
        case .chooseIntent(let intents):
            let rest = DataUpdate.intentItems(state).filter { !intents.contains($0.label) }
            state.dialog = .choose(
                Choose(
                    purpose: .mend(finding), title: tr("Which intent is it?"),
                    items: intents.map { .init(label: $0, detail: tr("it stands there now")) } + rest))
            return []
        case .addExamples(let intent):
            let effects = ModelsUpdate.openIntent(intent, .init(from: .review), &state)
            return effects + DataUpdate.addExample(&state)
        case .split(let intent):
            state.dialog = .choose(SplitChoice.choose(intent: intent, state))
            return []
        case .mergeIntents(let names, let name):
            advance(&state)
            return names.map { .edit(.renameIntent(project.id, $0, to: name)) }
        case .mergeEntities(let names, let name):
            advance(&state)
            return names.map { .edit(.renameEntity(project.id, state.language, $0, to: name)) }
        case .editEntity(let entity):
            state.data.showsEntities = true
            state.data.entities.wanted = entity
            state.focus[.data] = .entityTypes
            return GlobalUpdate.show(.data, &state)
        case .label:
            state.focus[.review] = .inbox
            return []
        default:
            advance(&state)
            return [.edit(.mend(remedy, finding.ids, intent: nil))]
        }
    }

    /// All findings of the chosen one's kind, in one step that one undo takes back.
    private static func mendAll(_ state: inout AppState) -> [Effect] {
        guard let title = state.review.selected?.title else { return [] }
        let (before, alike) = (state.review, state.review.findings.filter(state.review.isAlike))
        state.review.findings.removeAll(where: before.isAlike)
        state.review.cursor.clamp(count: state.review.findings.count, visible: Layout.findingRows(state))
        return [.edit(.mendAll(alike.compactMap { finding in finding.remedy.map { Mending($0, finding.ids) } }, label: title.english))]
    }

    /// The intent for a finding's examples was chosen.
    static func mend(_ finding: ReviewFinding, intent: String, _ state: inout AppState) -> [Effect] {
        guard let remedy = finding.remedy else { return [] }
        if state.review.selected == finding { advance(&state) }
        return [.edit(.mend(remedy, finding.ids, intent: intent))]
    }

    /// Goes to the data that the finding is about, with its text in the filter.
    private static func open(_ state: inout AppState) -> [Effect] {
        guard let finding = state.review.selected else { return [] }
        // A text that stands under two intents is best seen among all of them.
        let isIntent = finding.examples.isEmpty || finding.isAboutIntent
        var visit = DataState.Visit(from: .review, text: finding.isAboutIntent ? nil : finding.examples.first?.example.text)
        if case .relabel(let intent)? = finding.remedy { visit.said = intent }
        return DataUpdate.visit(isIntent ? finding.intent : nil, visit, &state)
    }
}
