import Corpus

/// Whose clients a route is for, which decides what an error looks like.
enum Dialect: String, Sendable {
    /// `{"success": false, "message", "data": {"error"}, "timestamp"}`
    case neuralSpace = "NeuralSpace"
    /// The envelope, with the reason in `error` too, where Ludwig's and Hexabot's servers have it.
    case hexabot = "Hexabot"
    /// The envelope, with `status`, `reason` and `code` as Rasa's server has them.
    case rasa = "Rasa"
    case operations = "Operations"

    func reply(to error: APIError) -> APIReply {
        var reply = APIReply.json(status: error.status) { json in
            json.raw("{\"success\":false,\"message\":")
            json.string(error.description)
            json.raw(",\"data\":{\"error\":")
            json.string(error.description)
            json.raw("},\"timestamp\":\(Int64.now)")
            switch self {
            case .hexabot:
                json.raw(",\"error\":")
                json.string(error.description)
            case .rasa:
                json.raw(",\"version\":\"\(RasaAPI.version)\",\"status\":\"failure\",\"code\":\(error.status),\"reason\":")
                json.string(Self.reason(error.status))
            case .neuralSpace, .operations: break
            }
            json.raw("}")
        }
        reply.retryAfter = error.retryAfter
        return reply
    }

    /// Rasa's words for a status.
    private static func reason(_ status: Int) -> String {
        switch status {
        case 401: "NotAuthenticated"
        case 404: "NotFound"
        case 405: "MethodNotAllowed"
        case 409, 503: "Conflict"
        case 500...: "ParsingError"
        default: "BadRequest"
        }
    }
}
