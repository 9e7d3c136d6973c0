import Corpus
import Store
import Terminal

/// What Enter in a prompt does. A wrong answer keeps the prompt open and says why.
enum PromptAnswer {
    static func take(_ prompt: Prompt, _ state: inout AppState) -> [Effect] {
        let text = trimmed(prompt.field.text)
        if let error = check(text, prompt.purpose, state) {
            var prompt = prompt
            prompt.error = error
            state.dialog = .prompt(prompt)
            return []
        }
        state.dialog = nil
        return effects(text, prompt.purpose, &state)
    }

    /// What is wrong with an answer; nil when nothing is.
    private static func check(_ text: String, _ purpose: Prompt.Purpose, _ state: AppState) -> String? {
        if text.isEmpty { return tr("Type something, or Esc to leave it.") }
        switch purpose {
        case .deleteProject(_, let name), .deleteModel(_, let name):
            return text == name ? nil : tr("That is not its name. Type \(name) to delete it, or Esc to keep it.")
        case .newProject:
            return state.projects.all.contains { $0.name == text } ? tr("There is a project of that name already.") : nil
        case .projectLanguages, .addLanguage:
            let wrong = words(text).first { language($0, state) == nil }
            return wrong.map { tr("“\($0)” is no language known here. Type its English name or its code: German or de, Hindi or hi.") }
        case .newIntent, .renameIntent:
            if text.codePointCount > CorpusLimits.intentLength {
                return tr("An intent's name has at most \(CorpusLimits.intentLength) characters.")
            }
            return purpose == .newIntent && state.data.intents.contains { $0.name == text }
                ? tr("There is an intent of that name already.") : nil
        case .serverAddress: return ServerAddress(text) == nil ? ServerAddress.rule : nil
        case .newDefinition(.synonym): return nil
        case .newDefinition(let kind):
            if state.data.entities.rows.contains(where: { $0.name == text && $0.kind == kind }) {
                return tr("There is one of that name already.")
            }
            return text.codePointCount > CorpusLimits.entityLength
                ? tr("An entity's name has at most \(CorpusLimits.entityLength) characters.") : nil
        case .renameEntity(let row) where row.kind != .synonym:
            return text.codePointCount > CorpusLimits.entityLength
                ? tr("An entity's name has at most \(CorpusLimits.entityLength) characters.") : nil
        case .entityValue(let row, _) where row.kind == .regex:
            let definition = EntityDefinition(entity: row.name, kind: .regex, examples: [text], language: state.language)
            return definition.fault.map { tr(below: $0) }
        case .newExample, .editExample:
            let count = AnnotatedText.parse(text).text.codePointCount
            return count > CorpusLimits.textLength
                ? tr("\(Format.count(count)) characters; an utterance has at most \(Format.count(CorpusLimits.textLength)).") : nil
        default: return nil
        }
    }

    private static func effects(_ text: String, _ purpose: Prompt.Purpose, _ state: inout AppState) -> [Effect] {
        switch purpose {
        case .newProject:
            state.ask(
                .projectLanguages(name: text), title: tr("Languages of \(text)"),
                note: tr("Names or codes with commas between: English, hi, de, zh-hans …"),
                text: "en")
        case .projectLanguages(let name):
            return [.edit(.createProject(name: name, languages: words(text).compactMap { language($0, state) }))]
        case .renameProject(let id): return [.edit(.renameProject(id, text))]
        case .deleteProject(let id, _): return [.edit(.deleteProject(id))]
        case .addLanguage(let id): return words(text).compactMap { language($0, state) }.map { .edit(.addLanguage(id, $0)) }
        case .newIntent: return state.project.map { [.edit(.createIntent($0.id, text))] } ?? []
        case .renameIntent(let name): return state.project.map { [.edit(.renameIntent($0.id, name, to: text))] } ?? []
        case .newExample(let intent): return addExamples(text, intent, &state)
        case .editExample(let row): return edit(row, text)
        case .newDefinition(let kind):
            EntitiesUpdate.askValue(EntityRow(name: text, kind: kind, values: []), &state)
        case .renameEntity(let row): return rename(row, text, state)
        case .entityValue(let row, let place): return EntitiesUpdate.take(text, row, at: place, &state)
        case .importPath:
            guard let project = state.project else { return [] }
            return ImportUpdate.begin(ImportRun(path: text, project: project.id, language: state.language), &state)
        case .exportPath: return state.project.map { [.exportData(path: text, $0.id, state.language)] } ?? []
        case .tablePath(let table): return [.writeTable(table, path: text)]
        case .utterances: return state.tryTarget.map { [.parseFile($0.id, path: text)] } ?? []
        case .renameModel(let id): return [.renameModel(id, text)]
        case .deleteModel(let id, _): return [.deleteModel(id)]
        case .serverAddress: return ServerAddress(text).map { DeploymentsUpdate.start($0, &state) } ?? []
        case .keyMade: break
        }
        return []
    }

