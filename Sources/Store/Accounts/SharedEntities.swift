import Corpus
import Foundation
internal import GRDB

/// An entity that belongs to an account rather than to one project.
package struct SharedEntity: Sendable, Equatable {
    package var id: String
    package var definition: EntityDefinition
}

/// Entities as the NeuralSpace API has them: declared once, and used by all projects of the account in their language.
extension CorpusStore {
    /// Adds it, or replaces the one of the same entity, kind and language.
    package func setSharedEntity(_ definition: EntityDefinition, account: AccountID?) throws(StoreError) -> SharedEntity {
        if let fault = CorpusRules.fault(in: definition) { throw .refused(fault) }
        return try store.write { db in
            let examples = String(decoding: try JSONEncoder().encode(definition.examples), as: UTF8.self)
            let known = try String.fetchOne(
                db, sql: "SELECT key FROM shared_entities WHERE account IS ? AND entity = ? AND kind = ? AND language = ?",
                arguments: [account, definition.entity, definition.kind.rawValue, definition.language.code])
            let key = known ?? ModelID.new().rawValue
            if known != nil {
                try db.execute(sql: "UPDATE shared_entities SET examples = ? WHERE key = ?", arguments: [examples, key])
            } else {
                try db.execute(
                    sql: "INSERT INTO shared_entities (key, account, entity, kind, language, examples) VALUES (?, ?, ?, ?, ?, ?)",
                    arguments: [key, account, definition.entity, definition.kind.rawValue, definition.language.code, examples])
            }
            return SharedEntity(id: key, definition: definition)
        }
    }

    /// By name.
    package func sharedEntities(
        account: AccountID?, kind: EntityKind?, language: LanguageTag?
    ) throws(StoreError) -> [SharedEntity] {
        try store.read { db in
            try fetchShared(
                db, "account IS ?1 AND (?2 IS NULL OR kind = ?2) AND (?3 IS NULL OR language = ?3)",
                [account, kind?.rawValue, language?.code])
        }
    }

    package func sharedEntity(_ id: String, account: AccountID?) throws(StoreError) -> SharedEntity {
        try store.read { db in try fetchShared(db, id, account) }
    }

    package func deleteSharedEntity(_ id: String, account: AccountID?) throws(StoreError) {
        try store.write { db in
            _ = try fetchShared(db, id, account)
            try db.execute(sql: "DELETE FROM shared_entities WHERE key = ?", arguments: [id])
        }
    }

    /// Makes a synonym of the account one of the project's.
    package func addSynonym(_ id: String, to project: ProjectID, account: AccountID?) throws(StoreError) -> SharedEntity {
        try store.write { db in
            let row = try projectRow(db, project)
            let entity = try fetchShared(db, id, account)
            guard entity.definition.kind == .synonym else {
                throw StoreError.refused("“\(entity.definition.entity)” is no synonym; other entities belong to all projects anyway")
            }
            try db.execute(
                sql: "INSERT INTO project_synonyms SELECT ?, id FROM shared_entities WHERE key = ? ON CONFLICT DO NOTHING",
                arguments: [row, id])
            return entity
        }
    }

    /// The account's synonyms that were added to the project.
    package func synonyms(of project: ProjectID, _ language: LanguageTag?) throws(StoreError) -> [SharedEntity] {
        try store.read { db in
            try fetchShared(
                db, "id IN (SELECT entity FROM project_synonyms WHERE project = ?1) AND (?2 IS NULL OR language = ?2)",
                [try projectRow(db, project), language?.code])
        }
    }

    /// What a project learns with: its own definitions, then what its account shares.
    func allDefinitions(_ db: Database, _ project: Int64, _ language: LanguageTag) throws -> [EntityDefinition] {
        let own = try fetchDefinitions(db, project, language)
        let shared = try fetchShared(
            db,
            """
            language = ?2 AND account IS (SELECT account FROM projects WHERE id = ?1)
            AND (kind <> 'synonym' OR id IN (SELECT entity FROM project_synonyms WHERE project = ?1))
            """, [project, language.code])
        return own + shared.map(\.definition).filter { new in !own.contains { $0.entity == new.entity && $0.kind == new.kind } }
    }

    private func fetchShared(_ db: Database, _ id: String, _ account: AccountID?) throws -> SharedEntity {
        guard let entity = try fetchShared(db, "key = ? AND account IS ?", [id, account]).first else {
            throw StoreError.notFound("no entity \(id)")
        }
        return entity
    }

    private func fetchShared(_ db: Database, _ condition: String, _ arguments: StatementArguments) throws -> [SharedEntity] {
        try Row.fetchAll(
            db,
            sql: "SELECT key, entity, kind, examples, language FROM shared_entities WHERE \(condition) ORDER BY entity, kind, language",
            arguments: arguments
        ).compactMap { row in
            guard let kind = EntityKind(rawValue: try row(2)), let language = LanguageTag(try row(4)) else { return nil }
            let text: String = try row(3)
            let examples = try JSONDecoder().decode([String].self, from: Data(text.utf8))
            return SharedEntity(
                id: try row(0), definition: EntityDefinition(entity: try row(1), kind: kind, examples: examples, language: language))
        }
    }
}
