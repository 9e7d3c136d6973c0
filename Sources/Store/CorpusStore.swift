import Corpus
internal import GRDB

/// Projects, their intents, examples and entity definitions. Every call that changes data is one durable transaction, and one
/// undo step of its project.
package struct CorpusStore: Sendable {
    let store: StoreDatabase

    package init(_ store: StoreDatabase) { self.store = store }

    // MARK: Projects

    /// By name, whatever its case.
    package func projects(search: String = "") throws(StoreError) -> [ProjectRecord] {
        let wanted = SearchText.fold(search)
        return try store.read { try fetchProjects($0) }
            .map { (folded: SearchText.fold($0.name), record: $0) }
            .filter { wanted.isEmpty || $0.folded.contains(wanted) }
            .sorted { ($0.folded, $0.record.createdAt, $0.record.id.rawValue) < ($1.folded, $1.record.createdAt, $1.record.id.rawValue) }
            .map(\.record)
    }

    package func project(_ id: ProjectID) throws(StoreError) -> ProjectRecord {
        try store.read { try fetchProject($0, id) }
    }

    /// - Parameter account: whose it is; nil for the local owner's.
    package func createProject(
        name: String, languages: [LanguageTag], account: AccountID? = nil
    ) throws(StoreError) -> ProjectRecord {
        let name = try CorpusRules.name(name, of: "project")
        guard !languages.isEmpty else { throw .refused("a project must have at least one language, such as en") }
        return try store.write { db in
            let id = ProjectID.new()
            let now = store.clock()
            try db.execute(
                sql: "INSERT INTO projects (key, name, created_at, updated_at, account) VALUES (?, ?, ?, ?, ?)",
                arguments: [id.rawValue, name, now, now, account])
            let row = db.lastInsertedRowID
            for language in languages { try insertLanguage(db, language, row) }
            return try fetchProject(db, id)
        }
    }

    package func renameProject(_ id: ProjectID, to name: String) throws(StoreError) {
        let name = try CorpusRules.name(name, of: "project")
        try store.write { db in
            let row = try projectRow(db, id)
            try db.execute(sql: "UPDATE projects SET name = ?, updated_at = ? WHERE id = ?", arguments: [name, store.clock(), row])
        }
    }

    package func addLanguage(_ language: LanguageTag, to id: ProjectID) throws(StoreError) {
        try store.write { db in
            let row = try projectRow(db, id)
            try insertLanguage(db, language, row)
            try db.execute(sql: "UPDATE projects SET updated_at = ? WHERE id = ?", arguments: [store.clock(), row])
        }
    }

    /// Deletes the project with its data, its undo steps and its models.
    /// - Returns: the models whose directories are to be removed.
    /// - Throws: `.refused` while a job of it runs.
    package func deleteProject(_ id: ProjectID) throws(StoreError) -> [ModelID] {
        try store.write { db in
            let row = try projectRow(db, id)
            let models = try Row.fetchAll(db, sql: "SELECT key, name, status FROM models WHERE project = ?", arguments: [row])
            if let running = try models.first(where: { TrainingStatus(rawValue: try $0(2))?.isRunning == true }) {
                let name: String = try running(1)
                throw StoreError.refused(
                    "the project's job “\(name)” is running; cancel it or wait for its end, then delete the project")
            }
            try db.execute(sql: "INSERT INTO discarded_models SELECT key FROM models WHERE project = ?", arguments: [row])
            for table in ["models", "example_counts"] {
                try db.execute(sql: "DELETE FROM \(table) WHERE project = ?", arguments: [row])
            }
            try EditJournal(db: db).forget("project = ?", [row])
            try db.deleteInBatches(from: "examples", where: "project = ?", [row])
            try db.execute(sql: "DELETE FROM example_counts WHERE project = ?", arguments: [row])
            try db.execute(sql: "DELETE FROM projects WHERE id = ?", arguments: [row])
            return try models.map { ModelID(rawValue: try $0(0)) }
        }
    }

    // MARK: Intents

    package func intents(_ id: ProjectID, _ language: LanguageTag) throws(StoreError) -> [IntentSummary] {
        let summaries = try store.read { db in
            let project = try projectRow(db, id)
            return try Row.fetchAll(
                db,
                sql: """
                    SELECT i.name, coalesce(sum(c.n) FILTER (WHERE c.test = 0), 0), coalesce(sum(c.n) FILTER (WHERE c.test = 1), 0)
                    FROM intents i LEFT JOIN example_counts c ON c.project = i.project AND c.language = ? AND c.intent = i.id
                    WHERE i.project = ? GROUP BY i.id
                    """, arguments: [language.code, project]
            ).map { IntentSummary(name: try $0(0), train: try $0(1), test: try $0(2)) }
        }
        return summaries.map { (SearchText.fold($0.name), $0) }.sorted { ($0.0, $0.1.name) < ($1.0, $1.1.name) }.map(\.1)
    }

    package func createIntent(_ name: String, in id: ProjectID) throws(StoreError) {
        try check(intent: name)
        try edit(id, "create intent \(name)") { db, project in
            guard try intentRow(db, name, project) == nil else {
                throw StoreError.refused("the intent “\(name)” is there already")
            }
            _ = try insertIntent(db, name, project)
        }
    }

    /// In all languages; renaming to an existing name merges the two.
    package func renameIntent(_ name: String, to newName: String, in id: ProjectID) throws(StoreError) {
        try check(intent: newName)
        try edit(id, "rename intent \(name)") { db, project in
            let source = try existingIntent(db, name, project)
            if name == newName { return }
            if let target = try intentRow(db, newName, project) {
                try db.execute(sql: "UPDATE examples SET intent = ? WHERE intent = ?", arguments: [target, source])
                try db.execute(sql: "DELETE FROM intents WHERE id = ?", arguments: [source])
            } else {
                try db.execute(sql: "UPDATE intents SET name = ? WHERE id = ?", arguments: [newName, source])
            }
        }
    }

    /// Deletes the intent and its examples in all languages.
    package func deleteIntent(_ name: String, in id: ProjectID) throws(StoreError) {
        try edit(id, "delete intent \(name)") { db, project in
            let intent = try existingIntent(db, name, project)
            try db.execute(sql: "DELETE FROM examples WHERE intent = ?", arguments: [intent])
            try db.execute(sql: "DELETE FROM intents WHERE id = ?", arguments: [intent])
        }
    }

    // MARK: Definitions

    package func definitions(_ id: ProjectID, _ language: LanguageTag? = nil) throws(StoreError) -> [EntityDefinition] {
        try store.read { db in
            let project = try projectRow(db, id)
            return try fetchDefinitions(db, project, language)
        }
    }

    /// Adds it, or replaces the one of the same entity, kind and language.
    package func setDefinition(_ definition: EntityDefinition, in id: ProjectID) throws(StoreError) {
        if let fault = CorpusRules.fault(in: definition) { throw .refused(fault) }
        try edit(id, "set entity \(definition.entity)") { db, project in
            try requireLanguage(db, definition.language, project)
            try insertDefinition(db, definition, project)
        }
    }

    package func deleteDefinition(
        entity: String, kind: EntityKind, language: LanguageTag, in id: ProjectID
    ) throws(StoreError) {
        try edit(id, "delete entity \(entity)") { db, project in
            try db.execute(
                sql: "DELETE FROM definitions WHERE project = ? AND entity = ? AND kind = ? AND language = ?",
                arguments: [project, entity, kind.rawValue, language.code])
            guard db.changesCount > 0 else {
                throw StoreError.notFound("no \(kind.rawValue) entity “\(entity)” in \(language)")
            }
        }
    }

    // MARK: Undo

    /// The label of the edit that was taken back; nil when there is none.
    package func undo(in id: ProjectID) throws(StoreError) -> String? { try step(id, undo: true) }
    package func redo(in id: ProjectID) throws(StoreError) -> String? { try step(id, undo: false) }

    /// Makes what the project holds now the state that undo leads back to at the most: nobody wants to take a sample's own data
    /// back piece by piece.
    package func forgetEdits(in id: ProjectID) throws(StoreError) {
        try store.write { db in
            let project = try projectRow(db, id)
            try EditJournal(db: db).forget("project = ?", [project])
        }
    }

    private func step(_ id: ProjectID, undo: Bool) throws(StoreError) -> String? {
        try store.write { db in
            let project = try projectRow(db, id)
            return try EditJournal(db: db).step(project: project, undo: undo, at: store.clock())
        }
    }

    /// One transaction, one undo step.
    func edit<T>(_ id: ProjectID, _ label: String, _ body: (Database, Int64) throws -> T) throws(StoreError) -> T {
        try store.write { db in
            let project = try projectRow(db, id)
            return try EditJournal(db: db).record(project: project, label: label, at: store.clock()) { try body(db, project) }
        }
    }

    private func check(intent name: String) throws(StoreError) {
        if name.isEmpty { throw .refused("an intent must have a name") }
        if let fault = CorpusRules.faultInIntent(name) { throw .refused(fault) }
    }
}
