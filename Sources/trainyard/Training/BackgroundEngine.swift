import Engine

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
            _ = try child.start()
        } catch {
            throw CommandFailure("\(error); the job waits: run trainyard engine --until-idle")
        }
    }
}
