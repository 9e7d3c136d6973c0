import Corpus
internal import GRDB

/// Adds examples to one project one after another, inside a transaction.
package struct ExampleWriter {
    let corpus: CorpusStore
    let db: Database
    let project: Int64
    let language: LanguageTag
    private let statement: Statement
    private let progress = Progress()

    private final class Progress {
        /// The rows of the intents that were asked for.
        var intents: [String: Int64?] = [:]
        var added = 0
        var run: ExampleRun?
    }

    /// Fewer examples than this are counted and journalled one by one.
    static let runFrom = 4_096

    /// Runs `body` with a writer, and brings to an end what it has begun.
    static func adding<T>(
        _ corpus: CorpusStore, _ db: Database, _ project: Int64, _ language: LanguageTag, _ body: (ExampleWriter) throws -> T
    ) throws -> T {
        let writer = try ExampleWriter(corpus, db, project, language)
        let result = try body(writer)
        try writer.progress.run?.finish()
        return result
    }

    private init(_ corpus: CorpusStore, _ db: Database, _ project: Int64, _ language: LanguageTag) throws {
        try corpus.requireLanguage(db, language, project)
        self.corpus = corpus
        self.db = db
        self.project = project
        self.language = language
        statement = try db.cachedStatement(
            sql: "INSERT INTO examples (project, language, intent, test, text, folded, entities) VALUES (?, ?, ?, ?, ?, ?, ?)")
    }

    /// The example is one that `CorpusRules` allow.
    /// - Returns: the new row's id.
    @discardableResult
    package func add(_ example: Example) throws -> ExampleID {
        let intent: Int64?
        if let known = progress.intents[example.intent] {
            intent = known
        } else {
            intent = try corpus.intent(db, named: example.intent, project)
            progress.intents[example.intent] = intent
        }
        if progress.added == Self.runFrom { progress.run = try ExampleRun(db, project, language) }
        progress.added += 1
        try statement.execute(arguments: [
            project, language.code, intent, example.type == .test, example.text, SearchText.column(example.text),
            EntityColumn.encode(corpus.sorted(example.entities)),
        ])
        let id = db.lastInsertedRowID
        progress.run?.add(id, intent: intent, type: example.type)
        return id
    }

    package func add(_ definition: EntityDefinition) throws { try corpus.insertDefinition(db, definition, project) }
}

extension CorpusStore {
    /// Runs `body`, which adds examples as they come, in one transaction and as one undo step: when it throws, nothing was added.
    /// SQLite keeps what a transaction changes on disk, so it may be of any size.
    package func importing<T>(
        to id: ProjectID, _ language: LanguageTag, label: String, _ body: (ExampleWriter) throws -> T
    ) throws(StoreError) -> T {
        try edit(id, label) { db, project in try ExampleWriter.adding(self, db, project, language, body) }
    }

    /// Calls `body` with the text and the intent of each example of one language.
    package func eachLabel(_ id: ProjectID, _ language: LanguageTag, _ body: (String, String) -> Void) throws(StoreError) {
        try store.read { db in
            let project = try projectRow(db, id)
            let cursor = try Row.fetchCursor(
                db,
                sql: """
                    SELECT e.text, coalesce(i.name, '') FROM examples e LEFT JOIN intents i ON i.id = e.intent
                    WHERE e.project = ? AND e.language = ?
                    """, arguments: [project, language.code])
            while let row = try cursor.next() { body(try row(0), try row(1)) }
        }
    }
}
