import Foundation

/// TERM, INT and HUP, taken by one waiting thread instead of interrupting all.
struct StopSignals: Sendable {
    private var signals = sigset_t()

    /// Call it before the first other thread starts.
    init(ignoringHangUp: Bool) {
        sigemptyset(&signals)
        sigaddset(&signals, SIGTERM)
        sigaddset(&signals, SIGINT)
        if ignoringHangUp { signal(SIGHUP, SIG_IGN) } else { sigaddset(&signals, SIGHUP) }
        pthread_sigmask(SIG_BLOCK, &signals, nil)
    }

    func wait() {
        var signals = signals
        var caught: Int32 = 0
        while sigwait(&signals, &caught) != 0 {}
    }

    /// Calls `stop` when one arrives, then ends the process in order.
    func onStop(_ stop: @escaping @Sendable () -> Void) {
        Thread.detachNewThread {
            wait()
            stop()
            exit(0)
        }
    }
}
