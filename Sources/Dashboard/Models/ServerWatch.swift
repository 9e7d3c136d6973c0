import Engine
import Store
import Terminal

/// The server as it was last seen. It runs in a process of its own, here or started elsewhere, and serves the whole store.
package struct ServerWatch: Sendable {
    /// What is being done to it, which takes a moment.
    package enum Doing: Sendable {
        case starting, stopping

        var sentence: String {
            self == .starting ? tr("The server is starting.") : tr("The server is answering what is in flight, then stops.")
        }
    }

    /// Nil when none runs.
    package var status: ServerStatus?
    /// False until it was looked for the first time.
    package var isKnown = false
    package var doing: Doing?
    /// API keys that open it.
    package var keys = 0
    /// True while the Deployments pane is in sight; nobody looks at the server otherwise.
    package var isWatched = false
    /// When it is looked at again; nil when nobody waits for that.
    package var nextLook: Milliseconds?
    /// Requests a second, the mean of some looks each, the newest last.
    package var rates: [Double] = []
    /// Looks that make the next of them.
    var recent: [Double] = []
    package var cursor = ListCursor()

    static let lookMilliseconds: Milliseconds = 1000
    /// A chart that moves at every look would send kilobytes a second.
    static let looksAPoint = 5
    static let ratesKept = 300

    mutating func take(_ rate: Double) {
        recent.append(rate)
        guard recent.count >= Self.looksAPoint else { return }
        rates = rates.suffix(Self.ratesKept - 1) + [recent.reduce(0, +) / Double(recent.count)]
        recent = []
    }

    mutating func forgetRates() {
        rates = []
        recent = []
    }
}

/// Where a server listens, as a person types it: `8000`, or `0.0.0.0:8000`.
package struct ServerAddress: Sendable, Equatable {
    package var host = "127.0.0.1"
    package var port = 8000

    static var rule: String {
        tr("Type a port from 1 to 65535, or an address with one: 8000, or 0.0.0.0:8000 for other machines to reach it.")
    }

    init(host: String = "127.0.0.1", port: Int = 8000) {
        self.host = host
        self.port = port
    }

    /// Nil when it is neither.
    package init?(_ text: String) {
        let colon = text.lastIndex(of: ":")
        guard let port = Int(colon.map { text[text.index(after: $0)...] } ?? text[...]), (1...65535).contains(port) else { return nil }
        self.port = port
        guard let colon else { return }
        let name = text[..<colon]
        host = name.hasPrefix("[") && name.hasSuffix("]") ? String(name.dropFirst().dropLast()) : String(name)
        let isPlain = host.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || ".:-".contains($0)) }
        guard !host.isEmpty, !host.hasPrefix("-"), isPlain else { return nil }
    }

    /// As a person would type it.
    var text: String { host == "127.0.0.1" ? "\(port)" : host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
}

extension AppState {
    /// What is deployed in the whole store, the newest first, and then the open project's other Completed models.
    package var deploymentRows: [ModelRecord] {
        let others = records.filter { $0.replicas == 0 && $0.status == .completed && $0.projectID == project?.id }
        return records.filter { $0.replicas > 0 } + others
    }

    /// The model under the cursor of the Deployments pane.
    var selectedDeployment: ModelRecord? {
        let rows = deploymentRows
        return rows.indices.contains(server.cursor.selected) ? rows[server.cursor.selected] : nil
    }
}
