import Engine
import Foundation

/// Training that outlives the command that asked for it: `trainyard engine --until-idle` in a session of its own.
///
/// `posix_spawn` by hand, because Foundation's `Process` can start no session; its pointers live for the one call.
struct BackgroundEngine {
    /// The store's directory as an absolute path.
    var store: String

    /// POSIX_SPAWN_SETSID, which glibc's header shows to GNU sources alone.
    private static let newSession: Int32 = 0x80

    /// Starts one where no process has a live engine on the store.
    func ensureAlive(_ workbench: Workbench) throws {
        if try !workbench.engineIsAlive() { try start() }
    }

    /// - Throws: `CommandFailure` when the process cannot be started; the job stays queued.
    func start() throws {
        var actions = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        guard posix_spawn_file_actions_init(&actions) == 0, posix_spawnattr_init(&attributes) == 0 else { throw failure(ENOMEM) }
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        for descriptor: Int32 in 0...2 {
            posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", descriptor == 0 ? O_RDONLY : O_WRONLY, 0)
        }
        // Nothing of the caller's is held open, such as a pipe that a script waits on.
        for descriptor in Self.openDescriptors where descriptor > 2 { posix_spawn_file_actions_addclose(&actions, descriptor) }
        // The child starts as from a shell: no signal blocked or ignored, whatever this process does with its own.
        var none = sigset_t()
        var all = sigset_t()
        sigemptyset(&none)
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setflags(&attributes, Int16(Self.newSession | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

        let words = ["trainyard", "engine", "--until-idle", "--store", store]
        var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
        arguments.append(nil)
        defer { arguments.forEach { free($0) } }
        var process = pid_t()
        let status = posix_spawn(&process, "/proc/self/exe", &actions, &attributes, arguments, environ)
        guard status == 0 else { throw failure(status) }
    }

    private static var openDescriptors: [Int32] {
        ((try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []).compactMap { Int32($0) }
    }

    private func failure(_ code: Int32) -> CommandFailure {
        CommandFailure("cannot start the engine (\(String(cString: strerror(code)))); the job waits: run trainyard engine --until-idle")
    }
}
