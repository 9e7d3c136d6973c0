import Engine
import HummingbirdCore
import HummingbirdTLS
import Logging
import NIOCore
import NIOPosix
import NIOSSL
import Store
import Synchronization

/// The server: NeuralSpace's, Hexabot's and Rasa's calls over one workbench.
package final class HTTPServer: Sendable {
    private let options: ServerOptions
    private let workbench: Workbench
    private let keys: KeyRing
    private let deployments: Deployments
    private let responder: Responder
    private let log: ParseLogger?
    private let complain: @Sendable (String) -> Void
    private let state = Mutex(State())

    private struct State {
        var task: Task<Void, any Error>?
        var shutdown: (@Sendable () async throws -> Void)?
        var observation: Observation?
        var reporter: Task<Void, Never>?
    }

    /// - Parameters:
    ///   - wakeEngine: sees to it that queued jobs are trained, here or in another process.
    ///   - complain: takes a line for whoever runs the server.
    package init(
        _ workbench: Workbench, _ options: ServerOptions, wakeEngine: @escaping @Sendable () throws -> Void,
        complain: @escaping @Sendable (String) -> Void
    ) {
        self.workbench = workbench
        self.options = options
        self.complain = complain
        keys = KeyRing(fixed: options.token)
        deployments = Deployments(workbench, only: options.project, program: options.program, complain: complain)
        let meter = ServerMeter()
        log = options.keepsUtterances ? ParseLogger(workbench, complain: complain) : nil
        let neuralSpace = NeuralSpaceAPI(
            workbench: workbench, deployments: deployments, keys: keys, meter: meter, log: log, wakeEngine: wakeEngine)
        let ludwig = LudwigAPI(deployments: deployments, meter: meter, log: log, isFlat: options.isFlat)
        let hexabot = HexabotAPI(
            workbench: workbench, deployments: deployments, meter: meter, log: log, wakeEngine: wakeEngine, project: options.project)
        let rasa = RasaAPI(workbench: workbench, deployments: deployments, meter: meter, log: log)
        let dialects = neuralSpace.routes + ludwig.routes + hexabot.routes + rasa.routes
        responder = Responder(
            table: RouteTable(OperationsAPI(deployments: deployments, meter: meter).routes(beside: dialects)), keys: keys, meter: meter,
            origins: options.origins, complain: complain)
    }

    /// Returns once it listens and the recorded deployments run.
    /// - Returns: the port.
    /// - Throws: one line that says why it cannot.
    package func start() async throws -> Int {
        try keys.refresh(workbench.liveKeys)
        let observation = workbench.observe { [weak self] event in self?.see(event) }
        state.withLock { $0.observation = observation }
        await deployments.follow()
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
        let port: Int
        do {
            port = if let tls { try await listen(TLSChannel(channel, tlsConfiguration: tls)) } else { try await listen(channel) }
        } catch let error as NIOSSLError {
            let files = "\(options.certificate ?? "") and \(options.privateKey ?? "")"
            throw APIError(500, "\(files) cannot be used; does the key belong to the certificate? (\(error))")
        }
        let host = options.host.contains(":") ? "[\(options.host)]" : options.host
        let reporter = StatusReporter(
            workbench: workbench, meter: responder.meter, deployments: deployments,
            address: "\(tls == nil ? "http" : "https")://\(host):\(port)")
        let report = Task { await reporter.run() }
        state.withLock { $0.reporter = report }
        return port
    }

    /// Takes no further connection, lets the requests in flight finish, and returns when they have, or when their time is up.
    package func stop() async {
        let running = state.withLock { state in
            defer { state = State() }
            return state
        }
        let (task, shutdown) = (running.task, running.shutdown)
        running.observation?.cancel()
        running.reporter?.cancel()
        await running.reporter?.value
        // Not the reporter's to do: what a cancelled task sends to other threads is not done.
        try? workbench.tellServerStatus(nil)
        let patience = Task {
            try await Task.sleep(for: .seconds(ServerLimits.stopSeconds))
            task?.cancel()
        }
        try? await shutdown?()
        _ = await task?.result
        patience.cancel()
        log?.flush()
        await deployments.close()
    }

    private func see(_ event: EngineEvent) {
        switch event {
        case .dataChanged: return
        case .modelChanged(let model) where model.replicas == 0 && model.status != .completed: return
        default: break
        }
        deployments.followSoon()
        guard case .storeChanged = event else { return }
        do { try keys.refresh(workbench.liveKeys) } catch { complain("the keys cannot be read: \(error)") }
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
        return .makeServerConfiguration(certificateChain: chain, privateKey: .privateKey(privateKey))
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
