import Engine
import Store
import Terminal

/// The Deployments pane of the Models screen: the server, and what it serves.
enum DeploymentsUpdate {
    /// Nil when the command means the same here as on the rest of the screen.
    static func run(_ command: CommandID, _ state: inout AppState) -> [Effect]? {
        let rows = state.deploymentRows
        if state.server.cursor.run(command, count: rows.count, visible: DeploymentsView.rows(state)) { return [] }
        switch command {
        case .serve:
            askServer(&state)
            return []
        case .newKey: return [.createKey]
        case .open: return state.selectedDeployment.map { tryIt($0, &state) } ?? []
        case .copy:
            guard let model = state.selectedDeployment else { return [] }
            state.show(.info, tr("Copied a call that asks \(model.name); put a key in place of KEY."))
            return [.copy(call(model, state))]
        case .back, .left:
            state.focus[.models] = .versions
            return []
        case .deploy, .deployments: return nil
        default: return []
        }
    }

    // MARK: Watching

    /// Looks at the server when the pane comes into sight, and lets go of it when it leaves.
    static func watch(_ state: inout AppState) -> [Effect] {
        let isInSight = state.screen == .models && state.place == .deployments && !Layout.isTooSmall(state.size)
        guard isInSight != state.server.isWatched else { return [] }
        state.server.isWatched = isInSight
        state.server.nextLook = nil
        if !isInSight { state.server.forgetRates() }
        return isInSight ? [.loadServer] : []
    }

    /// Whether it is time to look again.
    static func isDue(_ state: inout AppState) -> Bool {
        guard let due = state.server.nextLook, due <= state.now else { return false }
        state.server.nextLook = nil
        return state.server.isWatched
    }

    static func arrived(_ status: ServerStatus?, keys: Int, _ state: inout AppState) {
        if status?.process != state.server.status?.process { state.server.forgetRates() }
        if let status, status.at != state.server.status?.at { state.server.take(status.traffic.perSecond) }
        state.server.status = status
        state.server.keys = keys
        state.server.isKnown = true
        if (status == nil) == (state.server.doing == .stopping) { state.server.doing = nil }
        state.server.cursor.clamp(count: state.deploymentRows.count, visible: DeploymentsView.rows(state))
        // Where no server runs there is nothing to wait for: a start is seen by the change of the store that it makes.
        state.server.nextLook = status != nil && state.server.isWatched ? state.now + ServerWatch.lookMilliseconds : nil
    }

    // MARK: Start and stop

    private static func askServer(_ state: inout AppState) {
        guard let running = state.server.status else { return ask(ServerAddress(), &state) }
        state.dialog = .choose(
            Choose(
                purpose: .stopServer, title: tr("Stop the server at \(running.address)?"),
                items: [
                    .init(label: tr("stop it"), detail: tr("once the requests in flight are answered")),
                    .init(label: tr("leave it running"), detail: tr("it goes on when the dashboard ends, too")),
                ]))
    }

    private static func ask(_ address: ServerAddress, error: String? = nil, _ state: inout AppState) {
        var prompt = Prompt(
            purpose: .serverAddress, title: tr("Start the server on port"),
            note: tr("This machine alone reaches it; 0.0.0.0:\(address.port) opens it to others."), field: TextField(address.text))
        prompt.error = error
        state.dialog = .prompt(prompt)
    }

    static func start(_ address: ServerAddress, _ state: inout AppState) -> [Effect] {
        state.server.doing = .starting
        return [.startServer(address)]
    }

    static func stop(_ state: inout AppState) -> [Effect] {
        state.server.doing = .stopping
        return [.stopServer]
    }

    /// Asks again, with the next port where this one is taken; whoever went on to something else is only told.
    static func refused(_ address: ServerAddress?, _ reason: String, _ state: inout AppState) {
        state.server.doing = nil
        guard let address, state.server.isWatched, state.dialog == nil else {
            let why = tr(below: reason)
            state.show(.error, address == nil ? tr("The server did not stop: \(why)") : tr("The server did not start: \(why)"))
            return
        }
        let isTaken = reason.contains("listens there already")
        let next = ServerAddress(host: address.host, port: isTaken && address.port < 65535 ? address.port + 1 : address.port)
        ask(
            next,
            error: isTaken ? tr("Port \(address.port) is taken by another program. \(next.port) is the next one.") : tr(below: reason),
            &state)
    }

    // MARK: Models

    /// - Parameter replicas: nil when what was typed is no number.
    static func deploy(_ id: ModelID, _ replicas: Int?, _ state: inout AppState) -> [Effect] {
        guard let replicas, (0...64).contains(replicas) else {
            state.show(.warning, tr("Choose a number of replicas from 0, which takes the model out of service, to 64."))
            return []
        }
        return [.deploy(id, replicas: replicas)]
    }

    private static func tryIt(_ model: ModelRecord, _ state: inout AppState) -> [Effect] {
        var effects: [Effect] = []
        if state.project?.id != model.projectID || state.language != model.language {
            guard let project = state.projects.all.first(where: { $0.id == model.projectID }) else { return [] }
            effects = GlobalUpdate.open(project, model.language, &state)
        }
        state.tryIt.model = model.id
        return effects + GlobalUpdate.show(.tryIt, &state)
    }

    /// A command line that asks the model what an utterance means.
    private static func call(_ model: ModelRecord, _ state: AppState) -> String {
        let address = state.server.status?.address ?? "http://127.0.0.1:8000"
        return "curl -H 'Authorization: KEY' -H 'Content-Type: application/json' "
            + "-d '{\"modelId\": \"\(model.id.rawValue)\", \"text\": \"hello\"}' \(address)/api/nlu/v1/model/parse"
    }
}
