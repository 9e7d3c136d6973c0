internal import CInflate
import Corpus
import Foundation

/// The files of a zip archive (PKWARE's APPNOTE 6.3), unpacked in memory one at a time: nothing is ever written to disk.
///
/// Encrypted, split and zip64 archives are refused. Sizes are believed only as upper bounds, files may not share bytes, and all of
/// them together are limited, so that a small archive cannot unpack to a large one.
struct ZipArchive {
    struct Entry {
        var path: String
        var isPacked: Bool
        var checksum: UInt32
        var packedSize: Int
        var size: Int
        /// Where its local header starts.
        var offset: Int
    }

    let name: String
    private(set) var entries: [Entry] = []
    /// Names that are not taken, with the reason.
    private(set) var passedOver: [String] = []
    private let bytes: [UInt8]

    private enum Signature {
        static let local: UInt32 = 0x0403_4B50
        static let central: UInt32 = 0x0201_4B50
        static let end: UInt32 = 0x0605_4B50
    }

    static func isOne(_ data: Data) -> Bool { data.starts(with: [0x50, 0x4B, 3, 4]) || data.starts(with: [0x50, 0x4B, 5, 6]) }

    /// The most bytes that the archive and its files may have.
    private let limit: Int

    init(_ data: Data, name: String, limit: Int = ExchangeLimits.folderBytes) throws(UnreadableFile) {
        self.name = name
        self.limit = limit
        guard data.count <= limit else { throw SourceTree.tooLarge(name) }
        bytes = [UInt8](data)
        let end = try directoryEnd()
        let count = Int(try number16(end + 10))
        let directory = Int(try number32(end + 16))
        guard try number16(end + 4) == 0, count != 0xFFFF, directory != 0xFFFF_FFFF else {
            throw fault("it is split into several files, or a zip64 archive: unpack it, and give the folder")
        }
        guard count <= ExchangeLimits.files else { throw SourceTree.tooLarge(name) }
        var offset = directory
        for _ in 0..<count { offset = try readEntry(offset) }
        try checkSizes()
    }

    /// The unpacked bytes of one file.
    func data(of entry: Entry) throws(UnreadableFile) -> Data {
        guard try number32(entry.offset) == Signature.local else { throw fault("its directory is damaged") }
        let start = entry.offset + 30 + Int(try number16(entry.offset + 26)) + Int(try number16(entry.offset + 28))
        guard start + entry.packedSize <= bytes.count else { throw fault("\(entry.path.excerpt) is cut off") }
        let packed = Array(bytes[start..<(start + entry.packedSize)])
        var unpacked = packed
        if entry.isPacked {
            unpacked = [UInt8](repeating: 0, count: entry.size)
            guard ty_inflate(packed, packed.count, &unpacked, entry.size) else {
                throw fault("\(entry.path.excerpt) is damaged, or larger than it says")
            }
        }
        guard unpacked.count == entry.size, ty_crc32(unpacked, unpacked.count) == entry.checksum else {
            throw fault("\(entry.path.excerpt) is damaged: its checksum is another")
        }
        return Data(unpacked)
    }

    /// Where the end record starts, which lies behind everything but a comment.
    private func directoryEnd() throws(UnreadableFile) -> Int {
        var offset = bytes.count - 22
        let last = max(0, offset - 0xFFFF)
        while offset >= last {
            if try number32(offset) == Signature.end { return offset }
            offset -= 1
        }
        throw fault("its directory is missing: get the whole file")
    }

    /// Reads one record of the directory; returns where the next one starts.
    private mutating func readEntry(_ offset: Int) throws(UnreadableFile) -> Int {
        guard try number32(offset) == Signature.central else { throw fault("its directory is damaged") }
        let flags = try number16(offset + 8)
        let method = try number16(offset + 10)
        let nameEnd = offset + 46 + Int(try number16(offset + 28))
        let next = nameEnd + Int(try number16(offset + 30)) + Int(try number16(offset + 32))
        guard nameEnd <= bytes.count else { throw fault("its directory is cut off") }
        let path = String(decoding: bytes[(offset + 46)..<nameEnd], as: UTF8.self)
        let isLink = try number32(offset + 38) >> 28 == 0xA
        let entry = Entry(
            path: path, isPacked: method == 8, checksum: try number32(offset + 16), packedSize: Int(try number32(offset + 20)),
            size: Int(try number32(offset + 24)), offset: Int(try number32(offset + 42)))
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        if path.hasPrefix("/") || path.contains("\\") || path.utf8.contains(0) || parts.contains("..") {
            passedOver.append("\(path.excerpt): the name leads out of the archive")
        } else if isLink {
            passedOver.append("\(path.excerpt): a symbolic link, which is not followed")
        } else if flags & 1 == 1 || (method != 0 && method != 8) {
            passedOver.append("\(path.excerpt): encrypted, or packed in a way other than deflate: unpack the archive, and give the folder")
        } else {
            entries.append(entry)
        }
        return next
    }

    private func checkSizes() throws(UnreadableFile) {
        var total = 0
        var end = 0
        for entry in entries.sorted(by: { $0.offset < $1.offset }) {
            total += entry.size
            guard entry.offset >= end else { throw fault("two of its files share bytes: this is no honest archive") }
            end = entry.offset + 30 + entry.packedSize
            guard total <= limit else {
                throw fault("it unpacks to more than \(limit >> 20) MB, the most that is read of an archive")
            }
        }
        guard end <= bytes.count else { throw fault("it is cut off: get the whole file") }
    }

    private func number16(_ offset: Int) throws(UnreadableFile) -> UInt16 {
        guard offset >= 0, offset + 2 <= bytes.count else { throw fault("it is cut off: get the whole file") }
        return UInt16(bytes[offset]) | UInt16(bytes[offset + 1]) << 8
    }

    private func number32(_ offset: Int) throws(UnreadableFile) -> UInt32 {
        UInt32(try number16(offset)) | UInt32(try number16(offset + 2)) << 16
    }

    private func fault(_ reason: String) -> UnreadableFile { UnreadableFile("the zip archive cannot be read: \(reason)", file: name) }
}
