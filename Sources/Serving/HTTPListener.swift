import HummingbirdCore
import HummingbirdTLS
import Logging
import NIOCore
import NIOPosix
import NIOSSL
import Synchronization

/// The sockets of a server: listens, speaks HTTP or HTTPS, and hands every request to the responder.
final class HTTPListener: Sendable {
    private let options: ServerOptions
    private let responder: Responder
    private let state = Mutex(State())

    private struct State {
        var task: Task<Void, any Error>?
        var shutdown: (@Sendable () async throws -> Void)?
    }

    init(_ options: ServerOptions, _ responder: Responder) {
        self.options = options
        self.responder = responder
    }

    var scheme: String { options.certificate == nil ? "http" : "https" }

    /// Returns once it listens.
    /// - Returns: the port.
    /// - Throws: one line that says why it cannot.
    func start() async throws -> Int {
        let limits = ConnectionLimits(
            idle: .milliseconds(Int64(options.idleSeconds * 1000)), body: .milliseconds(Int64(options.bodySeconds * 1000)))
        let channel = HTTP1Channel(
            responder: { [responder] request, writer, _ in try await responder.respond(request, writer) },
            configuration: .init(
                additionalChannelHandlers: [ConnectionGuard(limits)],
                httpDecoderConfiguration: .init(
                    maxHeaderFieldSize: ServerLimits.headerFieldBytes, maxHeaderListSize: ServerLimits.headerBytes,
                    maxHeaderFieldCount: ServerLimits.headerCount)))
        let tls = try tlsConfiguration()
        do {
            return if let tls { try await listen(TLSChannel(channel, tlsConfiguration: tls)) } else { try await listen(channel) }
        } catch let error as NIOSSLError {
            let files = "\(options.certificate ?? "") and \(options.privateKey ?? "")"
            throw APIError(500, "\(files) cannot be used; does the key belong to the certificate? (\(error))")
        }
    }

    /// Takes no further connection, lets the requests in flight finish, and returns when they have, or when their time is up.
    func stop() async {
        let running = state.withLock { state in
            defer { state = State() }
            return state
        }
        let (task, shutdown) = (running.task, running.shutdown)
        let patience = Task {
            try await Task.sleep(for: .seconds(ServerLimits.stopSeconds))
            task?.cancel()
        }
        try? await shutdown?()
        _ = await task?.result
        patience.cancel()
    }

    private func listen(_ channel: some ServerChildChannel) async throws -> Int {
        let (ready, signal) = AsyncThrowingStream<Int, any Error>.makeStream()
        let server = Server(
            childChannelSetup: channel,
            configuration: .init(
                address: .hostname(options.host, port: options.port), backlog: 1024,
                availableConnectionsDelegate: .maximum(
                    ServerLimits.connections, logger: Logger(label: "trainyard", factory: { _ in SwiftLogNoOpLogHandler() }))),
            onServerRunning: { channel in
                signal.yield(channel.localAddress?.port ?? 0)
                signal.finish()
            },
            eventLoopGroup: MultiThreadedEventLoopGroup.singleton,
            logger: Logger(label: "trainyard", factory: { _ in SwiftLogNoOpLogHandler() }))
        let task = Task {
            do {
                try await server.run()
            } catch {
                signal.finish(throwing: error)
                throw error
            }
        }
        state.withLock { state in
            state.task = task
            state.shutdown = { try await server.shutdownGracefully() }
        }
        do {
            for try await port in ready { return port }
        } catch {
            throw APIError(500, "cannot listen on \(options.host) port \(options.port): \(Self.plain(error))")
        }
        throw APIError(500, "cannot listen on \(options.host) port \(options.port)")
    }

    private static func plain(_ error: any Error) -> String {
        if let error = error as? SocketAddressError.UnknownHost { return "there is no machine “\(error.host)”; choose another with --host" }
        guard let error = error as? IOError else { return "\(error)" }
        switch error.errnoCode {
        case EADDRINUSE: return "another program listens there already; choose another with --port"
        case EACCES: return "you have no right to; ports below 1024 are root's"
        case EADDRNOTAVAIL: return "this machine has no such address; choose another with --host"
        default: return String(cString: strerror(error.errnoCode))
        }
    }

    private func tlsConfiguration() throws -> TLSConfiguration? {
        guard let certificate = options.certificate, let key = options.privateKey else {
            guard options.certificate == nil, options.privateKey == nil else {
                throw APIError(500, "TLS needs both a certificate and its key; give --tls-certificate and --tls-key")
            }
            return nil
        }
        let chain = try Self.read(certificate, as: "a certificate in PEM form (“-----BEGIN CERTIFICATE-----”)") {
            try NIOSSLCertificate.fromPEMFile($0).map { NIOSSLCertificateSource.certificate($0) }
        }
        let privateKey = try Self.read(key, as: "a private key in PEM form without a password (“-----BEGIN PRIVATE KEY-----”)") {
            try NIOSSLPrivateKey(file: $0, format: .pem)
        }
        var configuration = TLSConfiguration.makeServerConfiguration(certificateChain: chain, privateKey: .privateKey(privateKey))
        // The older ones are not to be offered any more (RFC 8996).
        configuration.minimumTLSVersion = .tlsv12
        return configuration
    }

    private static func read<Contents>(_ file: String, as what: String, _ read: (String) throws -> Contents) throws(APIError) -> Contents {
        guard access(file, R_OK) == 0 else { throw APIError(500, "\(file) cannot be read: \(String(cString: strerror(errno)))") }
        do {
            return try read(file)
        } catch {
            throw APIError(500, "\(file) is not \(what)")
        }
    }
}
