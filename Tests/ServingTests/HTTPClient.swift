import Foundation

/// A client that sends the bytes it is told to, so that tests can send wrong ones.
struct HTTPClient: Sendable {
    var port: Int

    struct Response: Sendable {
        var status: Int
        var headers: [String: String]
        var body: [UInt8]

        var text: String { String(decoding: body, as: UTF8.self) }
        var json: [String: Any] { (try? JSONSerialization.jsonObject(with: Data(body))) as? [String: Any] ?? [:] }
        /// `data` of the envelope.
        var data: [String: Any] { json["data"] as? [String: Any] ?? [:] }
        var message: String { json["message"] as? String ?? "" }
        /// What an error must look like, whatever was asked.
        var isFailureEnvelope: Bool {
            json["success"] as? Bool == false && !message.isEmpty && (data["error"] as? String) == message && json["timestamp"] is Int
        }
    }

    struct Failure: Error, CustomStringConvertible {
        var description: String
    }

    func call(
        _ method: String, _ path: String, key: String? = nil, body: [UInt8] = [], type: String = "application/json",
        headers: [String: String] = [:]
    ) async throws -> Response {
        var head = "\(method) \(path) HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
        if let key { head += "Authorization: \(key)\r\n" }
        if !body.isEmpty { head += "Content-Type: \(type)\r\n" }
        for (name, value) in headers.sorted(by: { $0.key < $1.key }) { head += "\(name): \(value)\r\n" }
        head += "Content-Length: \(body.count)\r\n\r\n"
        return try await raw(Array(head.utf8) + body)
    }

    /// A call with a JSON body.
    func json(_ method: String, _ path: String, key: String? = nil, _ body: [String: Any]) async throws -> Response {
        try await call(method, path, key: key, body: [UInt8](try JSONSerialization.data(withJSONObject: body)))
    }

    /// A call with a multipart form, as Hexabot's client writes it.
    func form(_ path: String, key: String? = nil, _ fields: [(String, String)]) async throws -> Response {
        let boundary = "----WebKitFormBoundary7MA4YWxkTrZu0gW"
        let parts = fields.map { "--\(boundary)\r\nContent-Disposition: form-data; name=\"\($0.0)\"\r\n\r\n\($0.1)\r\n" }
        return try await call(
            "POST", path, key: key, body: Array((parts.joined() + "--\(boundary)--\r\n").utf8),
            type: "multipart/form-data; boundary=\(boundary)")
    }

    /// Sends the bytes and reads until the server closes.
    func raw(_ bytes: [UInt8], finishing: Bool = false) async throws -> Response {
        let answer = try await bytesBack(bytes, finishing: finishing)
        guard let response = Self.parse(answer) else {
            throw Failure(description: "no HTTP reply: \(String(decoding: answer.prefix(200), as: UTF8.self))")
        }
        return response
    }

    /// What comes back until the server closes.
    /// - Parameter finishing: our side is closed once all is sent.
    func bytesBack(_ bytes: [UInt8], finishing: Bool = false) async throws -> [UInt8] {
        let port = port
        return try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread { continuation.resume(with: Result { try Self.exchange(port, bytes, finishing) }) }
        }
    }

    private static func exchange(_ port: Int, _ bytes: [UInt8], _ finishing: Bool) throws -> [UInt8] {
        let descriptor = try connect(port)
        defer { close(descriptor) }
        var sent = 0
        while sent < bytes.count {
            let rest = Array(bytes[sent..<min(sent + 1 << 20, bytes.count)])
            let count = send(descriptor, rest, rest.count, Int32(MSG_NOSIGNAL))
            // The server may have had enough before it has all: what it says is read nevertheless.
            guard count > 0 else { break }
            sent += count
        }
        if finishing { shutdown(descriptor, Int32(SHUT_WR)) }
        var answer: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65536)
        while true {
            let count = recv(descriptor, &buffer, buffer.count, 0)
            guard count > 0 else {
                if count < 0, errno == EAGAIN { throw Failure(description: "the server neither answers nor closes") }
                return answer
            }
            answer += buffer[..<count]
        }
    }

    /// Sends the first bytes, waits for a reply and goes on with the rest: whether the server ends the connection rather than leave it
    /// standing with what it does not read.
    func isLetGoOf(after first: [UInt8], goingOnWith rest: [UInt8]) async throws -> Bool {
        let port = port
        return try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(
                    with: Result {
                        let descriptor = try Self.connect(port)
                        defer { close(descriptor) }
                        _ = send(descriptor, first, first.count, Int32(MSG_NOSIGNAL))
                        var reply = [UInt8](repeating: 0, count: 65536)
                        guard recv(descriptor, &reply, reply.count, 0) > 0 else { return true }
                        var sent = 0
                        while sent < rest.count {
                            let count = send(descriptor, Array(rest[sent...]), rest.count - sent, Int32(MSG_NOSIGNAL))
                            guard count > 0 else { return errno != EAGAIN }
                            sent += count
                        }
                        return false
                    })
            }
        }
    }

    static func connect(_ port: Int) throws -> Int32 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(UInt16(port).bigEndian)
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        var patience = timeval(tv_sec: 30, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        let status = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Foundation.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard status == 0 else {
            close(descriptor)
            throw Failure(description: "cannot connect: \(String(cString: strerror(errno)))")
        }
        return descriptor
    }

    private static func parse(_ bytes: [UInt8]) -> Response? {
        guard let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else { return nil }
        let lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
        let words = lines[0].split(separator: " ")
        guard words.count >= 2, let status = Int(words[1]) else { return nil }
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            let sides = line.split(separator: ":", maxSplits: 1)
            if sides.count == 2 { headers[sides[0].lowercased()] = sides[1].trimmingCharacters(in: .whitespaces) }
        }
        // An interim reply stands before the one that counts.
        if status == 100 { return parse(Array(bytes[end.upperBound...])) }
        return Response(status: status, headers: headers, body: Array(bytes[end.upperBound...]))
    }
}
