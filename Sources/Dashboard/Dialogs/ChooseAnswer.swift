import Corpus
import NLU
import Store
import Terminal

/// What Enter in a list of choices does.
enum ChooseAnswer {
    static func take(_ choose: Choose, _ state: inout AppState) -> [Effect] {
        let matches = choose.matches
        let position = matches.indices.contains(choose.cursor.selected) ? matches[choose.cursor.selected] : nil
        if let position, let why = choose.items[position].disabled {
            state.show(.warning, why)
            return []
        }
        let typed = choose.field.text.trimmingPrefix { $0.isWhitespace }
        guard position != nil || (choose.allowsNew && !typed.isEmpty) else { return [] }
        state.dialog = nil
        let label = position.map { choose.items[$0].label } ?? String(typed)
        switch choose.purpose {
        case .command:
            guard let position else { return [] }
            let commands = GlobalUpdate.paletteCommands(state)
            return commands.indices.contains(position) ? Update.run(commands[position].id, &state) : []
        case .theme:
            guard let position else { return [] }
            state.themeIndex = position
            return [.saveTheme(label)]
        case .interfaceLanguage:
            guard let position else { return [] }
            state.spoken = state.speech[position].code
            return [.speak(state.spoken), .saveSetting(Settings.interfaceLanguage, state.spoken)]
        case .sample: return [.installSample(label)]
        case .moveTo(let ids):
            if state.data.shownIntent != nil { ExamplesUpdate.hide(ids, &state) }
            state.data.selected = []
            state.data.rangeStart = nil
            return [.edit(.moveExamples(ids, to: label))]
        case .copyTo(let ids):
            state.data.selected = []
            state.data.rangeStart = nil
            return state.project.map { [.edit(.copyExamples(ids, to: label, $0.id, state.language))] } ?? []
        case .split(let intent):
            guard let project = state.project, let position else { return [] }
            return [.edit(.split(project.id, state.language, testShare: SplitChoice.shares[position], intent: intent))]
        case .pasteInto(let review): return PasteUpdate.assign(label, review, &state)
        case .entity(let marking): return MarkingUpdate.mark(marking, as: label, &state)
        case .definitionKind:
            guard let position else { return [] }
            let kind = EntitiesUpdate.kinds[position]
            guard kind != .pretrained else { return EntitiesUpdate.offerPretrained(&state) }
            state.ask(
                .newDefinition(kind), title: tr("New \(kind.word)"),
                note: kind == .synonym
                    ? tr("The value that the other words stand for, such as New York.") : tr("The entity's name, such as city."))
            return []
        case .pretrainedKind:
            guard let project = state.project else { return [] }
            return [
                .edit(
                    .setDefinition(project.id, EntityDefinition(entity: label, kind: .pretrained, examples: [], language: state.language)))
            ]
        case .wrongText(let intent, let said):
            return ModelsUpdate.openIntent(intent, .init(from: .models, text: label, said: said), &state)
        case .mend(let finding): return ReviewUpdate.mend(finding, intent: label, &state)
        case .label(let row): return InboxUpdate.label(row, label, &state)
        case .intentFor(let text): return TryUpdate.add(text, to: label, &state)
        case .exportData:
            if position == 0 { DataUpdate.askExport(&state) } else { TableExport.ask(PaneExport.distribution(state), &state) }
            return []
        case .export(let tables):
            if let position { TableExport.ask(tables[position], &state) }
            return []
        case .deploy(let id):
            return DeploymentsUpdate.deploy(id, position.map { ModelsUpdate.deployCounts[$0] } ?? Int(label), &state)
        case .effort: return position.map { GlobalUpdate.train(&state, Effort.allCases[$0]) } ?? []
        case .stopServer: return position == 0 ? DeploymentsUpdate.stop(&state) : []
        }
    }
}
