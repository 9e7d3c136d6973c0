import Foundation

/// Which process this is, so that another one can tell later whether it still lives: a process id alone is given out again.
package struct ProcessIdentity: Sendable, Equatable, Codable {
    /// The machine and, in a container, its process namespace: ids compare only within one.
    package var host: String
    /// New at every start of the machine.
    package var boot: String
    package var pid: Int32
    /// When the process started, in clock ticks since the machine did.
    package var start: UInt64

    package init(host: String, boot: String, pid: Int32, start: UInt64) {
        self.host = host
        self.boot = boot
        self.pid = pid
        self.start = start
    }

    package static let current: ProcessIdentity = {
        let pid = getpid()
        return ProcessIdentity(host: thisHost, boot: thisBoot, pid: pid, start: startTime(of: pid) ?? 0)
    }()

    /// Whether the process is gone; nil when it ran elsewhere and this machine cannot know.
    package var isGone: Bool? {
        guard host == Self.thisHost else { return nil }
        return boot != Self.thisBoot || Self.startTime(of: pid) != start
    }

    private static let thisBoot = text("/proc/sys/kernel/random/boot_id") ?? "unknown"

    private static let thisHost: String = {
        let namespace = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/ns/pid")) ?? ""
        return "\(text("/etc/machine-id") ?? text("/proc/sys/kernel/hostname") ?? "") \(namespace)"
    }()

    /// Field 22 of `/proc/PID/stat`, counted after the command's name, which may hold anything. A zombie does no work: it is gone.
    private static func startTime(of pid: Int32) -> UInt64? {
        guard let line = text("/proc/\(pid)/stat"), let end = line.lastIndex(of: ")") else { return nil }
        let fields = line[line.index(after: end)...].split(separator: " ")
        guard fields.count > 19, fields[0] != "Z", fields[0] != "X" else { return nil }
        return UInt64(fields[19])
    }

    private static func text(_ path: String) -> String? {
        guard let data = FileManager.default.contents(atPath: path) else { return nil }
        let text = String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        return text.isEmpty ? nil : text
    }
}
