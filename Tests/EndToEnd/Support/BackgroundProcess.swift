import Foundation

/// A trainyard that goes on while the test does.
final class BackgroundProcess {
    private let process = Process()
    private let errors: String

    init(_ words: [String], home: Scratch) throws {
        errors = try home.file(UUID().uuidString + ".err", "")
        process.executableURL = URL(fileURLWithPath: Trainyard.path)
        process.arguments = words
        process.environment = Trainyard.environment(home: home.path)
        process.currentDirectoryURL = URL(fileURLWithPath: home.path)
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: errors))
        try process.run()
    }

    deinit { kill() }

    func signal(_ number: Int32) { Foundation.kill(process.processIdentifier, number) }

    func kill() {
        guard process.isRunning else { return }
        signal(SIGKILL)
        process.waitUntilExit()
    }

    /// What it has said on standard error so far.
    var said: String { (try? String(contentsOfFile: errors, encoding: .utf8)) ?? "" }

    /// Returns when it has said `text` on standard error.
    func wait(for text: String, within seconds: Double = 15) throws {
        let deadline = ContinuousClock.now + .seconds(seconds)
        while try !String(contentsOfFile: errors, encoding: .utf8).contains(text) {
            guard ContinuousClock.now < deadline, process.isRunning else {
                throw PseudoTerminal.Failure(description: "it never said “\(text)”")
            }
            usleep(5000)
        }
    }

    /// How it ended: its status, or 128 and the signal's number.
    func waitForEnd() -> Int32 {
        process.waitUntilExit()
        return process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus
    }
}
