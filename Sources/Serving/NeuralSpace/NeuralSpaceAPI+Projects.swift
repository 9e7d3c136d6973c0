import Corpus
import Engine
import Store

extension NeuralSpaceAPI {
    var projectRoutes: [Route] {
        let create: [Field] = [
            .required("projectName", .text(200)), .required("language", .textOrTexts(40), "language codes, at least one"),
        ]
        let list: [Field] =
            [.optional("search", .text(200), "what the name must contain"), .optional("languages", .textOrTexts(40))] + Self.paging
        let one: [Field] = [Self.projectField]
        let many: [Field] = [.required("projectId", .textOrTexts(64), "the projects' ids")]
        return [
            Route(.post, Self.base + "project", .neuralSpace, "Make a project", input: .json(create)) { call in
                let body = try call.json(create)
                let languages = try body.texts("language").map { code throws(APIError) in try LanguageTag.given(code) }
                let project = try await blocking {
                    try workbench.createProject(name: body.text("projectName"), languages: languages, for: call.caller)
                }
                return try .envelope("Project created", ProjectReply(project))
            },
            Route(.post, Self.base + "list/projects", .neuralSpace, "List projects by name", input: .json(list)) { call in
                let body = try call.json(list)
                let languages = try Set(body.texts("languages").map { code throws(APIError) in try LanguageTag.given(code) })
                let all = try await blocking { try workbench.projects(search: body.text("search"), for: call.caller) }
                    .filter { languages.isEmpty || !languages.isDisjoint(with: $0.languages) }
                let page = PageRequest(body).of(all).map(ProjectReply.init)
                return try .envelope("Projects fetched", ProjectListReply(count: all.count, projects: page))
            },
            Route(.delete, Self.base + "single/project", .neuralSpace, "Delete a project, its data and models", input: .json(one)) { call in
                try await delete(try call.json(one).texts("projectId"), call.caller)
            },
            Route(.delete, Self.base + "project", .neuralSpace, "Delete several projects", input: .json(many)) { call in
                try await delete(try call.json(many).texts("projectId"), call.caller)
            },
        ]
    }

    private func delete(_ ids: [String], _ caller: Caller) async throws -> APIReply {
        let workbench = workbench
        try await blocking {
            let projects = try ids.map { try workbench.project(ProjectID(rawValue: $0), for: caller).id }
            for project in projects { try workbench.deleteProject(project) }
        }
        await deployments.follow()
        return try .envelope(ids.count == 1 ? "Project deleted" : "Projects deleted", DeletionReply(deleted: ids, notFound: []))
    }
}
