import Corpus
import Foundation

/// An open file, read by position. Not a memory map: of a mapped file that somebody cuts off, the next look would end the process.
final class FileBytes: Sendable {
    let count: Int
    private let descriptor: Int32
    private let state: State

    /// What changes when the file does.
    private struct State: Equatable {
        var size: Int
        var seconds: Int
        var nanoseconds: Int
    }

    init(_ path: String) throws(UnreadableFile) {
        descriptor = Foundation.open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            let isForbidden = errno == EACCES || errno == EPERM
            throw UnreadableFile(
                isForbidden
                    ? "you have no right to read it; change its mode or owner" : "it cannot be read: \(String(cString: strerror(errno)))",
                file: path)
        }
        state = Self.state(descriptor)
        count = state.size
    }

    deinit { close(descriptor) }

    /// Nil when they cannot be read, or the file is not any more what it was when it was opened.
    func bytes(_ range: Range<Int>) -> [UInt8]? {
        guard range.upperBound <= count, Self.state(descriptor) == state else { return nil }
        let bytes = [UInt8](unsafeUninitializedCapacity: range.count) { buffer, filled in
            while filled < range.count {
                let read = pread(
                    descriptor, buffer.baseAddress.map { $0 + filled }, range.count - filled, off_t(range.lowerBound + filled))
                if read < 0, errno == EINTR { continue }
                guard read > 0 else { return }
                filled += read
            }
        }
        return bytes.count == range.count ? bytes : nil
    }

    /// The file as a text that is read piece by piece.
    func text(named name: String) throws(UnreadableFile) -> SourceText {
        try SourceText(ByteStream(count: count) { self.bytes($0) }, name: name)
    }

    private static func state(_ descriptor: Int32) -> State {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return State(size: 0, seconds: 0, nanoseconds: 0) }
        return State(size: Int(status.st_size), seconds: status.st_mtim.tv_sec, nanoseconds: status.st_mtim.tv_nsec)
    }
}
