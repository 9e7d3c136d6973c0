import Corpus
import Engine

/// What whoever runs the server asks.
struct OperationsAPI: Sendable {
    let deployments: Deployments
    let meter: ServerMeter

    /// - Parameter others: the routes of the dialects, for the description of all.
    func routes(beside others: [Route]) -> [Route] {
        let own = [
            Route(.get, "/health", .operations, "200 when every deployed model answers, else 503", access: .open) { _ in
                let states = try await blocking { deployments.states }
                let isReady = states.allSatisfy(\.isReady)
                return .json(status: isReady ? 200 : 503) { json in
                    json.raw("{\"status\":\"\(isReady ? "ok" : "starting")\",\"deployments\":\(states.count)}")
                }
            },
            Route(.get, "/metrics", .operations, "Numbers for Prometheus; the local owner's key reads them") { call in
                guard call.caller.account == nil else {
                    throw APIError(403, "the numbers are all tenants'; only a key of this machine's owner reads them")
                }
                return APIReply(
                    contentType: PrometheusText.contentType, PrometheusText.write(meter.snapshot, deployments.everyone).utf8)
            },
        ]
        // Without a key: it tells what any client of these systems knows, and nothing of anybody's data.
        func description(_ document: APIReply) -> Route {
            Route(.get, "/openapi.json", .operations, "This description", access: .open) { _ in document }
        }
        let all = own + others + [description(APIReply([]))]
        return own + others + [description(.json { OpenAPIDocument.write(all, to: &$0) })]
    }
}
