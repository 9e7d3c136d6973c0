import Foundation
import Store

/// Starts this program again beside itself.
///
/// `posix_spawn` by hand, because Foundation's `Process` can start no session and pass on no socket; its pointers live for the one
/// call.
package struct ChildProcess: Sendable {
    /// The words of its command line, the program's name first.
    package var words: [String]
    package var program = "/proc/self/exe"
    /// Outlives the terminal: a session of its own.
    package var hasOwnSession = false
    /// What becomes descriptor 3 of the child; nothing else of ours is open there but standard error, where that is kept.
    package var passing: Int32?
    package var keepsErrors = false
    /// The file that its standard error goes to, begun anew; nowhere when nil.
    package var errorFile: String?

    package init(_ words: [String]) { self.words = words }

    /// The descriptor that a child finds its socket at.
    package static let passed: Int32 = 3

    /// POSIX_SPAWN_SETSID, which glibc's header shows to GNU sources alone.
    private static let newSession: Int32 = 0x80

    /// - Returns: its process id.
    /// - Throws: `StoreError.storage` with the system's reason.
    package func start() throws(StoreError) -> pid_t {
        var actions = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        guard posix_spawn_file_actions_init(&actions) == 0, posix_spawnattr_init(&attributes) == 0 else { throw failure(ENOMEM) }
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        for descriptor: Int32 in 0...(keepsErrors ? 1 : 2) {
            posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", descriptor == 0 ? O_RDONLY : O_WRONLY, 0)
        }
        if let errorFile { posix_spawn_file_actions_addopen(&actions, 2, errorFile, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND, 0o600) }
        if let passing { posix_spawn_file_actions_adddup2(&actions, passing, Self.passed) }
        // Nothing else of the caller's is held open, such as a pipe that a script waits on.
        for descriptor in Self.openDescriptors where descriptor > 2 && !(passing != nil && descriptor == Self.passed) {
            posix_spawn_file_actions_addclose(&actions, descriptor)
        }
        // The child starts as from a shell: no signal blocked or ignored, whatever this process does with its own.
        var none = sigset_t()
        var all = sigset_t()
        sigemptyset(&none)
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setflags(
            &attributes, Int16((hasOwnSession ? Self.newSession : 0) | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

        var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
        arguments.append(nil)
        defer { arguments.forEach { free($0) } }
        var process = pid_t()
        let status = posix_spawn(&process, program, &actions, &attributes, arguments, environ)
        guard status == 0 else { throw failure(status) }
        return process
    }

    private static var openDescriptors: [Int32] {
        ((try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []).compactMap { Int32($0) }
    }

    private func failure(_ code: Int32) -> StoreError {
        .storage("cannot start \(words.prefix(2).joined(separator: " ")): \(String(cString: strerror(code)))")
    }
}
