import Foundation
import Testing

/// Shell lines, for what a process has to be put into: limits, mounts, redirections.
enum Shell {
    static func run(_ script: String, home: Scratch) throws -> Trainyard.Outcome {
        let name = UUID().uuidString
        let output = try home.file(name + ".out", "")
        let errors = try home.file(name + ".err", "")
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", script]
        process.environment = Trainyard.environment(home: home.path)
        process.currentDirectoryURL = URL(fileURLWithPath: home.path)
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: output))
        process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: errors))
        try process.run()
        process.waitUntilExit()
        let status = process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus
        return Trainyard.Outcome(
            status: status, output: try String(contentsOfFile: output, encoding: .utf8),
            errors: try String(contentsOfFile: errors, encoding: .utf8))
    }

    /// Whether a file system of a test's own can be had here.
    static let canMount: Bool = {
        guard let home = try? Scratch() else { return false }
        return (try? run("unshare -rm sh -c 'mkdir m && mount -t tmpfs -o size=1m tmpfs m'", home: home).status) == 0
    }()
}

extension Scratch {
    /// The program where every user may run it.
    func reachableProgram() throws -> String {
        let copy = path + "/trainyard"
        if link(Trainyard.path, copy) != 0 { try FileManager.default.copyItem(atPath: Trainyard.path, toPath: copy) }
        chmod(copy, 0o755)
        return copy
    }
}
