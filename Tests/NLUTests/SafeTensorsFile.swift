import Foundation

/// A safetensors file taken apart by the format's own words, without the reader under test.
struct SafeTensorsFile {
    struct Entry: Decodable {
        var dtype: String
        var shape: [Int]
        var offsets: [Int]

        enum CodingKeys: String, CodingKey {
            case dtype, shape
            case offsets = "data_offsets"
        }

        /// Bytes of an element.
        var size: Int? { ["U64": 8, "I64": 8, "F64": 8, "F32": 4, "U32": 4, "I32": 4, "F16": 2, "U16": 2, "I8": 1, "U8": 1][dtype] }
    }

    private struct Header: Decodable {
        struct Key: CodingKey {
            var stringValue: String
            var intValue: Int? { nil }
            init(stringValue: String) { self.stringValue = stringValue }
            init?(intValue: Int) { nil }
        }

        var entries: [String: Entry] = [:]
        var metadata: [String: String] = [:]

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Key.self)
            for key in container.allKeys {
                if key.stringValue == "__metadata__" {
                    metadata = try container.decode([String: String].self, forKey: key)
                } else {
                    entries[key.stringValue] = try container.decode(Entry.self, forKey: key)
                }
            }
        }
    }

    struct CutShort: Error {}

    let headerLength: Int
    let header: Data
    let body: Data
    let metadata: [String: String]
    /// By offset.
    let entries: [(name: String, entry: Entry)]

    init(_ file: Data) throws {
        let bytes = [UInt8](file)
        guard bytes.count >= 8 else { throw CutShort() }
        var length = 0
        for byte in bytes[..<8].reversed() { length = length * 256 + Int(byte) }
        guard 8 + length <= bytes.count else { throw CutShort() }
        headerLength = length
        header = Data(bytes[8..<8 + length])
        body = Data(bytes[(8 + length)...])
        let decoded = try JSONDecoder().decode(Header.self, from: header)
        metadata = decoded.metadata
        entries = decoded.entries.sorted { ($0.value.offsets.first ?? 0, $0.key) < ($1.value.offsets.first ?? 0, $1.key) }.map { ($0, $1) }
    }

    /// The bytes of a file with this header.
    static func bytes(header: String, body: Int, statedLength: UInt64? = nil) -> Data {
        var padded = Data(header.utf8)
        while padded.count % 8 != 0 { padded.append(UInt8(ascii: " ")) }
        var file = Data()
        var length = statedLength ?? UInt64(padded.count)
        for _ in 0..<8 {
            file.append(UInt8(truncatingIfNeeded: length))
            length >>= 8
        }
        return file + padded + Data(count: body)
    }
}
