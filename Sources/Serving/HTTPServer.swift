import Engine
import Store
import Synchronization

/// The server: NeuralSpace's, Hexabot's and Rasa's calls over one workbench.
package final class HTTPServer: Sendable {
    private let options: ServerOptions
    private let workbench: Workbench
    private let keys: KeyRing
    private let deployments: Deployments
    private let responder: Responder
    private let listener: HTTPListener
    private let log: ParseLogger?
    private let complain: @Sendable (String) -> Void
    private let state = Mutex(State())

    private struct State {
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
        listener = HTTPListener(options, responder)
    }

    /// Returns once it listens and the recorded deployments run.
    /// - Returns: the port.
    /// - Throws: one line that says why it cannot.
    package func start() async throws -> Int {
        try keys.refresh(workbench.liveKeys)
        let observation = workbench.observe { [weak self] event in self?.see(event) }
        state.withLock { $0.observation = observation }
        await deployments.follow()
        let port = try await listener.start()
        let host = options.host.contains(":") ? "[\(options.host)]" : options.host
        let reporter = StatusReporter(
            workbench: workbench, meter: responder.meter, deployments: deployments,
            address: "\(listener.scheme)://\(host):\(port)")
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
        running.observation?.cancel()
        running.reporter?.cancel()
        await running.reporter?.value
        // Not the reporter's to do: what a cancelled task sends to other threads is not done.
        try? workbench.tellServerStatus(nil)
        await listener.stop()
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
}
