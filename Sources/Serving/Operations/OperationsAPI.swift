import Corpus
import Engine

/// What whoever runs the server asks.
struct OperationsAPI: Sendable {
    let deployments: Deployments

    var routes: [Route] {
        [
            Route(.get, "/health", .operations, "200 when every deployed model answers, else 503", access: .open) { _ in
                let states = try await blocking { deployments.states }
                let isReady = states.allSatisfy(\.isReady)
                return .json(status: isReady ? 200 : 503) { json in
                    json.raw("{\"status\":\"\(isReady ? "ok" : "starting")\",\"deployments\":\(states.count)}")
                }
            }
        ]
    }
}
