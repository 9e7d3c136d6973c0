import Corpus
internal import GRDB

/// Adds examples to one project one after another, inside a transaction.
package struct ExampleWriter {
    let corpus: CorpusStore
    let db: Database
    let project: Int64
    let language: LanguageTag
    private let statement: Statement
    private let intents = IntentRows()

    /// The rows of the intents that were asked for.
    private final class IntentRows {
        var rows: [String: Int64?] = [:]
    }

    init(_ corpus: CorpusStore, _ db: Database, _ project: Int64, _ language: LanguageTag) throws {
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
        if let known = intents.rows[example.intent] {
            intent = known
        } else {
            intent = try corpus.intent(db, named: example.intent, project)
            intents.rows[example.intent] = intent
        }
        try statement.execute(arguments: [
            project, language.code, intent, example.type == .test, example.text, SearchText.column(example.text),
            EntityColumn.encode(corpus.sorted(example.entities)),
        ])
        return db.lastInsertedRowID
    }

    package func add(_ definition: EntityDefinition) throws { try corpus.insertDefinition(db, definition, project) }
}

extension CorpusStore {
    /// Runs `body`, which adds examples as they come, in one transaction and as one undo step: when it throws, nothing was added.
    /// SQLite keeps what a transaction changes on disk, so it may be of any size.
    package func importing<T>(
        to id: ProjectID, _ language: LanguageTag, label: String, _ body: (ExampleWriter) throws -> T
    ) throws(StoreError) -> T {
        try edit(id, label) { db, project in try body(ExampleWriter(self, db, project, language)) }
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
