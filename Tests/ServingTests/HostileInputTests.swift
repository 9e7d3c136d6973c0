import Foundation
import Serving
import Store
import Testing

/// Whatever comes in, the right status with the envelope goes out, and the server lives on.
@Suite struct HostileInputTests {
    private static let parse = "/api/nlu/v1/model/parse"

    struct Case: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var path = HostileInputTests.parse
        var method = "POST"
        var body: [UInt8] = []
        var type = "application/json"
        var status = 400
        var says = ""
    }

    static let cases: [Case] = [
        Case(testDescription: "no body", says: "the body is empty"),
        Case(testDescription: "no JSON", body: Array("hello".utf8), says: "column 1"),
        Case(testDescription: "half of JSON", body: Array("{\"modelId\":\"a\",".utf8), says: "ends"),
        Case(testDescription: "JSON and more", body: Array("{} {}".utf8)),
        Case(testDescription: "a list", body: Array("[]".utf8), says: "must be an object"),
        Case(testDescription: "a field twice", body: Array("{\"text\":\"a\",\"text\":\"b\"}".utf8), says: "second time"),
        Case(testDescription: "a missing field", body: Array("{\"modelId\":\"a\"}".utf8), says: "“text” is missing"),
        Case(testDescription: "a wrong type", body: Array("{\"modelId\":\"a\",\"text\":7}".utf8), says: "“text” must be a text"),
        Case(testDescription: "null", body: Array("{\"modelId\":\"a\",\"text\":null}".utf8), says: "must be a text"),
        Case(testDescription: "an unknown field", body: Array("{\"modelId\":\"a\",\"extra\":1}".utf8), says: "“extra” is not known"),
        Case(testDescription: "invalid UTF-8", body: Array("{\"text\":\"".utf8) + [0xC3, 0x28] + Array("\"}".utf8), says: "UTF-8"),
        Case(testDescription: "half a surrogate", body: Array("{\"modelId\":\"a\",\"text\":\"\\ud800\"}".utf8), says: "surrogate"),
        Case(testDescription: "a NUL", body: Array("{\"modelId\":\"a\",\"text\":\"a\\u0000\"}".utf8), says: "U+0000"),
        Case(testDescription: "lists without end", body: [UInt8](repeating: UInt8(ascii: "["), count: 100_000), says: "nested deeper"),
        Case(
            testDescription: "a text of 1,001 characters",
            body: Array("{\"modelId\":\"a\",\"text\":\"\(String(repeating: "é", count: 1001))\"}".utf8), says: "longer than 1000"),
        Case(
            testDescription: "ten megabytes", body: [UInt8](repeating: UInt8(ascii: "a"), count: 10 << 20), status: 413,
            says: "larger than"),
        Case(
            testDescription: "nobody's model", body: Array("{\"modelId\":\"nope\",\"text\":\"a\"}".utf8), status: 404,
            says: "no model nope"),
        Case(testDescription: "a path for an id", body: Array("{\"modelId\":\"../../etc/passwd\",\"text\":\"a\"}".utf8), status: 404),
        Case(testDescription: "no such call", path: "/api/nlu/v1/nothing", status: 404, says: "/openapi.json"),
        Case(testDescription: "steps up", path: "/api/nlu/v1/../../health", status: 404),
        Case(testDescription: "encoded steps up", path: "/%2e%2e/%2e%2e/etc/passwd", method: "GET", status: 404),
        Case(testDescription: "another method", method: "PATCH", status: 405, says: "takes POST"),
        Case(testDescription: "a long address", path: "/health?" + String(repeating: "a", count: 5000), method: "GET", status: 414),
        Case(
            testDescription: "a number too large", path: "/api/nlu/v1/list/projects",
            body: Array("{\"pageSize\":99999999999999999999}".utf8)),
        Case(
            testDescription: "a page below one", path: "/api/nlu/v1/list/projects", body: Array("{\"pageNumber\":0}".utf8),
            says: "from 1"),
        Case(
            testDescription: "no language", path: "/api/nlu/v1/project",
            body: Array("{\"projectName\":\"p\",\"language\":[\"not a language\"]}".utf8), says: "language code"),
        Case(
            testDescription: "a form without an end", path: "/predict", body: Array("--x\r\n".utf8),
            type: "multipart/form-data; boundary=x"),
        Case(
            testDescription: "a form that is none", path: "/batch_predict", body: Array("dataset=%7B".utf8), type: "text/plain",
            status: 415),
    ]

    @Test func isRefusedWithTheEnvelope() async throws {
        try await TestServer.with { server in
            for hostile in Self.cases {
                let response = try await server.client.call(
                    hostile.method, hostile.path, key: server.key, body: hostile.body, type: hostile.type)
                let what = "\(hostile.testDescription): \(response.text.prefix(300))"
                #expect(response.status == hostile.status && response.isFailureEnvelope, "\(what)")
                #expect(hostile.says.isEmpty || response.message.contains(hostile.says), "\(what)")
                #expect(!response.message.contains("\n"), "\(what)")
            }
            #expect(try await server.client.call("GET", "/health").status == 200)
        }
    }

    @Test(arguments: [
        ("no HTTP", "hello there\r\n\r\n", 400), ("a wrong version", "GET / HTTP/9.9\r\n\r\n", 400),
        ("a bad length", "POST /predict HTTP/1.1\r\nHost: a\r\nContent-Length: -5\r\n\r\n", 400),
        ("two lengths", "POST /predict HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello", 400),
        ("a header with a space", "GET /health HTTP/1.1\r\nHost : a\r\n\r\n", 400),
        ("one long header", "GET /health HTTP/1.1\r\nHost: a\r\nX: \(String(repeating: "a", count: 20_000))\r\n\r\n", 431),
        ("many headers", "GET /health HTTP/1.1\r\nHost: a\r\n\(String(repeating: "X: a\r\n", count: 5000))\r\n", 431),
    ])
    func whatIsNoHTTPIsAnsweredAndClosed(name: String, bytes: String, status: Int) async throws {
        try await TestServer.with { server in
            let response = try await server.client.raw(Array(bytes.utf8))
            #expect(response.status == status && response.isFailureEnvelope, "\(name): \(response.text.prefix(200))")
            #expect(try await server.client.call("GET", "/health").status == 200)
        }
    }

    @Test func whoeverSendsOnWhatIsNoRequestIsLetGoOf() async throws {
        try await TestServer.with { server in
            // In two pieces: the server rests between two requests when the nonsense comes. Found by scripts/fuzz-server.
            let first = Array("GET /version HTTP/1.1\r\nHost: a\r\n\r\n".utf8)
            let nonsense = [UInt8](repeating: UInt8(ascii: "x"), count: 16 << 20)
            let isLetGoOf = try await server.client.isLetGoOf(after: first, goingOnWith: nonsense)
            #expect(isLetGoOf)
        }
    }

    @Test func aClientThatDripsItsHeadersIsCutOff() async throws {
        try await TestServer.with { options in
            options.idleSeconds = 0.3
        } _: { server in
            let response = try await server.client.raw(Array("GET /health HTTP/1.1\r\nHost".utf8))
            #expect(response.status == 408 && response.isFailureEnvelope)
        }
    }

    @Test func aBodyThatNeverComesIsCutOff() async throws {
        try await TestServer.with { options in
            options.bodySeconds = 0.3
        } _: { server in
            let head = "POST \(Self.parse) HTTP/1.1\r\nHost: a\r\nAuthorization: \(server.key)\r\nContent-Length: 100\r\n\r\n{"
            let response = try await server.client.raw(Array(head.utf8))
            #expect(response.status == 408 && response.isFailureEnvelope)
        }
    }

    @Test func anIdleConnectionIsClosedWithoutAWord() async throws {
        try await TestServer.with { options in
            options.idleSeconds = 0.3
        } _: { server in
            let bytes = try await server.client.bytesBack(Array("GET /version HTTP/1.1\r\nHost: a\r\n\r\n".utf8))
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(text.hasPrefix("HTTP/1.1 200") && text.components(separatedBy: "HTTP/1.1").count == 2)
        }
    }

    /// Requests with bytes changed, cut and doubled by chance: whatever is answered is HTTP, nothing else falls over.
    @Test(arguments: 0..<4)
    func lightlyDamagedRequestsAreAnsweredOrClosed(seed: Int) async throws {
        try await TestServer.with { options in
            options.idleSeconds = 0.2
            options.bodySeconds = 0.2
        } _: { server in
            let form = "--x\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nhi\r\n--x--\r\n"
            let json = "{\"modelId\":\"a\",\"text\":\"b\"}"
            let sound = [
                "POST \(Self.parse) HTTP/1.1\r\nHost: a\r\nAuthorization: \(server.key)\r\nContent-Length: \(json.utf8.count)\r\n\r\n\(json)",
                "POST /predict?token=\(server.key) HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; boundary=x\r\n"
                    + "Content-Length: \(form.utf8.count)\r\n\r\n\(form)",
                "POST /parse?token=\(server.key) HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + "5\r\n{\"q\":\r\n4\r\n\"a\"}\r\n0\r\n\r\n",
            ].map { Array($0.utf8) }
            var chance = SplitMix(state: UInt64(seed))
            for _ in 0..<50 {
                var bytes = sound[Int(chance.next() % UInt64(sound.count))]
                for _ in 0...(chance.next() % 4) {
                    let place = Int(chance.next() % UInt64(bytes.count))
                    switch chance.next() % 4 {
                    case 0: bytes[place] = UInt8(truncatingIfNeeded: chance.next())
                    case 1: bytes.remove(at: place)
                    case 2: bytes.insert(UInt8(truncatingIfNeeded: chance.next()), at: place)
                    default: bytes.removeSubrange(place...)
                    }
                    if bytes.isEmpty { bytes = [0] }
                }
                let answer = try await server.client.bytesBack(bytes, finishing: true)
                let start = String(decoding: answer.prefix(80), as: UTF8.self)
                #expect(answer.isEmpty || start.hasPrefix("HTTP/1.1 "), "\(start)")
                #expect(!start.hasPrefix("HTTP/1.1 500"))
            }
            #expect(try await server.client.call("GET", "/health").status == 200)
        }
    }
}

/// Chance that is the same in every run.
struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
