import Corpus
import NIOCore

/// What a call is answered with.
struct APIReply: Sendable {
    var status = 200
    var contentType = APIReply.json
    var body: ByteBuffer
    var retryAfter: Int?

    static let json = "application/json; charset=utf-8"

    init(status: Int = 200, contentType: String = APIReply.json, _ bytes: some Sequence<UInt8>) {
        self.status = status
        self.contentType = contentType
        body = ByteBuffer(bytes: bytes)
    }

    /// The envelope of the NeuralSpace API.
    static func envelope(_ message: String, _ data: some Encodable) throws -> APIReply {
        APIReply(try Reply(message, data).json(pretty: false).utf8)
    }

    /// The envelope around data that is JSON already.
    static func envelope(_ message: String, json data: some Sequence<UInt8>) -> APIReply {
        var writer = JSONWriter(reserving: 8192)
        writer.raw("{\"data\":")
        writer.append(data)
        writer.raw(",\"message\":")
        writer.string(message)
        writer.raw(",\"success\":true,\"timestamp\":\(Int64.now)}")
        return APIReply(writer.bytes)
    }

    /// JSON put together by hand.
    static func json(status: Int = 200, _ write: (inout JSONWriter) -> Void) -> APIReply {
        var writer = JSONWriter(reserving: 1024)
        write(&writer)
        return APIReply(status: status, writer.bytes)
    }
}
