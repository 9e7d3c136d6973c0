import Corpus
import Foundation
import Synchronization

/// Every issue of an import, one JSON object a line, as they are found.
final class IssueFile: Sendable {
    private let path: String
    private let handle: FileHandle
    private let waiting = Mutex(Data())

    /// Bytes that are written at once.
    private static let batch = 1 << 16

    /// - Throws: when the file is there already, or cannot be made.
    init(_ path: String) throws {
        self.path = path
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            throw CommandFailure(
                errno == EEXIST
                    ? "\(path) exists already; choose another name" : "\(path) cannot be written: \(String(cString: strerror(errno)))")
        }
        handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }

    func write(_ issue: RowIssue) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let line = try encoder.encode(issue) + [0x0A]
        try waiting.withLock { waiting in
            waiting += line
            if waiting.count >= Self.batch { try flush(&waiting) }
        }
    }

    /// Writes what is still waiting.
    func close() throws { try waiting.withLock { try flush(&$0) } }

    private func flush(_ waiting: inout Data) throws {
        do {
            try handle.write(contentsOf: waiting)
        } catch {
            throw CommandFailure("\(path) cannot be written: \(error.localizedDescription); nothing was taken")
        }
        waiting.removeAll(keepingCapacity: true)
    }
}
