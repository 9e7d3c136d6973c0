import CKernels
import Foundation

/// The safetensors format: u64 little-endian N, N bytes of JSON padded with spaces to a multiple of 8, then the tensors, by size
/// of their elements descending, then by name, without gaps.
struct SafeTensors: Sendable {
    enum Kind: String, Codable, Sendable {
        case u64 = "U64"
        case f32 = "F32"
        case u32 = "U32"
        case u16 = "U16"
        case i8 = "I8"

        var size: Int {
            switch self {
            case .u64: 8
            case .f32, .u32: 4
            case .u16: 2
            case .i8: 1
            }
        }
    }

    struct Entry: Sendable {
        var kind: Kind
        var shape: [Int]
        var bytes: Data
    }

    private struct Header: Codable {
        var dtype: Kind
        var shape: [Int]
        var offsets: [Int]

        enum CodingKeys: String, CodingKey {
            case dtype, shape
            case offsets = "data_offsets"
        }
    }

    private struct Name: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    private struct Directory: Decodable {
        var tensors: [String: Header] = [:]
        var metadata: [String: String] = [:]

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Name.self)
            for key in container.allKeys {
                if key.stringValue == "__metadata__" {
                    metadata = try container.decode([String: String].self, forKey: key)
                } else {
                    tensors[key.stringValue] = try container.decode(Header.self, forKey: key)
                }
            }
        }
    }

    private static let longestHeader = 1 << 20

    var entries: [String: Entry] = [:]
    var metadata: [String: String] = [:]

    init() {}

    /// - Parameter file: the name for the error.
    init(_ data: Data, file: String) throws(ModelFormatError) {
        func damaged(_ reason: String) -> ModelFormatError { ModelFormatError(file: file, reason: reason) }
        guard data.count >= 8 else { throw damaged("the file is cut short: \(data.count) bytes") }
        let length = data.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        guard length <= UInt64(min(Self.longestHeader, data.count - 8)), length % 8 == 0 else {
            throw damaged("the header says that it is \(length) bytes long, which it cannot be")
        }
        let start = data.startIndex + 8
        let body = data[(start + Int(length))...]
        let directory: Directory
        do {
            directory = try JSONDecoder().decode(Directory.self, from: Data(data[start..<start + Int(length)]))
        } catch {
            throw damaged("the header is not the JSON of a safetensors file")
        }
        metadata = directory.metadata
        var expected = 0
        for (name, header) in directory.tensors.sorted(by: { ($0.value.offsets.first ?? 0, $0.key) < ($1.value.offsets.first ?? 0, $1.key) }
        ) {
            guard let count = Tensor<UInt8>.count(of: header.shape), header.offsets.count == 2, header.offsets[0] == expected,
                (expected...body.count).contains(header.offsets[1]), count <= body.count,
                header.offsets[1] - expected == count * header.dtype.size
            else { throw damaged("the tensor \(name) does not lie where the header says") }
            expected = header.offsets[1]
            let bytes = body[body.startIndex + header.offsets[0]..<body.startIndex + header.offsets[1]]
            entries[name] = Entry(kind: header.dtype, shape: header.shape, bytes: bytes)
        }
        guard expected == body.count else { throw damaged("the file is \(body.count) bytes of tensors long instead of \(expected)") }
    }

    func encoded() -> Data {
        let order = entries.sorted { ($1.value.kind.size, $0.key) < ($0.value.kind.size, $1.key) }
        var offset = 0
        var parts: [String] = []
        if !metadata.isEmpty {
            let pairs = metadata.sorted { $0.key < $1.key }.map { "\"\($0.key)\":\"\($0.value)\"" }
            parts.append("\"__metadata__\":{\(pairs.joined(separator: ","))}")
        }
        for (name, entry) in order {
            let shape = entry.shape.map(String.init).joined(separator: ",")
            let end = offset + entry.bytes.count
            parts.append("\"\(name)\":{\"dtype\":\"\(entry.kind.rawValue)\",\"shape\":[\(shape)],\"data_offsets\":[\(offset),\(end)]}")
            offset = end
        }
        var header = Data("{\(parts.joined(separator: ","))}".utf8)
        while header.count % 8 != 0 { header.append(UInt8(ascii: " ")) }
        var data = Data(capacity: 8 + header.count + offset)
        withUnsafeBytes(of: UInt64(header.count).littleEndian) { data.append(contentsOf: $0) }
        data.append(header)
        for (_, entry) in order { data.append(entry.bytes) }
        return data
    }

    /// The tensor of this name, with as many dimensions as `rank`.
    func tensor<Element>(_ name: String, _ kind: Kind, rank: Int, of type: Element.Type, file: String) throws(ModelFormatError) -> Tensor<
        Element
    > {
        guard let entry = entries[name] else { throw ModelFormatError(file: file, reason: "the tensor \(name) is missing") }
        guard entry.kind == kind, entry.shape.count == rank, let tensor = Tensor<Element>(bytes: entry.bytes, shape: entry.shape) else {
            throw ModelFormatError(file: file, reason: "the tensor \(name) is not of the expected kind and shape")
        }
        return tensor
    }

    mutating func add<Element>(_ name: String, _ kind: Kind, _ tensor: Tensor<Element>) {
        entries[name] = Entry(kind: kind, shape: tensor.shape, bytes: tensor.bytes)
    }

    /// A matrix of bytes and the scales beside it.
    func matrix(_ name: String, file: String) throws(ModelFormatError) -> ByteMatrix {
        let bytes = try tensor(name, .i8, rank: 2, of: Int8.self, file: file)
        guard let matrix = ByteMatrix(bytes: bytes, scales: try tensor("\(name).scales", .f32, rank: 1, of: Float.self, file: file)) else {
            throw ModelFormatError(file: file, reason: "the tensor \(name) and its scales do not fit one another")
        }
        return matrix
    }

    mutating func add(_ name: String, _ matrix: ByteMatrix) {
        add(name, .i8, matrix.bytes)
        add("\(name).scales", .f32, matrix.scales)
    }

    /// A checksum over all tensors, in the order of their names.
    func checksum() -> UInt64 {
        entries.sorted { $0.key < $1.key }.reduce(UInt64(entries.count)) { sum, entry in
            let part = entry.value.bytes.withUnsafeBytes { tk_checksum($0.baseAddress, $0.count) }
            return (sum &* 0x9E37_79B9_7F4A_7C15) ^ part
        }
    }
}
