import HTTPTypes
import NIOCore
import Store

/// One request, whole, with the caller it acts for.
struct APICall: Sendable {
    var method: HTTPRequest.Method
    var path: String
    /// What stands behind the question mark, still encoded.
    var query: Substring
    var headers: HTTPFields
    var body: ByteBuffer
    /// The local owner on routes that need no key: they look at nobody's data.
    var caller = Caller.localOwner

    /// A parameter of the query, decoded; nil when it is not there.
    func parameter(_ name: String) -> String? {
        query.isEmpty ? nil : URLEncodedForm.value(of: name, in: query)
    }

    /// The body as JSON that holds what the route declares.
    /// - Parameter strictly: fields that are not declared are refused.
    func json(_ fields: [Field], strictly: Bool = true) throws -> CheckedBody {
        guard body.readableBytes > 0 else {
            throw APIError.badRequest(
                "the body is empty; send JSON with \(fields.filter(\.isRequired).map(\.name).joined(separator: ", "))")
        }
        let tree = try JSONTree(body.readableBytesView, named: "body")
        try Field.check(tree, has: fields, strictly: strictly)
        return CheckedBody(tree: tree)
    }
}
