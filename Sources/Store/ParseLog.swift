import Corpus
import Foundation
internal import GRDB

/// An utterance that a deployed model was asked about: what people really say, for a person to label.
package struct ParsedUtterance: Sendable, Equatable {
    /// Its row, never used twice; 0 before it is kept.
    package var id: Int64
    package var model: ModelID
    package var at: Milliseconds
    package var text: String
    /// The best intent, or `nlu_fallback`.
    package var intent: String
    package var confidence: Double

    package init(id: Int64 = 0, model: ModelID, at: Milliseconds, text: String, intent: String, confidence: Double) {
        self.id = id
        self.model = model
        self.at = at
        self.text = text
        self.intent = intent
        self.confidence = confidence
    }
}

/// What a server keeps of the utterances it is asked about, when it is told to.
package struct ParseLog: Sendable {
    let store: StoreDatabase

    package init(_ store: StoreDatabase) { self.store = store }

    /// Utterances of one project that are kept; the oldest go first.
    package static let limit = 10_000

    /// Keeps them; those of models that are gone meanwhile are dropped.
    package func add(_ utterances: [ParsedUtterance]) throws(StoreError) {
        try store.write { db in
            let statement = try db.cachedStatement(
                sql: "INSERT INTO parse_log (model, at, text, intent, confidence) SELECT id, ?, ?, ?, ? FROM models WHERE key = ?")
            for one in utterances {
                try statement.execute(arguments: [one.at, one.text, one.intent, one.confidence, one.model.rawValue])
            }
            for project in try Int64.fetchAll(
                db,
                sql: "SELECT DISTINCT project FROM models WHERE key IN (\(utterances.map { _ in "?" }.joined(separator: ", ")))",
                arguments: StatementArguments(utterances.map(\.model.rawValue)))
            {
                try db.execute(
                    sql: """
                        DELETE FROM parse_log WHERE id <= (SELECT l.id FROM parse_log l JOIN models m ON m.id = l.model
                          WHERE m.project = ?1 ORDER BY l.id DESC LIMIT 1 OFFSET ?2)
                          AND model IN (SELECT id FROM models WHERE project = ?1)
                        """, arguments: [project, Self.limit])
            }
        }
    }

    /// Newest first; each text once, as it was parsed last. Texts that are examples of the project already are left out.
    package func utterances(_ project: ProjectID, _ language: LanguageTag, limit: Int) throws(StoreError) -> [ParsedUtterance] {
        try store.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT l.id, m.key, l.at, l.text, l.intent, l.confidence
                    FROM parse_log l JOIN models m ON m.id = l.model JOIN projects p ON p.id = m.project
                    WHERE p.key = ?1 AND m.language = ?2
                      AND l.id IN (SELECT max(n.id) FROM parse_log n JOIN models o ON o.id = n.model
                        WHERE o.project = m.project AND o.language = ?2 GROUP BY n.text)
                      AND l.text NOT IN (SELECT text FROM examples e WHERE e.project = m.project AND e.language = ?2)
                    ORDER BY l.id DESC LIMIT ?3
                    """, arguments: [project.rawValue, language.code, limit]
            ).map { row in
                ParsedUtterance(
                    id: try row(0), model: ModelID(rawValue: try row(1)), at: try row(2), text: try row(3), intent: try row(4),
                    confidence: try row(5))
            }
        }
    }

    /// Takes them out, by row: they are labelled, or not worth it.
    package func delete(_ ids: [Int64]) throws(StoreError) {
        try store.write { db in
            for id in ids {
                // The same words said often are one thing to decide.
                try db.execute(
                    sql: """
                        DELETE FROM parse_log WHERE text = (SELECT text FROM parse_log WHERE id = ?1)
                          AND model IN (SELECT m.id FROM models m WHERE m.project =
                            (SELECT o.project FROM parse_log l JOIN models o ON o.id = l.model WHERE l.id = ?1))
                        """, arguments: [id])
            }
        }
    }
}