    /// The prompt comes back with what was typed, unless something else is open by now.
    static func refused(_ purpose: Prompt.Purpose, _ path: String, _ reason: String, _ state: inout AppState) {
        guard state.dialog == nil else { return state.show(.error, reason) }
        if case .tablePath(let table) = purpose { TableExport.ask(table, &state) } else { DataUpdate.askExport(&state) }
        guard case .prompt(var prompt) = state.dialog else { return }
        (prompt.field, prompt.error) = (TextField(path), reason)
        state.dialog = .prompt(prompt)
    }

    private static func rename(_ row: EntityRow, _ name: String, _ state: AppState) -> [Effect] {
        guard let project = state.project, name != row.name else { return [] }
        if row.kind == .trainable { return [.edit(.renameEntity(project.id, state.language, row.name, to: name))] }
        let definition = EntityDefinition(entity: name, kind: row.kind, examples: row.values.map(\.text), language: state.language)
        return [
            .edit(.setDefinition(project.id, definition)),
            .edit(.deleteDefinition(project.id, entity: row.name, row.kind, state.language)),
        ]
    }

    private static func addExamples(_ text: String, _ intent: String, _ state: inout AppState) -> [Effect] {
        guard let project = state.project else { return [] }
        let (utterance, entities) = AnnotatedText.parse(text)
        let leftOver = utterance.contains("[") && utterance.contains("(")
        // The prompt stays open for the next one: examples come in a row.
        state.ask(
            .newExample(intent: intent), title: tr("Add to \(intent)"),
            note: leftOver
                ? tr("Saved; its brackets mark no entity and stay as text. [5 March](date) marks one; u takes it back.")
                : tr("Saved. Type the next one, or Esc when done."))
        return [.edit(.addExamples(project.id, state.language, [Example(text: utterance, intent: intent, entities: entities)]))]
    }

    private static func edit(_ row: StoredExample, _ text: String) -> [Effect] {
        let edited = StoredExample(id: row.id, example: AnnotatedText.edited(row.example, as: text))
        return edited == row ? [] : [.edit(.updateExamples([edited], label: "edit an example"))]
    }

    private static func words(_ text: String) -> [String] {
        text.split { ",;".contains($0) }.map { trimmed(String($0)) }.filter { !$0.isEmpty }
    }

    /// A language by its English name or its code; codes of other lengths than ISO 639 has are a mistake more often than a language.
    private static func language(_ word: String, _ state: AppState) -> LanguageTag? {
        if let code = state.languageNames[word.lowercased()] { return LanguageTag(code) }
        guard let tag = LanguageTag(word), let primary = tag.code.split(separator: "-").first, (2...3).contains(primary.count) else {
            return nil
        }
        return tag
    }

    private static func trimmed(_ text: String) -> String {
        var text = text[...]
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text.drop { $0.isWhitespace })
    }
}
