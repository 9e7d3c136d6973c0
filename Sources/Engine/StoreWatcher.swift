import Foundation
import Store
import Synchronization

/// Notices what other processes write: inotify says that there was a commit, SQLite's `data_version` whether somebody
/// else did it. Sleeps for as long as nothing happens.
final class StoreWatcher: Sendable {
    /// After a change the next look comes no sooner than this, so that a burst of writes makes few events.
    private static let restMilliseconds: Int32 = 40
    /// Where the system has no notifications to give, a look a second.
    private static let blindMilliseconds: Int32 = 1000

    /// The store announces its commits by the attributes; another program that wrote to the database closes the file.
    private static let signs = UInt32(IN_ATTRIB) | UInt32(IN_CLOSE_WRITE)

    private let store: StoreDatabase
    private let notifications: Int32
    private let stop: (read: Int32, write: Int32)
    private let onChange: @Sendable () -> Void
    /// Milliseconds until `onAlarm` is to be called; nil for never.
    private let nextAlarm: @Sendable () -> Int32?
    private let onAlarm: @Sendable () -> Void

    init(
        _ store: StoreDatabase, onChange: @escaping @Sendable () -> Void, nextAlarm: @escaping @Sendable () -> Int32?,
        onAlarm: @escaping @Sendable () -> Void
    ) {
        self.store = store
        self.onChange = onChange
        self.nextAlarm = nextAlarm
        self.onAlarm = onAlarm
        let descriptor = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
        if descriptor >= 0, let file = store.changedFile, inotify_add_watch(descriptor, file, Self.signs) >= 0 {
            notifications = descriptor
        } else {
            if descriptor >= 0 { Foundation.close(descriptor) }
            notifications = -1
        }
        var ends: [Int32] = [-1, -1]
        _ = pipe(&ends)
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        stop = (ends[0], ends[1])
    }

    deinit {
        for descriptor in [notifications, stop.read, stop.write] where descriptor >= 0 { Foundation.close(descriptor) }
    }

    /// What is written from now on is noticed.
    func start() {
        let seen = try? store.foreignVersion()
        let thread = Thread { self.watch(seen) }
        thread.name = "store watcher"
        thread.start()
    }

    /// Ends the thread, soon after the call returns.
    func close() { _ = write(stop.write, "x", 1) }

    private func watch(_ known: Int?) {
        var seen = known
        while true {
            let alarm = nextAlarm()
            var limit = alarm ?? -1
            if notifications < 0 { limit = min(alarm ?? Self.blindMilliseconds, Self.blindMilliseconds) }
            guard rests(limit, for: [notifications, stop.read]) else { return }
            drain()
            if let alarm = nextAlarm(), alarm <= 0 { onAlarm() }
            if let version = try? store.foreignVersion(), version != seen {
                seen = version
                onChange()
            }
            guard rests(Self.restMilliseconds, for: [stop.read]) else { return }
        }
    }

    /// Waits for one of the descriptors or the time; false when told to stop.
    private func rests(_ milliseconds: Int32, for descriptors: [Int32]) -> Bool {
        var waited = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        _ = poll(&waited, nfds_t(waited.count), milliseconds)
        return !waited.contains { $0.fd == stop.read && $0.revents != 0 }
    }

    private func drain() {
        guard notifications >= 0 else { return }
        var buffer = [UInt8](repeating: 0, count: 4096)
        while read(notifications, &buffer, buffer.count) > 0 {}
    }
}
