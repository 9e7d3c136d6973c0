import Corpus
import Store

/// Why a call was not answered as asked: its status and a sentence for a person.
package struct APIError: Error, Sendable, Equatable, CustomStringConvertible {
    package var status: Int
    package var description: String
    /// Seconds after which to try again; for 429 and 503.
    package var retryAfter: Int?

    package init(_ status: Int, _ description: String, retryAfter: Int? = nil) {
        self.status = status
        self.description = description
        self.retryAfter = retryAfter
    }

    static func badRequest(_ text: String) -> APIError { APIError(400, text) }
    static let unauthorised = APIError(
        401,
        "the API key is missing or not valid; send it as the Authorization header, or log in for a token (trainyard keys create makes keys)"
    )

    /// The one place where errors of the layers below become statuses.
    init(_ error: any Error) {
        switch error {
        case let error as APIError: self = error
        case let error as StoreError:
            switch error {
            case .notFound(let text): self.init(404, text)
            case .refused(let text): self.init(400, text)
            case .newerVersion(let text), .storage(let text): self.init(500, text)
            }
        case let error as UnreadableFile:
            var error = error
            error.message = error.message.replacing("the file", with: "the body")
            self.init(400, error.description)
        default: self.init(500, "the server made a mistake; its log says more")
        }
    }
}
