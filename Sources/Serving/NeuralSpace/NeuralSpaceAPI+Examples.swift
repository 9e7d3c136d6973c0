import Corpus
import Engine
import Foundation
import Store

extension NeuralSpaceAPI {
    private static let span: [Field] = [
        .required("start", .whole(0...CorpusLimits.unusableTextLength), "counted in code points"),
        .required("end", .whole(0...CorpusLimits.unusableTextLength), "exclusive"), .optional("value", .text(CorpusLimits.textLength)),
        .required("entity", .text(CorpusLimits.unusableNameLength)), .optional("entityType", .text(40)), .optional("confidence", .anything),
        .optional("canonical", .text(CorpusLimits.textLength), "what the words stand for, where that is not the words"),
        .optional("role", .text(CorpusLimits.unusableNameLength)), .optional("group", .text(CorpusLimits.unusableNameLength)),
    ]

    var exampleRoutes: [Route] {
        let example: [Field] = [
            .required("text", .text(CorpusLimits.unusableTextLength)), .optional("intent", .text(CorpusLimits.unusableNameLength)),
            .optional("entities", .list(.object(Self.span))), .optional("type", .text(10), "train or test; train unless given"),
        ]
        let add: [Field] = [Self.projectField, Self.languageField, .required("example", .object(example))]
        let delete: [Field] = [.required("exampleId", .textOrTexts(24))]
        let filter: [Field] = [
            Self.projectField, Self.languageField, .optional("prepared", .flag), .optional("type", .text(10), "train or test"),
            .optional("intent", .text(CorpusLimits.unusableNameLength)),
        ]
        let list: [Field] = [.required("filter", .object(filter)), .optional("search", .text(200))] + Self.paging
        return [
            Route(.post, Self.base + "single/example", .neuralSpace, "Add an example", input: .json(add)) { call in
                try await addExample(try call.json(add), call.caller)
            },
            Route(.delete, Self.base + "single/example", .neuralSpace, "Delete an example", input: .json(delete)) { call in
                let texts = try call.json(delete).texts("exampleId")
                let ids = try texts.map { text throws(APIError) in
                    guard let id = ExampleID(text) else { throw APIError(404, "no example \(text.prefix(24))") }
                    return id
                }
                let deleted = try await blocking { try workbench.deleteExamples(ids, for: call.caller) }
                guard !deleted.isEmpty else { throw APIError(404, "no example \(texts.joined(separator: ", ").prefix(200))") }
                let notFound = ids.filter { !deleted.contains($0) }
                return try .envelope(
                    notFound.isEmpty ? "Example deleted" : "\(deleted.count) of \(ids.count) examples deleted; there is no other",
                    DeletionReply(deleted: deleted.map(String.init), notFound: notFound.map(String.init)))
            },
            Route(.post, Self.base + "list/example", .neuralSpace, "List examples", input: .json(list)) { call in
                try await listExamples(try call.json(list), call.caller)
            },
        ]
    }

    /// One example goes through the reader of files, so that both ways of bringing data have one set of rules.
    private func addExample(_ body: CheckedBody, _ caller: Caller) async throws -> APIReply {
        let language = try body.language()
        let id = ProjectID(rawValue: body.text("projectId"))
        var writer = JSONWriter()
        JSONTree.list([body.object("example").tree]).write(to: &writer)
        let data = try CorpusReader.read(Data(writer.bytes), name: "example", language: language, format: .neuralspace)
        guard let example = data.examples.first else {
            throw APIError.badRequest("the example cannot be taken: \(data.report.issues.first?.reason ?? "it holds nothing")")
        }
        let workbench = workbench
        let row = try await blocking {
            _ = try workbench.project(id, for: caller)
            return try workbench.addExamples([example], definitions: data.definitions, to: id, language)
        }
        let notes = data.report.issues.map(\.reason)
        return try .envelope(
            notes.isEmpty ? "Example added" : "Example added; \(notes.joined(separator: "; "))",
            ExampleReply(StoredExample(id: row.first ?? 0, example: example)))
    }

    private func listExamples(_ body: CheckedBody, _ caller: Caller) async throws -> APIReply {
        let filter = body.object("filter")
        let language = try filter.language()
        let type = try filter.optionalText("type").map { name throws(APIError) in
            guard let type = ExampleType(rawValue: name) else { throw .badRequest("“type” must be train or test, and it is “\(name)”") }
            return type
        }
        let page = PageRequest(body)
        let workbench = workbench
        let found = try await blocking {
            let project = try workbench.project(ProjectID(rawValue: filter.text("projectId")), for: caller)
            return try workbench.examples(
                ExampleQuery(
                    project: project.id, language: language, intent: filter.optionalText("intent"), type: type,
                    search: body.text("search"), offset: page.offset, limit: page.size))
        }
        return try .envelope("Examples fetched", ExampleListReply(count: found.total, examples: found.rows.map(ExampleReply.init)))
    }
}
