import Corpus
import Foundation

/// The lines of a file in the batches in which they arrive, so that a pipe is answered at once and a large file is never held.
struct UtteranceLines: Sequence, IteratorProtocol {
    private let handle: FileHandle
    private let path: String
    private var rest = Data()
    private var linesRead = 0
    private var ended = false

    private static let chunk = 1 << 16

    /// - Parameter path: `-` is standard input.
    /// - Throws: `CommandFailure` when the file cannot be opened.
    init(path: String) throws {
        self.path = path == "-" ? "standard input" : path
        if path == "-" {
            handle = .standardInput
            return
        }
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else { throw CommandFailure("\(path): no such file") }
        guard !isDirectory.boolValue else { throw CommandFailure("\(path): is a directory; give a file with an utterance a line") }
        guard let opened = FileHandle(forReadingAtPath: path) else {
            throw CommandFailure("\(path): cannot be read; check its permissions")
        }
        handle = opened
    }

    /// The next lines without their ends; nil at the end of the file. A failure ends the sequence.
    mutating func next() -> Result<[String], CommandFailure>? {
        while !ended {
            let bytes: Data
            do {
                bytes = try handle.read(upToCount: Self.chunk) ?? Data()
            } catch {
                ended = true
                return .failure(CommandFailure("\(path): \(error.localizedDescription)"))
            }
            ended = bytes.isEmpty
            rest.append(bytes)
            let lines = takeLines()
            if rest.count > CorpusLimits.lineBytes {
                ended = true
                return .failure(
                    CommandFailure("\(path): line \(linesRead + 1) is longer than \(CorpusLimits.lineBytes >> 20) MB; is this a text file?")
                )
            }
            if !lines.isEmpty { return .success(lines) }
        }
        return nil
    }

    /// The complete lines of what was read; at the end of the file the last one too, ended or not.
    private mutating func takeLines() -> [String] {
        var end = rest.lastIndex(of: UInt8(ascii: "\n")).map { rest.index(after: $0) } ?? rest.startIndex
        if ended { end = rest.endIndex }
        guard end > rest.startIndex else { return [] }
        var block = rest[rest.startIndex..<end]
        rest = Data(rest[end...])
        if block.last == UInt8(ascii: "\n") { block = block.dropLast() }
        let lines = block.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated().map { index, line in
            let isFirst = linesRead == 0 && index == 0
            let bytes = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
            return String(decoding: isFirst && bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes, as: UTF8.self)
        }
        linesRead += lines.count
        return lines
    }
}
