import Foundation
import Testing

/// The built program, run as people run it.
enum Trainyard {
    /// `TRAINYARD_BINARY`, else the release build.
    static let path: String = {
        if let given = ProcessInfo.processInfo.environment["TRAINYARD_BINARY"] { return given }
        return root + "/.build/release/trainyard"
    }()

    /// The project's root.
    static let root: String = {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().path
    }()

    struct Outcome {
        var status: Int32
        var output: String
        var errors: String

        /// Lines on standard error.
        var complaints: [String] { errors.split(separator: "\n").map(String.init) }
        var json: Any? { try? JSONSerialization.jsonObject(with: Data(output.utf8)) }

        /// `data` of a reply with its envelope.
        var data: [String: Any] { ((json as? [String: Any])?["data"] as? [String: Any]) ?? [:] }
    }

    /// What a program of a test sees: nothing of the tester's own settings.
    static func environment(home: String) -> [String: String] {
        [
            "HOME": home, "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "LANG": "C.UTF-8",
            "TERM": "xterm-256color", "TRAINYARD_STORE": home + "/store",
        ]
    }

    /// Runs a command to its end in a folder that is also its home; its store is `home/store`.
    @discardableResult
    static func run(_ words: String..., home: Scratch, input: Data = Data()) throws -> Outcome {
        try run(words, home: home, input: input)
    }

    static func run(_ words: [String], home: Scratch, input: Data = Data()) throws -> Outcome {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = words
        process.environment = environment(home: home.path)
        process.currentDirectoryURL = URL(fileURLWithPath: home.path)
        // Files, not pipes: nothing can fill up while nobody reads.
        let name = UUID().uuidString
        let output = try home.file(name + ".out", Data())
        let errors = try home.file(name + ".err", Data())
        process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: output))
        process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: errors))
        process.standardInput = try FileHandle(forReadingFrom: URL(fileURLWithPath: home.file(name + ".in", input)))
        try process.run()
        process.waitUntilExit()
        let status = process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus
        return Outcome(
            status: status, output: try String(contentsOfFile: output, encoding: .utf8),
            errors: try String(contentsOfFile: errors, encoding: .utf8))
    }
}

extension Trainyard.Outcome {
    /// The command did what it was asked to.
    @discardableResult
    func succeeded(_ location: SourceLocation = #_sourceLocation) throws -> Trainyard.Outcome {
        try #require(status == 0, "exit status \(status): \(errors)", sourceLocation: location)
        return self
    }

    /// The command failed as a good one does: status 1, nothing half-done on stdout, one clear line on stderr that begins with its name.
    func refused(_ location: SourceLocation = #_sourceLocation) {
        #expect(status == 1, "exit status \(status): \(errors)", sourceLocation: location)
        #expect(output.isEmpty, sourceLocation: location)
        #expect(complaints.count == 1 && errors.hasPrefix("trainyard: "), "not one clear line: \(errors)", sourceLocation: location)
    }
}
