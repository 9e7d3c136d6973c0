import Engine
import Foundation

/// Training that outlives the command that asked for it: `trainyard engine --until-idle` in a session of its own.
struct BackgroundEngine {
    /// The store's directory as an absolute path.
    var store: String

    /// Starts one where no process has a live engine on the store.
    func ensureAlive(_ workbench: Workbench) throws {
        if try !workbench.engineIsAlive() { try start() }
    }

    /// - Throws: `CommandFailure` when the process cannot be started; the job stays queued.
    func start() throws {
        var child = ChildProcess(["trainyard", "engine", "--until-idle", "--store", store])
        child.hasOwnSession = true
        do {
            let process = try child.start()
            // A server outlives many engines, and each would stay as a zombie.
            Thread.detachNewThread {
                var status: Int32 = 0
                while waitpid(process, &status, 0) < 0, errno == EINTR {}
            }
        } catch {
            throw CommandFailure("\(error); the job waits: run trainyard engine --until-idle")
        }
    }
}
