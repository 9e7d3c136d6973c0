import Corpus
import Engine
import Store

/// Lookup, regex and synonym entities, which belong to the account: its projects of that language learn with them, synonyms
/// where they were added to the project.
extension NeuralSpaceAPI {
    private struct SynonymListReply: Encodable {
        var count: Int
        var synonyms: [EntityReply]
    }

    var entityRoutes: [Route] {
        let examples = Field.required("examples", .list(.text(CorpusLimits.textLength)), "phrases, patterns or synonyms")
        let create: [Field] = [
            .required("entity", .text(CorpusLimits.textLength)), examples, Self.languageField,
            .required("entityType", .text(20), "lookup, fuzzy-lookup, regex or synonym"), .optional("description", .text(1000)),
            .optional("fuzzy", .flag, "a lookup that also takes what is nearly one of its phrases"),
        ]
        let change: [Field] = [.required("entityId", .text(64)), examples]
        let delete: [Field] = [.required("entityId", .text(64))]
        let filter: [Field] = [.optional("entityType", .text(20)), .optional("language", .text(40))]
        let list: [Field] = [.required("filter", .object(filter)), .optional("search", .text(200))] + Self.paging
        let addSynonym: [Field] = [Self.projectField, Self.languageField, .required("entityId", .text(64))]
        let listSynonyms: [Field] =
            [Self.projectField, .optional("language", .text(40)), .optional("search", .text(200))] + Self.paging
        return [
            Route(.post, Self.base + "entity", .neuralSpace, "Declare an entity", input: .json(create)) { call in
                let body = try call.json(create)
                var kind = try Self.kind(body.text("entityType"))
                guard kind != .trainable, kind != .pretrained else {
                    throw APIError.badRequest(
                        "“entityType” must be lookup, regex or synonym: \(kind.rawValue) entities need no declaration")
                }
                if kind == .lookup, body.flag("fuzzy") { kind = .fuzzyLookup }
                let definition = EntityDefinition(
                    entity: body.text("entity"), kind: kind, examples: body.texts("examples"), language: try body.language())
                let entity = try await set(definition, call.caller)
                return try .envelope("Entity created", EntityReply(entity))
            },
            Route(.delete, Self.base + "entity", .neuralSpace, "Delete an entity", input: .json(delete)) { call in
                let id = try call.json(delete).text("entityId")
                try await blocking { try workbench.deleteSharedEntity(id, for: call.caller) }
                return try .envelope("Entity deleted", DeletionReply(deleted: [id], notFound: []))
            },
            Route(.post, Self.base + "list/entity", .neuralSpace, "List entities", input: .json(list)) { call in
                let body = try call.json(list)
                let kind = try body.object("filter").optionalText("entityType").map { name throws(APIError) in try Self.kind(name) }
                let language = try body.object("filter").optionalText("language").map { code throws(APIError) in
                    try LanguageTag.given(code)
                }
                let all = try await blocking { try workbench.sharedEntities(kind: kind, language: language, for: call.caller) }
                let builtIn = kind == .pretrained ? EntityReply.builtIn(language ?? .english) : []
                let found =
                    builtIn.filter { $0.entity.contains(body.text("search").lowercased()) || body.text("search").isEmpty }
                    + Self.named(body.text("search"), among: all)
                return try .envelope("Entities fetched", EntityListReply(count: found.count, entities: PageRequest(body).of(found)))
            },
            Route(.post, Self.base + "add/examples/entity", .neuralSpace, "Add an entity's examples", input: .json(change)) { call in
                let body = try call.json(change)
                return try await changeExamples(body, call.caller) { known in
                    let fresh = body.texts("examples").filter { !known.contains($0) }
                    return known + fresh
                }
            },
            Route(.post, Self.base + "remove/examples/entity", .neuralSpace, "Remove examples", input: .json(change)) { call in
                let body = try call.json(change)
                let gone = Set(body.texts("examples"))
                return try await changeExamples(body, call.caller) { known in known.filter { !gone.contains($0) } }
            },
            Route(.post, Self.base + "project/add/synonym", .neuralSpace, "Use a synonym in a project", input: .json(addSynonym)) { call in
                let body = try call.json(addSynonym)
                let language = try body.language()
                let entity = try await blocking {
                    let project = try workbench.project(ProjectID(rawValue: body.text("projectId")), for: call.caller)
                    let known = try workbench.sharedEntity(body.text("entityId"), for: call.caller).definition.language
                    guard known == language else { throw APIError.badRequest("the synonym is one of “\(known)”, not of “\(language)”") }
                    return try workbench.addSynonym(body.text("entityId"), to: project.id, for: call.caller)
                }
                return try .envelope("Synonym added", EntityReply(entity))
            },
            Route(.post, Self.base + "project/list/synonym", .neuralSpace, "A project's synonyms", input: .json(listSynonyms)) { call in
                let body = try call.json(listSynonyms)
                let language = try body.optionalText("language").map { code throws(APIError) in try LanguageTag.given(code) }
                let all = try await blocking {
                    let project = try workbench.project(ProjectID(rawValue: body.text("projectId")), for: call.caller)
                    return try workbench.synonyms(of: project.id, language)
                }
                let found = Self.named(body.text("search"), among: all)
                return try .envelope("Synonyms fetched", SynonymListReply(count: found.count, synonyms: PageRequest(body).of(found)))
            },
        ]
    }

    private func changeExamples(
        _ body: CheckedBody, _ caller: Caller, _ change: @escaping @Sendable ([String]) -> [String]
    ) async throws -> APIReply {
        let workbench = workbench
        let entity = try await blocking {
            try workbench.sharedEntity(body.text("entityId"), for: caller)
        }
        var definition = entity.definition
        definition.examples = change(definition.examples)
        return try .envelope("Entity changed", EntityReply(try await set(definition, caller)))
    }

    /// - Throws: `APIError` 400 for one that could never find anything: nobody would see why.
    private func set(_ definition: EntityDefinition, _ caller: Caller) async throws -> SharedEntity {
        guard !definition.examples.isEmpty else {
            throw APIError.badRequest("“examples” must hold at least one; delete the entity instead")
        }
        if let fault = definition.fault { throw APIError.badRequest(fault) }
        let workbench = workbench
        return try await blocking { try workbench.setSharedEntity(definition, for: caller) }
    }

    private static func kind(_ name: String) throws(APIError) -> EntityKind {
        guard let kind = EntityKind(rawValue: name) else {
            throw .badRequest("“entityType” must be one of \(EntityKind.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return kind
    }

    private static func named(_ search: String, among entities: [SharedEntity]) -> [EntityReply] {
        let wanted = search.lowercased()
        return entities.filter { wanted.isEmpty || $0.definition.entity.lowercased().contains(wanted) }.map(EntityReply.init)
    }
}

extension EntityReply {
    init(_ entity: SharedEntity) { self.init(entity.definition, id: entity.id) }
}
