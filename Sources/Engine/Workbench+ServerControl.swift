import Foundation
import Store

/// Starting, watching and stopping the store's server, which is a process of its own.
extension Workbench {
    private var statusFile: URL { URL(fileURLWithPath: directory + "/server.json") }

    /// The running server's numbers, at most a second old; nil when none runs.
    package func serverStatus() -> ServerStatus? {
        guard let data = try? Data(contentsOf: statusFile), let status = try? JSONDecoder().decode(ServerStatus.self, from: data),
            status.process.isGone == false
        else { return nil }
        return status
    }

    /// For the server itself; nil when it ends.
    package func tellServerStatus(_ status: ServerStatus?) throws {
        guard let status else {
            try? FileManager.default.removeItem(at: statusFile)
            return
        }
        try JSONEncoder().encode(status).write(to: statusFile, options: .atomic)
    }

    /// What a server that was started here has to say.
    private var serverLog: String { directory + "/server.log" }

    /// Starts a server that outlives this process, and returns when it answers.
    /// - Throws: one line that says why it does not.
    package func startServer(host: String = "127.0.0.1", port: Int = 8000) throws {
        if let running = serverStatus() { throw StoreError.refused("a server runs already at \(running.address); stop it first") }
        var child = ChildProcess(["trainyard", "serve", "--store", directory, "--host", host, "--port", String(port)])
        child.hasOwnSession = true
        child.errorFile = serverLog
        let process = try child.start()
        let deadline = Date() + Self.startSeconds
        while serverStatus()?.process.pid != process {
            var status: Int32 = 0
            guard waitpid(process, &status, WNOHANG) == 0 else { throw StoreError.storage(whyServerEnded()) }
            guard Date() < deadline else { throw StoreError.storage("the server does not answer yet; look again in a moment") }
            Thread.sleep(forTimeInterval: 0.05)
        }
    }

    /// Asks the server to end, and returns when the requests in flight are answered and it has.
    package func stopServer() throws {
        guard let running = serverStatus() else { throw StoreError.refused("no server runs on this store") }
        guard kill(running.process.pid, SIGTERM) == 0 else {
            throw StoreError.storage("the server (process \(running.process.pid)) cannot be stopped: \(String(cString: strerror(errno)))")
        }
        let deadline = Date() + Self.stopSeconds
        while running.process.isGone == false {
            guard Date() < deadline else {
                throw StoreError.storage("the server (process \(running.process.pid)) still answers requests; look again in a moment")
            }
            Thread.sleep(forTimeInterval: 0.05)
        }
        // Takes the leave of a child; another's is no business of ours.
        var status: Int32 = 0
        waitpid(running.process.pid, &status, WNOHANG)
    }

    /// The line that the server gave up with.
    private func whyServerEnded() -> String {
        let text = (try? String(contentsOfFile: serverLog, encoding: .utf8)) ?? ""
        let last = text.split(separator: "\n").last.map(String.init) ?? "it gave no reason"
        return last.hasPrefix("trainyard: ") ? String(last.dropFirst("trainyard: ".count)) : last
    }

    private static let startSeconds = 20.0
    /// Longer than requests in flight are given.
    private static let stopSeconds = 25.0
}
