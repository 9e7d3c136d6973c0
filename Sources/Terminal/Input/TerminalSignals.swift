import CNcurses
import Glibc

/// The signals that are dealt with in the input loop, in order, instead of interrupting whatever runs.
///
/// `block()` comes first thing in main, before any thread starts: threads inherit the mask, and a thread that does not block
/// them would take them with their default action. A child process inherits the mask too and could not be ended by TERM or
/// Ctrl-C: spawn it with an empty one (`posix_spawnattr_setsigmask` with `POSIX_SPAWN_SETSIGMASK`), or call
/// `unblockInChild()` between fork and exec.
package enum TerminalSignals {
    private static let handled: [Int32] = [SIGWINCH, SIGTERM, SIGINT, SIGHUP, SIGTSTP, SIGQUIT, SIGCONT]

    private static var set: sigset_t {
        var set = sigset_t()
        sigemptyset(&set)
        for signal in handled { sigaddset(&set, signal) }
        return set
    }

    package static func block() {
        var set = set
        pthread_sigmask(SIG_BLOCK, &set, nil)
    }

    /// Gives the calling thread an empty mask.
    package static func unblockInChild() {
        var empty = sigset_t()
        sigemptyset(&empty)
        pthread_sigmask(SIG_SETMASK, &empty, nil)
    }

    /// A descriptor that is readable when one of the signals came; -1 when the system gives none.
    static func makeDescriptor() -> Int32 {
        var set = set
        return cn_signal_descriptor(&set)
    }

    /// Takes what came, in order.
    static func read(from descriptor: Int32) -> [SignalEvent] {
        var events: [SignalEvent] = []
        while true {
            switch cn_next_signal(descriptor) {
            case 0: return events
            case SIGWINCH: events.append(.resize)
            case SIGINT: events.append(.interrupt)
            case SIGHUP: events.append(.hangup)
            case SIGTSTP: events.append(.suspend)
            case SIGCONT: events.append(.continued)
            case let number: events.append(.terminate(number))
            }
        }
    }
}
