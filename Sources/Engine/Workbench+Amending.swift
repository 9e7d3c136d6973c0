import Corpus
import Store

/// Changes to many examples at once; each is one undo step.
extension Workbench {
    /// Every example of one language with its id, in the order it was added.
    package func storedExamples(_ id: ProjectID, _ language: LanguageTag) throws -> [StoredExample] {
        try corpus.storedExamples(id, language)
    }

    package func storedExamples(_ ids: [ExampleID]) throws -> [StoredExample] { try corpus.storedExamples(ids) }

    /// The ids of all examples that the query matches, its page left out of account.
    package func exampleIDs(_ query: ExampleQuery) throws -> [ExampleID] {
        try corpus.exampleIDs(query.project, query.language, intent: query.intent, type: query.type, search: query.search)
    }

    /// Replaces some rows and deletes others.
    package func amendExamples(_ updates: [StoredExample], deleting ids: [ExampleID], label: String) throws {
        for project in try corpus.amend(updates, deleting: ids, label: label) { dataChanged(project) }
    }

    /// Divides the examples anew into train and test, each intent in the same proportion.
    /// - Parameters:
    ///   - testShare: 0…1; 0 makes all of them train examples.
    ///   - intent: the only intent to divide; nil for all.
    /// - Returns: the number of examples that changed sides.
    package func split(_ id: ProjectID, _ language: LanguageTag, testShare: Double, intent: String? = nil) throws -> Int {
        let rows = try corpus.storedExamples(id, language).filter { intent == nil || $0.example.intent == intent }
        let examples = rows.map(\.example)
        let divided = DatasetSplit.stratified(examples, testShare: testShare).applied(to: examples)
        let changed = zip(rows, divided).filter { $0.example.type != $1.type }.map { StoredExample(id: $0.id, example: $1) }
        let percent = Int((testShare * 100).rounded())
        try amendExamples(changed, deleting: [], label: percent == 0 ? "train on everything" : "split off \(percent) % for testing")
        return changed.count
    }

    /// Marks the words as the entity wherever they stand and no span covers them.
    /// - Returns: the number of spans marked.
    package func markEverywhere(_ phrase: String, as entity: String, in id: ProjectID, _ language: LanguageTag) throws -> Int {
        guard let search = PhraseSearch(phrase) else { return 0 }
        var count = 0
        var changed: [StoredExample] = []
        for var row in try corpus.storedExamples(id, language) {
            let places = search.unmarked(in: row.example)
            guard !places.isEmpty else { continue }
            count += places.count
            row.example.entities += places.map { EntityAnnotation(start: $0.lowerBound, end: $0.upperBound, entity: entity) }
            row.example.entities.sort { $0.start < $1.start }
            changed.append(row)
        }
        if count > 0 { try amendExamples(changed, deleting: [], label: "mark \(CorpusRules.shortened(phrase)) as \(entity)") }
        return count
    }

    /// Gives spans of one entity type another; a type that is there already takes them in. An empty new name unmarks them.
    /// - Returns: the number of spans that changed.
    package func renameEntity(_ entity: String, to name: String, in id: ProjectID, _ language: LanguageTag) throws -> Int {
        var count = 0
        var changed: [StoredExample] = []
        for var row in try corpus.storedExamples(id, language) {
            let spans = row.example.entities.indices.filter { row.example.entities[$0].entity == entity }
            guard !spans.isEmpty else { continue }
            count += spans.count
            if name.isEmpty {
                row.example.entities.removeAll { $0.entity == entity }
            } else {
                for index in spans { row.example.entities[index].entity = name }
            }
            changed.append(row)
        }
        let label = name.isEmpty ? "unmark \(entity)" : "rename entity \(entity)"
        if count > 0 { try amendExamples(changed, deleting: [], label: label) }
        return count
    }
}
