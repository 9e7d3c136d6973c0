import Corpus
import Engine
import Foundation
import NLU
import Store

extension NeuralSpaceAPI {
    var modelRoutes: [Route] {
        let train: [Field] = [
            Self.projectField, Self.languageField, .optional("modelName", .text(200)),
            .optional("noOfTrainingJob", .whole(1...ServerLimits.trainingJobs), "models to train, each with a seed of its own"),
            .optional("effort", .text(10), "quick, balanced or best; balanced unless given"),
        ]
        let one: [Field] = [Self.modelField]
        let rename: [Field] = [Self.modelField, .required("modelName", .text(200))]
        let filter: [Field] = [
            Self.projectField, .optional("language", .text(40)), .optional("trainingStatus", .textOrTexts(40), "such as Completed"),
        ]
        let list: [Field] = [.required("filter", .object(filter)), .optional("search", .text(200))] + Self.paging
        let deploy: [Field] = [
            Self.modelField, .required("nReplicas", .whole(0...ServerLimits.replicas), "0 takes the model off the server"),
        ]
        let parse: [Field] = [Self.modelField, .required("text", .text(ServerLimits.textLength))]
        return [
            Route(.post, Self.base + "model/train/queue", .neuralSpace, "Train models; `data` is their ids", input: .json(train)) { call in
                try await self.train(try call.json(train), call.caller)
            },
            Route(.get, Self.base + "model", .neuralSpace, "A model and its training", input: .query(["modelId"])) { call in
                guard let id = call.parameter("modelId") else { throw APIError.badRequest("the parameter “modelId” is missing") }
                return try await show(ModelID(rawValue: id), call.caller, "Model status fetched")
            },
            Route(.put, Self.base + "model", .neuralSpace, "Rename a model", input: .json(rename)) { call in
                let body = try call.json(rename)
                let id = ModelID(rawValue: body.text("modelId"))
                try await blocking {
                    _ = try workbench.model(id, for: call.caller)
                    try workbench.renameModel(id, to: body.text("modelName"))
                }
                return try await show(id, call.caller, "Model renamed")
            },
            Route(.delete, Self.base + "model", .neuralSpace, "Delete a model", input: .json(one)) { call in
                let id = ModelID(rawValue: try call.json(one).text("modelId"))
                try await blocking {
                    _ = try workbench.model(id, for: call.caller)
                    try workbench.deleteModel(id)
                }
                await deployments.follow()
                return try .envelope("Model deleted", DeletionReply(deleted: [id.rawValue], notFound: []))
            },
            Route(.post, Self.base + "list/model", .neuralSpace, "List models, newest first", input: .json(list)) { call in
                try await listModels(try call.json(list), call.caller)
            },
            Route(.post, Self.base + "model/deploy", .neuralSpace, "Serve a model, or stop serving it", input: .json(deploy)) { call in
                let body = try call.json(deploy)
                let id = ModelID(rawValue: body.text("modelId"))
                let replicas = body.whole("nReplicas", else: 1)
                try await blocking {
                    _ = try workbench.model(id, for: call.caller)
                    try workbench.deploy(id, replicas: replicas)
                }
                await deployments.follow()
                let model = try await blocking { try workbench.model(id, for: call.caller) }
                let message =
                    switch model.deployment {
                    case .failed: "Model cannot be deployed: \(model.message)"
                    default: replicas == 0 ? "Model undeployed" : "Model deployed"
                    }
                return try .envelope(message, ModelReply(model, owner: owner(call.caller)))
            },
            Route(.post, Self.base + "model/parse", .neuralSpace, "Say what an utterance means", input: .json(parse)) { call in
                let body = try call.json(parse)
                let deployment = try deployed(ModelID(rawValue: body.text("modelId")), call.caller)
                let answer = try await deployment.ask(body.text("text"), as: .neuralSpace, meter, log)
                return .envelope(ParseReply.parsed, json: answer.json)
            },
        ]
    }

    private func deployed(_ id: ModelID, _ caller: Caller) throws -> Deployment {
        do {
            return try deployments.deployment(of: id, for: caller)
        } catch let error as APIError where error.status >= 500 {
            meter.countFailure(id)
            throw error
        }
    }

    private func show(_ id: ModelID, _ caller: Caller, _ message: String) async throws -> APIReply {
        let workbench = workbench
        let model = try await blocking { try workbench.model(id, for: caller) }
        return try .envelope(message, ModelReply(model, owner: owner(caller)))
    }

    private func train(_ body: CheckedBody, _ caller: Caller) async throws -> APIReply {
        let language = try body.language()
        let jobs = body.whole("noOfTrainingJob", else: 1)
        let name = body.optionalText("modelName")
        let wanted = body.optionalText("effort") ?? Effort.balanced.rawValue
        guard let effort = Effort(rawValue: wanted) else {
            throw APIError.badRequest("“effort” must be quick, balanced or best, and it is “\(wanted)”")
        }
        let (workbench, wakeEngine) = (workbench, wakeEngine)
        let threads = ProcessInfo.processInfo.activeProcessorCount
        let ids = try await blocking {
            let project = try workbench.project(ProjectID(rawValue: body.text("projectId")), for: caller)
            let orders = (0..<jobs).map { job in
                TrainingOrder(
                    language: language, name: jobs > 1 ? name.map { "\($0) \(job + 1)" } : name,
                    configuration: TrainingConfiguration(effort: effort, seed: UInt64(job) + 1, threads: threads))
            }
            let ids = try workbench.train(project.id, orders, caller: caller)
            try wakeEngine()
            return ids
        }
        return try .envelope("Training job queued", ids.map(\.rawValue))
    }

    private func listModels(_ body: CheckedBody, _ caller: Caller) async throws -> APIReply {
        let filter = body.object("filter")
        let language = try filter.optionalText("language").map { code throws(APIError) in try LanguageTag.given(code) }
        let statuses = try Set(
            filter.texts("trainingStatus").map { name throws(APIError) in
                guard let status = TrainingStatus.allCases.first(where: { $0.rawValue.lowercased() == name.lowercased() }) else {
                    throw .badRequest(
                        "“trainingStatus” must be one of \(TrainingStatus.allCases.map(\.rawValue).joined(separator: ", ")), and it is “\(name)”"
                    )
                }
                return status
            })
        let search = body.text("search").lowercased()
        let workbench = workbench
        let all = try await blocking {
            let project = try workbench.project(ProjectID(rawValue: filter.text("projectId")), for: caller)
            return try workbench.models(project.id, language)
        }.filter { model in
            (statuses.isEmpty || statuses.contains(model.status))
                && (search.isEmpty || model.name.lowercased().contains(search))
        }
        let owner = owner(caller)
        let page = PageRequest(body).of(all).map { ModelReply($0, owner: owner) }
        return try .envelope("Models fetched", ModelListReply(count: all.count, models: page))
    }
}
