import Corpus
import Store

/// Projects, intents, examples and definitions. Each call that changes data of a project is one undo step.
extension Workbench {
    /// By name. `search` matches anywhere in the name, case-insensitively.
    package func projects(search: String = "") throws -> [ProjectRecord] { try corpus.projects(search: search) }

    package func project(_ id: ProjectID) throws -> ProjectRecord { try corpus.project(id) }

    /// Names need not be unique; they must not be empty. At least one language.
    package func createProject(name: String, languages: [LanguageTag]) throws -> ProjectRecord {
        let project = try corpus.createProject(name: name, languages: languages)
        dataChanged(project.id)
        return project
    }

    package func renameProject(_ id: ProjectID, to name: String) throws {
        try corpus.renameProject(id, to: name)
        dataChanged(id)
    }

    package func addLanguage(_ language: LanguageTag, to id: ProjectID) throws {
        try corpus.addLanguage(language, to: id)
        dataChanged(id)
    }

    /// Deletes the project with its data and its models. Refused while a job of it runs.
    package func deleteProject(_ id: ProjectID) throws {
        for model in try corpus.deleteProject(id) {
            directories.remove(model)
            cache.forget(model)
            nearest.forget(model)
            hub.post(.modelDeleted(model))
        }
        dataChanged(nil)
    }

    /// By name; empty intents included (an intent belongs to the project, its counts are those of the language).
    package func intents(_ id: ProjectID, _ language: LanguageTag) throws -> [IntentSummary] { try corpus.intents(id, language) }

    package func createIntent(_ name: String, in id: ProjectID) throws {
        try corpus.createIntent(name, in: id)
        dataChanged(id)
    }

    /// In all languages. Renaming to an existing name merges the two.
    package func renameIntent(_ name: String, to newName: String, in id: ProjectID) throws {
        try corpus.renameIntent(name, to: newName, in: id)
        dataChanged(id)
    }

    /// Deletes the intent and its examples in all languages.
    package func deleteIntent(_ name: String, in id: ProjectID) throws {
        try corpus.deleteIntent(name, in: id)
        dataChanged(id)
    }

    package func examples(_ query: ExampleQuery) throws -> ExamplePage {
        let page = try corpus.examples(
            query.project, query.language, intent: query.intent, type: query.type, search: query.search, offset: query.offset,
            limit: query.limit)
        return ExamplePage(total: page.total, rows: page.rows)
    }

    /// The same; a search that finds nothing is mended after the words of the examples, where that finds some.
    package func forgivingExamples(_ query: ExampleQuery) throws -> ExamplePage {
        let page = try examples(query)
        guard page.total == 0, !query.search.isEmpty, let spelt = try corpus.spelt(query.search, query.project, query.language) else {
            return page
        }
        var mended = query
        mended.search = spelt
        var found = try examples(mended)
        if found.total > 0 { found.spelt = spelt }
        return found
    }

    /// Makes searches among all examples of a language fast, for the memory that their texts take.
    package func prepareSearch(_ id: ProjectID, _ language: LanguageTag) throws { try corpus.prepareSearch(id, language) }

    /// - Parameter definitions: entity definitions that come in the same undo step.
    /// - Returns: the new rows' ids, in order.
    @discardableResult
    package func addExamples(
        _ examples: [Example], definitions: [EntityDefinition] = [], to id: ProjectID, _ language: LanguageTag, label: String? = nil
    ) throws -> [ExampleID] {
        let ids = try corpus.add(examples, definitions: definitions, to: id, language, label: label)
        dataChanged(id)
        return ids
    }

    /// Replaces each row's text, intent, entities and type.
    package func updateExamples(_ rows: [StoredExample], label: String) throws {
        for project in try corpus.update(rows, label: label) { dataChanged(project) }
    }

    package func deleteExamples(_ ids: [ExampleID]) throws {
        for project in try corpus.delete(ids) { dataChanged(project) }
    }

    package func moveExamples(_ ids: [ExampleID], toIntent intent: String) throws {
        for project in try corpus.move(ids, toIntent: intent) { dataChanged(project) }
    }

    package func setType(_ type: ExampleType, of ids: [ExampleID]) throws {
        for project in try corpus.setType(type, of: ids) { dataChanged(project) }
    }

    /// The label of the edit that was undone ("delete 3 examples"), or nil when there is nothing to undo. Works across restarts.
    package func undo(in id: ProjectID) throws -> String? {
        let label = try corpus.undo(in: id)
        if label != nil { dataChanged(id) }
        return label
    }

    /// Makes what the project holds now the state that undo leads back to at the most.
    package func forgetEdits(in id: ProjectID) throws { try corpus.forgetEdits(in: id) }

    package func redo(in id: ProjectID) throws -> String? {
        let label = try corpus.redo(in: id)
        if label != nil { dataChanged(id) }
        return label
    }

    package func definitions(_ id: ProjectID, _ language: LanguageTag? = nil) throws -> [EntityDefinition] {
        try corpus.definitions(id, language)
    }

    /// Adds it, or replaces the one of the same entity, kind and language.
    package func setDefinition(_ definition: EntityDefinition, in id: ProjectID) throws {
        try corpus.setDefinition(definition, in: id)
        dataChanged(id)
    }

    package func deleteDefinition(entity: String, kind: EntityKind, language: LanguageTag, in id: ProjectID) throws {
        try corpus.deleteDefinition(entity: entity, kind: kind, language: language, in: id)
        dataChanged(id)
    }

    package func dataset(_ id: ProjectID, _ language: LanguageTag) throws -> Dataset { try corpus.dataset(id, language) }

    /// The same, with the row of each example.
    package func datasetWithIDs(_ id: ProjectID, _ language: LanguageTag) throws -> (dataset: Dataset, ids: [ExampleID]) {
        try corpus.datasetWithIDs(id, language)
    }
}
