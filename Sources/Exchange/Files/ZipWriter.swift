internal import CInflate
import Foundation

/// Puts files into a zip archive as they are, without packing; the same files give the same bytes.
enum ZipWriter {
    static func archive(_ files: [WrittenData.File]) -> Data {
        var bytes: [UInt8] = []
        var directory: [UInt8] = []
        for file in files {
            let content = [UInt8](file.bytes)
            let name = Array(file.path.utf8)
            // Version 2.0, names in UTF-8, no packing, 1 January 1980, the earliest date that a zip archive knows.
            var common = number(20, 2) + number(0x800, 2) + number(0, 2) + number(0, 2) + number(0x21, 2)
            common += number(Int(ty_crc32(content, content.count)), 4) + number(content.count, 4) + number(content.count, 4)
            common += number(name.count, 2) + number(0, 2)
            directory += number(0x0201_4B50, 4) + number(20, 2) + common + number(0, 10) + number(bytes.count, 4) + name
            bytes += number(0x0403_4B50, 4) + common + name + content
        }
        let start = bytes.count
        let counts = number(files.count, 2) + number(files.count, 2)
        bytes += directory + number(0x0605_4B50, 4) + number(0, 4) + counts + number(directory.count, 4) + number(start, 4) + number(0, 2)
        return Data(bytes)
    }

    private static func number(_ value: Int, _ size: Int) -> [UInt8] {
        (0..<size).map { $0 < 8 ? UInt8(truncatingIfNeeded: value >> (8 * $0)) : 0 }
    }
}
