import HTTPTypes

/// One call of the server: where it is, who may make it, what it takes, what it does.
struct Route: Sendable {
    enum Access: Sendable {
        /// No key is needed.
        case open
        /// An API key, in the `Authorization` header or as `?token=`.
        case key
    }

    enum Input: Sendable {
        case none
        /// Names of parameters behind the question mark, all of them texts.
        case query([String])
        case json([Field])
        /// A multipart or urlencoded form.
        case form([Field])
    }

    var method: HTTPRequest.Method
    var path: String
    var dialect: Dialect
    var access: Access
    /// What it does, in a few words.
    var summary: String
    var input: Input
    var bodyBytes: Int
    var handle: @Sendable (APICall) async throws -> APIReply

    init(
        _ method: HTTPRequest.Method, _ path: String, _ dialect: Dialect, _ summary: String, access: Access = .key, input: Input = .none,
        bodyBytes: Int = ServerLimits.bodyBytes, handle: @escaping @Sendable (APICall) async throws -> APIReply
    ) {
        self.method = method
        self.path = path
        self.dialect = dialect
        self.access = access
        self.summary = summary
        self.input = input
        self.bodyBytes = bodyBytes
        self.handle = handle
    }
}

/// All routes by path and method: paths hold no parameters, so a lookup is two of a dictionary's.
struct RouteTable: Sendable {
    let routes: [Route]
    private let byPath: [String: [Route]]

    init(_ routes: [Route]) {
        self.routes = routes
        byPath = Dictionary(grouping: routes, by: \.path)
    }

    /// Empty when there is no such path.
    func methods(of path: String) -> [Route] { byPath[path] ?? [] }
}
