import Foundation

/// A folder of a test's own, removed with the value.
final class Scratch: Sendable {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appendingPathComponent("trainyard-test-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        // Folders that a test made read-only are opened again, so that they can be removed.
        let folders = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
        for folder in folders { chmod(path + "/" + folder, 0o755) }
        try? FileManager.default.removeItem(atPath: path)
    }

    /// Writes a file and gives its path.
    func file(_ name: String, _ text: String) throws -> String { try file(name, Data(text.utf8)) }

    func file(_ name: String, _ bytes: Data) throws -> String {
        let path = path + "/" + name
        try bytes.write(to: URL(fileURLWithPath: path))
        return path
    }
}
