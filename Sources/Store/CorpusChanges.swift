import Corpus
internal import GRDB

/// Where somebody who follows the data of a project stands: the undo steps that he has seen, and which of them were taken back.
package struct EditCursor: Sendable, Equatable {
    fileprivate var undone: [Int64: Bool]
    fileprivate var newest: Int64 { undone.keys.max() ?? 0 }
}

/// What has changed in one language of a project since a cursor.
package struct CorpusChanges: Sendable {
    package var cursor: EditCursor
    /// True when `examples` are all there are, and what is not among them is gone.
    package var isWhole: Bool
    /// New and changed ones, as they are now.
    package var examples: [StoredExample]
    package var gone: [ExampleID]
    /// Nil where they are as they were.
    package var definitions: [EntityDefinition]?
}

extension CorpusStore {
    /// Beyond so many changed rows everything is read at once.
    private static let mostChanges = 4_000

    /// Reads the rows that the undo steps since then name, not the others.
    /// - Parameter cursor: nil reads everything. So does one whose newest step is no longer kept, and a renamed intent.
    package func changes(
        _ id: ProjectID, _ language: LanguageTag, since cursor: EditCursor?
    ) throws(StoreError) -> CorpusChanges {
        try store.read { db in
            let project = try projectRow(db, id)
            let steps = try Row.fetchAll(db, sql: "SELECT id, undone FROM edits WHERE project = ?", arguments: [project])
            var now = EditCursor(undone: [:])
            for step in steps { try now.undone[step(0)] = step(1) }
            guard let cursor, let touched = try touched(db, cursor, now) else {
                let rows = try fetchExamples(
                    db, "WHERE e.project = :project AND e.language = :language", ["project": project, "language": language.code])
                return CorpusChanges(
                    cursor: now, isWhole: true, examples: rows, gone: [], definitions: try allDefinitions(db, project, language))
            }
            let list = touched.examples.map(String.init).joined(separator: ", ")
            let rows = try fetchExamples(
                db, "WHERE e.id IN (\(list)) AND e.project = :project AND e.language = :language",
                ["project": project, "language": language.code])
            let present = Set(rows.map(\.id))
            return CorpusChanges(
                cursor: now, isWhole: false, examples: rows, gone: touched.examples.filter { !present.contains($0) },
                definitions: touched.definitions ? try allDefinitions(db, project, language) : nil)
        }
    }

    /// The rows that the steps between two cursors name; nil where they do not tell all.
    private func touched(_ db: Database, _ before: EditCursor, _ now: EditCursor) throws -> (examples: [ExampleID], definitions: Bool)? {
        // Without a known step in common, steps in between may have been forgotten.
        guard before == now || now.undone[before.newest] != nil else { return nil }
        let steps = now.undone.filter { before.undone[$0.key] != $0.value }.keys.sorted()
        guard !steps.isEmpty else { return ([], false) }
        let changes = try Row.fetchAll(
            db,
            sql: """
                SELECT DISTINCT source, row, image IS NULL, through FROM edit_changes
                WHERE edit IN (\(steps.map(String.init).joined(separator: ", "))) LIMIT \(Self.mostChanges + 1)
                """)
        guard changes.count <= Self.mostChanges else { return nil }
        var examples: Set<ExampleID> = []
        var definitions = false
        for change in changes {
            if let _: Int64 = try change(3) { return nil }
            switch JournalledTable(rawValue: try change(0)) {
            case .examples: try examples.insert(change(1))
            case .definitions: definitions = true
            // A new intent has no examples yet; another name is another label for all that stand under it.
            case .intents: if try change(2) == false { return nil }
            case nil: return nil
            }
        }
        return (examples.sorted(), definitions)
    }
}
