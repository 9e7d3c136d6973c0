import Corpus
import Engine
import Store

/// Rasa's HTTP API, as far as language understanding goes.
struct RasaAPI: Sendable {
    let workbench: Workbench
    let deployments: Deployments
    let meter: ServerMeter
    let log: ParseLogger?

    /// The version of Rasa whose API this is, and the oldest whose clients it serves.
    static let version = "3.6.20"
    private static let oldest = "3.5.0"

    private static let parse: [Field] = [
        .required("text", .text(ServerLimits.textLength), "the utterance"), .optional("message_id", .text(200)),
    ]

    var routes: [Route] {
        [
            Route(.post, "/model/parse", .rasa, "Intent, ranking and entities of an utterance", input: .json(Self.parse)) { call in
                let text = try call.json(Self.parse, strictly: false).text("text")
                let guess = try deployments.guess(text, for: call.caller)
                return APIReply(try await guess.deployment.ask(text, as: .rasa, meter, log).json)
            },
            Route(.get, "/status", .rasa, "Which model answers") { call in
                guard let latest = deployments.chosen(for: call.caller).max(by: { $0.record.deployedAt < $1.record.deployedAt }) else {
                    throw APIError(409, "no model is deployed; deploy one (nlu deploy -m MODEL -n 1)")
                }
                let models = try await blocking {
                    try workbench.projects(search: "", for: call.caller).flatMap { try workbench.models($0.id) }
                }
                let active = models.filter { !$0.status.isFinal }.count
                let id = latest.record.model.rawValue
                return .json { json in
                    json.raw("{\"fingerprint\":{},\"model_id\":\"\(id)\",\"model_file\":\"models/\(id)\"")
                    json.raw(",\"num_active_training_jobs\":\(active)}")
                }
            },
            Route(.get, "/version", .rasa, "The version of Rasa whose API this is", access: .open) { _ in
                .json { $0.raw("{\"version\":\"\(Self.version)\",\"minimum_compatible_version\":\"\(Self.oldest)\"}") }
            },
        ]
    }
}
