import Corpus
import Engine
import Foundation
import NLU
import Store

/// Hexabot's own language-understanding engine: with it, Hexabot's Train and Evaluate buttons work.
struct HexabotAPI: Sendable {
    let workbench: Workbench
    let deployments: Deployments
    let meter: ServerMeter
    let log: ParseLogger?
    let wakeEngine: @Sendable () throws -> Void
    /// Where training data goes; nil for the caller's project of the name below.
    let project: ProjectID?

    static let projectName = "Hexabot"

    private static let parse: [Field] = [
        .required("q", .text(ServerLimits.textLength), "the utterance"), .optional("project", .text(200), "\"current\""),
    ]
    private static let data: [Field] = [
        .required("common_examples", .list(.anything), "utterances: text, intent, entities"),
        .optional("regex_features", .list(.anything)), .optional("lookup_tables", .list(.anything), "name, elements"),
        .optional("entity_synonyms", .list(.anything), "value, synonyms"),
    ]

    var routes: [Route] {
        [
            Route(.post, "/parse", .hexabot, "Intent and entities of an utterance", input: .json(Self.parse)) { call in
                let text = try call.json(Self.parse, strictly: false).text("q")
                let guess = try deployments.guess(text, for: call.caller)
                return APIReply(try await guess.deployment.ask(text, as: .hexabot, meter, log).json)
            },
            Route(
                .post, "/train", .hexabot, "Replace the training data, train, and deploy when done", input: .json(Self.data),
                bodyBytes: ServerLimits.datasetBytes
            ) { call in try await train(try training(call), call.caller) },
            Route(
                .post, "/evaluate", .hexabot, "Judge the deployed models on examples", input: .json(Self.data),
                bodyBytes: ServerLimits.datasetBytes
            ) { call in try await evaluate(try training(call), call.caller) },
        ]
    }

    private func training(_ call: APICall) throws -> HexabotTraining {
        HexabotTraining(try call.json(Self.data, strictly: false))
    }

    private func train(_ training: HexabotTraining, _ caller: Caller) async throws -> APIReply {
        guard !training.isEmpty else { throw APIError.badRequest(training.whyEmpty) }
        let (workbench, wakeEngine) = (workbench, wakeEngine)
        let threads = ProcessInfo.processInfo.activeProcessorCount
        let ids = try await blocking {
            // All or none: what cannot be trained is said before anything is replaced.
            for (language, examples) in training.examples {
                let counts = Dataset(language: language, examples: examples).examplesPerIntent
                if let missing = TrainingRequirement.missing(counts, language) { throw StoreError.refused(missing) }
            }
            try workbench.requireRoom(for: training.languages.count, caller: caller)
            let project = try self.project(for: training, caller)
            // What is sent is all there is: a language that is no longer among it is gone.
            for language in project.languages where !training.languages.contains(language) {
                try workbench.replaceTraining(with: [], [], in: project.id, language, label: "train from Hexabot")
                for old in try workbench.deployments() where old.project == project.id && old.language == language {
                    try workbench.deploy(old.model, replicas: 0)
                }
            }
            for (language, examples) in training.examples {
                if !project.languages.contains(language) { try workbench.addLanguage(language, to: project.id) }
                try workbench.replaceTraining(
                    with: examples, training.definitions(language), in: project.id, language, label: "train from Hexabot")
            }
            let orders = training.languages.map { TrainingOrder(language: $0, configuration: TrainingConfiguration(threads: threads)) }
            let ids = try workbench.train(project.id, orders, caller: caller)
            for id in ids { try workbench.deployWhenCompleted(id) }
            try wakeEngine()
            return ids
        }
        return .json { json in
            json.raw("{\"message\":\"Training; the models answer as soon as they are Completed\",\"models\":")
            json.list(ids) { $0.string($1.rawValue) }
            json.raw(",\"warnings\":")
            json.list(training.warnings) { $0.string($1) }
            json.raw("}")
        }
    }

    /// The project that the server was started for, else the caller's newest of that name, else a new one.
    private func project(for training: HexabotTraining, _ caller: Caller) throws -> ProjectRecord {
        if let project { return try workbench.project(project, for: caller) }
        let named = try workbench.projects(search: Self.projectName, for: caller).filter { $0.name == Self.projectName }
        if let newest = named.max(by: { $0.createdAt < $1.createdAt }) { return newest }
        return try workbench.createProject(name: Self.projectName, languages: training.languages, for: caller)
    }

    private func evaluate(_ training: HexabotTraining, _ caller: Caller) async throws -> APIReply {
        guard !training.isEmpty else { throw APIError.badRequest(training.whyEmpty) }
        let chosen = deployments.chosen(for: caller)
        guard !chosen.isEmpty else { throw APIError(503, "no model is deployed that could be judged", retryAfter: 120) }
        let threads = ProcessInfo.processInfo.activeProcessorCount
        return try await blocking {
            var warnings = training.warnings
            let judged = training.examples.compactMap { language, examples -> (LanguageTag, Evaluation)? in
                guard let deployment = chosen.first(where: { $0.record.language == language }) else {
                    warnings.append("no model is deployed for \(language.code); its \(examples.count) examples are not judged")
                    return nil
                }
                return (language, deployment.model.evaluate(examples, threads: threads))
            }
            guard !judged.isEmpty else {
                throw APIError.badRequest("no model is deployed for \(training.languages.map(\.code).joined(separator: ", "))")
            }
            return .json { json in
                json.object(
                    judged.map { language, evaluation in (language.code, { Self.write(evaluation, to: &$0) }) }
                        + [("warnings", { json in json.list(warnings) { $0.string($1) } })])
            }
        }
    }

    private static func write(_ evaluation: Evaluation, to json: inout JSONWriter) {
        json.object([
            ("examples", { $0.number(evaluation.examples) }),
            (
                "intent",
                { json in
                    json.object([("accuracy", { $0.real(evaluation.accuracy) }), ("macro_f1", { $0.real(evaluation.macroF1) })])
                }
            ),
            (
                "entities",
                { json in
                    json.object([("recall", { $0.real(evaluation.entityRecall) }), ("span_f1", { $0.real(evaluation.spanF1) })])
                }
            ),
        ])
    }
}
