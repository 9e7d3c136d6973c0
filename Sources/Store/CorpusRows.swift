import Corpus
import Foundation
internal import GRDB

/// The statements that `CorpusStore`'s calls are made of.
extension CorpusStore {
    func projectRow(_ db: Database, _ id: ProjectID) throws -> Int64 {
        guard let row = try Int64.fetchOne(db, sql: "SELECT id FROM projects WHERE key = ?", arguments: [id.rawValue]) else {
            throw StoreError.notFound("no project \(id)")
        }
        return row
    }

    func fetchProject(_ db: Database, _ id: ProjectID) throws -> ProjectRecord {
        guard let record = try fetchProjects(db, only: id).first else { throw StoreError.notFound("no project \(id)") }
        return record
    }

    func fetchProjects(_ db: Database, only id: ProjectID? = nil) throws -> [ProjectRecord] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT key, name, (SELECT group_concat(language, ' ') FROM
                  (SELECT language FROM project_languages WHERE project = p.id ORDER BY position)), created_at, updated_at,
                  (SELECT coalesce(sum(n), 0) FROM example_counts WHERE project = p.id),
                  (SELECT count(*) FROM intents WHERE project = p.id), (SELECT count(*) FROM models WHERE project = p.id),
                  account
                FROM projects p WHERE ?1 IS NULL OR key = ?1
                """, arguments: [id?.rawValue]
        ).map { row in
            let languages: String? = try row(2)
            return ProjectRecord(
                id: ProjectID(rawValue: try row(0)), name: try row(1),
                languages: (languages ?? "").split(separator: " ").compactMap { LanguageTag(String($0)) },
                createdAt: try row(3), updatedAt: try row(4), examples: try row(5), intents: try row(6), models: try row(7),
                account: try row(8))
        }
    }

    func insertLanguage(_ db: Database, _ language: LanguageTag, _ project: Int64) throws {
        try db.execute(
            sql: """
                INSERT INTO project_languages SELECT ?1, (SELECT coalesce(max(position), 0) + 1 FROM project_languages WHERE project = ?1), ?2
                ON CONFLICT (project, language) DO NOTHING
                """, arguments: [project, language.code])
    }

    func requireLanguage(_ db: Database, _ language: LanguageTag, _ project: Int64) throws {
        let known = try String.fetchAll(
            db, sql: "SELECT language FROM project_languages WHERE project = ? ORDER BY position", arguments: [project])
        guard known.contains(language.code) else {
            throw StoreError.refused(
                "the project has no language “\(language)” (it has \(known.joined(separator: ", "))); add the language first")
        }
    }

    func intentRow(_ db: Database, _ name: String, _ project: Int64) throws -> Int64? {
        try Int64.fetchOne(db, sql: "SELECT id FROM intents WHERE project = ? AND name = ?", arguments: [project, name])
    }

    func existingIntent(_ db: Database, _ name: String, _ project: Int64) throws -> Int64 {
        guard let row = try intentRow(db, name, project) else { throw StoreError.notFound("no intent “\(name)”") }
        return row
    }

    func insertIntent(_ db: Database, _ name: String, _ project: Int64) throws -> Int64 {
        try db.execute(sql: "INSERT INTO intents (project, name) VALUES (?, ?)", arguments: [project, name])
        return db.lastInsertedRowID
    }

    /// The row of the intent of that name, which is made where it is not there; nil for the empty name.
    func intent(_ db: Database, named name: String, _ project: Int64) throws -> Int64? {
        if name.isEmpty { return nil }
        return try intentRow(db, name, project) ?? insertIntent(db, name, project)
    }

    func fetchDefinitions(_ db: Database, _ project: Int64, _ language: LanguageTag?) throws -> [EntityDefinition] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT entity, kind, examples, language FROM definitions WHERE project = ?1 AND (?2 IS NULL OR language = ?2)
                ORDER BY entity, kind, language
                """, arguments: [project, language?.code]
        ).compactMap { row in
            guard let kind = EntityKind(rawValue: try row(1)), let language = LanguageTag(try row(3)) else { return nil }
            let text: String = try row(2)
            let examples = try JSONDecoder().decode([String].self, from: Data(text.utf8))
            return EntityDefinition(entity: try row(0), kind: kind, examples: examples, language: language)
        }
    }

    func insertDefinition(_ db: Database, _ definition: EntityDefinition, _ project: Int64) throws {
        let examples = String(decoding: try JSONEncoder().encode(definition.examples), as: UTF8.self)
        try db.execute(
            sql: """
                INSERT INTO definitions (project, entity, kind, language, examples) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (project, entity, kind, language) DO UPDATE SET examples = excluded.examples
                """,
            arguments: [project, definition.entity, definition.kind.rawValue, definition.language.code, examples])
    }
}
