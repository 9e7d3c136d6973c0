import Corpus
internal import GRDB

/// Reading examples with their ids, and changing many of them in one step.
extension CorpusStore {
    /// Every example of one language, in the order it was added.
    package func storedExamples(_ id: ProjectID, _ language: LanguageTag) throws(StoreError) -> [StoredExample] {
        try store.read { db in
            try fetchExamples(
                db, "WHERE e.project = :project AND e.language = :language",
                ["project": try projectRow(db, id), "language": language.code])
        }
    }

    /// Those of the ids that are there, in the order of the ids.
    package func storedExamples(_ ids: [ExampleID]) throws(StoreError) -> [StoredExample] {
        try store.read { db in
            try stride(from: 0, to: ids.count, by: StoreLimits.pageRows).flatMap { start in
                let list = ids.sorted()[start..<min(ids.count, start + StoreLimits.pageRows)].map(String.init).joined(separator: ", ")
                return try fetchExamples(db, "WHERE e.id IN (\(list))")
            }
        }
    }

    /// The ids of all examples that match, in the order they were added; parameters as of `examples`.
    package func exampleIDs(
        _ id: ProjectID, _ language: LanguageTag, intent: String?, type: ExampleType?, search: String
    ) throws(StoreError) -> [ExampleID] {
        try store.read { db in
            let project = try projectRow(db, id)
            let filter = try ExampleFilter(
                project: project, language: language, intent: try intent.map { try intentNumber(db, $0, project) }, type: type,
                search: search)
            return try filter.page(db, offset: 0, limit: .max).ids
        }
    }

    /// Replaces some rows and deletes others: all or none, one undo step.
    /// - Returns: the projects that changed.
    @discardableResult
    package func amend(
        _ updates: [StoredExample], deleting ids: [ExampleID], label: String
    ) throws(StoreError) -> [ProjectID] {
        for row in updates { if let fault = CorpusRules.fault(in: row.example) { throw .refused(fault) } }
        let examples = Dictionary(updates.map { ($0.id, $0.example) }, uniquingKeysWith: { $1 })
        return try change(updates.map(\.id) + ids, label) { db, project, id in
            guard let example = examples[id] else {
                return try db.cachedStatement(sql: "DELETE FROM examples WHERE id = ?").execute(arguments: [id])
            }
            try replace(id, with: example, db, project)
        }
    }
}
