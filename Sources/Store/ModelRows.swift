import Corpus
import Foundation
internal import GRDB
import NLU

/// Model records as rows.
extension ModelStore {
    func row(_ db: Database, _ id: ModelID) throws -> Int64 {
        guard let row = try Int64.fetchOne(db, sql: "SELECT id FROM models WHERE key = ?", arguments: [id.rawValue]) else {
            throw StoreError.notFound("no model \(id)")
        }
        return row
    }

    func record(_ db: Database, _ id: ModelID) throws -> ModelRecord {
        guard let record = try fetch(db, "m.key = ?1", [id.rawValue]).first else { throw StoreError.notFound("no model \(id)") }
        return record
    }

    /// Newest first.
    func fetch(_ db: Database, _ condition: String, _ arguments: StatementArguments = []) throws -> [ModelRecord] {
        let statuses = try Row.fetchAll(
            db,
            sql: """
                SELECT s.model, s.status, s.at FROM model_statuses s JOIN models m ON m.id = s.model JOIN projects p ON p.id = m.project
                WHERE \(condition) ORDER BY s.model, s.sequence
                """, arguments: arguments)
        var histories: [Int64: [StatusChange]] = [:]
        for row in statuses {
            guard let status = TrainingStatus(rawValue: try row(1)) else { continue }
            try histories[row(0), default: []].append(StatusChange(status: status, at: row(2)))
        }
        return try Row.fetchAll(
            db,
            sql: """
                SELECT m.*, p.key AS project_key FROM models m JOIN projects p ON p.id = m.project WHERE \(condition) ORDER BY m.id DESC
                """, arguments: arguments
        ).map { try decode($0, history: histories[try $0("id")] ?? []) }
    }

    private func decode(_ row: Row, history: [StatusChange]) throws -> ModelRecord {
        guard let status = TrainingStatus(rawValue: try row("status")), let language = LanguageTag(try row("language")),
            let priority = Priority(rawValue: try row("priority")), let deployment = DeploymentStatus(rawValue: try row("deployment"))
        else {
            let key: String = try row("key")
            throw StoreError.storage("\(store.path): the record of model \(key) is damaged")
        }
        return ModelRecord(
            id: ModelID(rawValue: try row("key")), projectID: ProjectID(rawValue: try row("project_key")), language: language,
            name: try row("name"), status: status, lastStatusAt: try row("status_at"), history: history, message: try row("message"),
            priority: priority, configuration: try decoded(row("configuration")), createdAt: try row("created_at"),
            updatedAt: try row("updated_at"), examplesPerIntent: try decoded(row("examples_per_intent")),
            metrics: try (row("metrics") as String) == "{}" ? ModelMetrics() : decoded(row("metrics")),
            trainingSeconds: try row("training_seconds"), progress: try row("progress"), leaderboard: try decoded(row("leaderboard")),
            replicas: try row("replicas"), deployment: deployment, acceptThreshold: try row("accept_threshold"))
    }

    func encoded(_ value: some Encodable) throws(StoreError) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        do {
            return String(decoding: try encoder.encode(value), as: UTF8.self)
        } catch {
            throw .storage("a value cannot be written: \(error.localizedDescription)")
        }
    }

    private func decoded<T: Decodable>(_ column: String) throws -> T {
        do {
            return try JSONDecoder().decode(T.self, from: Data(column.utf8))
        } catch {
            throw StoreError.storage("\(store.path): a model's record is damaged: \(error.localizedDescription)")
        }
    }
}
