import Corpus
import Foundation
internal import GRDB

extension ModelStore {
    /// Records a model that was trained elsewhere, and whose directory is published already, as Completed.
    ///
    /// It is no job: it passes no stations here, and its history is the one that it comes with.
    /// - Parameter record: with the new id, the project and the language that it belongs to here.
    package func adopt(_ record: ModelRecord) throws(StoreError) -> ModelRecord {
        let name = try CorpusRules.name(record.name, of: "model")
        let now = store.clock()
        var history = record.history.filter { !$0.status.isFinal }
        history.append(StatusChange(status: .completed, at: now))
        let columns = (
            configuration: try encoded(record.configuration), examples: try encoded(record.examplesPerIntent),
            metrics: try encoded(record.metrics), leaderboard: try encoded(record.leaderboard)
        )
        return try store.write { db in
            let corpus = CorpusStore(store)
            let project = try corpus.projectRow(db, record.projectID)
            try corpus.requireLanguage(db, record.language, project)
            try db.execute(
                sql: """
                    INSERT INTO models (key, project, language, name, status, status_at, message, priority, configuration, created_at,
                      updated_at, alive_at, examples_per_intent, metrics, training_seconds, progress, leaderboard)
                    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?6, ?6, ?6, ?10, ?11, ?12, 1, ?13)
                    """,
                arguments: [
                    record.id.rawValue, project, record.language.code, name, TrainingStatus.completed.rawValue, now, record.message,
                    record.priority.rawValue, columns.configuration, columns.examples, columns.metrics, record.trainingSeconds,
                    columns.leaderboard,
                ])
            let row = db.lastInsertedRowID
            for (index, change) in history.enumerated() {
                try db.execute(
                    sql: "INSERT INTO model_statuses VALUES (?, ?, ?, ?)", arguments: [row, index + 1, change.status.rawValue, change.at])
            }
            return try self.record(db, record.id)
        }
    }
}
