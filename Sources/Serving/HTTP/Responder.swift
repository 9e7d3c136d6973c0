import HTTPTypes
import HummingbirdCore
import NIOCore
import NIOHTTP1
import Store

/// From a request to its reply: route, body, key, handler; every error becomes a reply here and nowhere else.
struct Responder: Sendable {
    let table: RouteTable
    let keys: KeyRing
    let meter: ServerMeter
    /// Origins whose pages may call; "*" for all.
    let origins: [String]
    let date = HTTPDate()
    /// Told of what nobody foresaw.
    let complain: @Sendable (String) -> Void

    func respond(_ request: Request, _ writer: consuming ResponseWriter) async throws {
        let start = ContinuousClock.now
        let target = request.head.path ?? "/"
        let mark = target.firstIndex(of: "?") ?? target.endIndex
        let path = String(target[..<mark])
        let found = table.methods(of: path)
        var head: HTTPResponse
        var reply: APIReply
        var isBroken = false
        if request.method == .options, !found.isEmpty {
            reply = APIReply(status: 204, [])
            head = reply.head(closing: false)
            head.headerFields[.allow] = Self.methods(found)
        } else {
            // What HEAD asks for is what GET would say, without saying it (RFC 9110, 9.3.2).
            let method = request.method == .head ? .get : request.method
            let route = found.first { $0.method == method }
            let dialect = route?.dialect ?? found.first?.dialect ?? .neuralSpace
            do {
                let (call, route) = try accepted(request, path, target[mark...].dropFirst(), found, route)
                if request.headers[.expect]?.lowercased() == "100-continue" {
                    try await writer.writeInformationalHead(HTTPResponse(status: .continue))
                }
                reply = try await answer(request, call, by: route)
            } catch {
                isBroken = error is HTTPParserError
                reply = dialect.reply(to: isBroken ? .badRequest("the body is not what its headers say") : explained(error, path))
            }
            head = reply.head(closing: isBroken)
            if reply.status == 405 { head.headerFields[.allow] = Self.methods(found) }
            meter.count(route?.path, reply.status, ContinuousClock.now - start)
        }
        head.headerFields[.date] = date.text
        allowOrigin(of: request, in: &head)
        let isBare = reply.body.readableBytes == 0 || request.method == .head
        try await writer.write(response: head, body: isBare ? .init() : .init(byteBuffer: reply.body))
        // The connection holds nothing that can be read on: end it.
        if isBroken { throw CancellationError() }
    }

    /// The call, without its body, and who answers it: who may not call is told so before a byte of the body is asked for or read.
    private func accepted(
        _ request: Request, _ path: String, _ query: Substring, _ found: [Route], _ route: Route?
    ) throws -> (APICall, Route) {
        guard path.utf8.count + query.utf8.count <= ServerLimits.targetLength else {
            throw APIError(414, "the address is longer than \(ServerLimits.targetLength) characters")
        }
        guard !found.isEmpty else { throw APIError(404, "there is no call “\(path.prefix(100))”; /openapi.json lists them") }
        guard let route else {
            throw APIError(405, "\(path) takes \(Self.methods(found)), not \(request.method.rawValue)")
        }
        var call = APICall(method: route.method, path: path, query: query, headers: request.headers, body: ByteBuffer())
        if route.access == .key { call.caller = try caller(of: call) }
        return (call, route)
    }

    private func answer(_ request: Request, _ call: APICall, by route: Route) async throws -> APIReply {
        var call = call
        call.body = try await body(of: request, atMost: route.bodyBytes)
        return try await route.handle(call)
    }

    private func caller(of call: APICall) throws(APIError) -> Caller {
        let now = Milliseconds.now
        if let header = call.headers[.authorization] {
            let bare = header.hasPrefix("Bearer ") || header.hasPrefix("bearer ") ? header.dropFirst(7) : header[...]
            if let caller = keys.caller(bare, at: now) { return caller }
        } else if let token = call.parameter("token"), let caller = keys.caller(token, at: now) {
            return caller
        }
        throw .unauthorised
    }

    private func body(of request: Request, atMost limit: Int) async throws -> ByteBuffer {
        let tooLarge = APIError(413, "the body is larger than \(limit) bytes; send less at a time")
        let most = max(limit, ServerLimits.datasetBytes)
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > most { throw tooLarge }
        var whole = ByteBuffer()
        var size = 0
        for try await part in request.body {
            size += part.readableBytes
            if size > most { throw tooLarge }
            // Read on, but keep nothing: most clients look for no reply before they have sent all.
            if size > limit {
                whole = ByteBuffer()
            } else if whole.readableBytes == 0 {
                whole = part
            } else {
                whole.writeImmutableBuffer(part)
            }
        }
        if size > limit { throw tooLarge }
        return whole
    }

    private func explained(_ error: any Error, _ path: String) -> APIError {
        let explained = APIError(error)
        if explained.status == 500 { complain("\(path): \(error)") }
        return explained
    }

    private func allowOrigin(of request: Request, in head: inout HTTPResponse) {
        guard !origins.isEmpty, let origin = request.headers[.origin] else { return }
        let isAnybody = origins.contains("*")
        guard isAnybody || origins.contains(origin) else { return }
        head.headerFields[.accessControlAllowOrigin] = isAnybody ? "*" : origin
        if !isAnybody { head.headerFields[.vary] = "Origin" }
        guard request.method == .options else { return }
        head.headerFields[.accessControlAllowMethods] = "GET, POST, PUT, DELETE, OPTIONS"
        head.headerFields[.accessControlAllowHeaders] = "Authorization, Content-Type"
        head.headerFields[.accessControlMaxAge] = "600"
    }

    private static func methods(_ routes: [Route]) -> String {
        let own = routes.map(\.method.rawValue)
        return (own.contains("GET") ? own + ["HEAD"] : own).sorted().joined(separator: ", ")
    }
}

extension APIReply {
    func head(closing: Bool) -> HTTPResponse {
        var fields = HTTPFields()
        fields.reserveCapacity(6)
        if status != 204 {
            fields[.contentType] = contentType
            fields[.contentLength] = String(body.readableBytes)
        }
        if let retryAfter { fields[.retryAfter] = String(retryAfter) }
        if status == 401 { fields[.wwwAuthenticate] = "Bearer" }
        if closing { fields[.connection] = "close" }
        return HTTPResponse(status: .init(code: status), headerFields: fields)
    }
}
