import Foundation

/// Files whose headers promise what the bytes do not hold.
enum LyingHeader: String, CaseIterable {
    case endless, longerThanTheFile, notPadded, noJSON, list, nested
    case negativeShape, enormousShape, overflowingShape, fractions, unknownType
    case gap, overlap, backwards, highestEnd, lowestEnd, hugeCount, oneOffset, beyondTheEnd, tooFewBytes

    var file: Data {
        switch self {
        case .endless: SafeTensorsFile.bytes(header: "{}", body: 0, statedLength: .max)
        case .longerThanTheFile: SafeTensorsFile.bytes(header: "{}", body: 0, statedLength: 16)
        case .notPadded: SafeTensorsFile.bytes(header: "{}", body: 8, statedLength: 2)
        case .noJSON: SafeTensorsFile.bytes(header: "weights!", body: 0)
        case .list: SafeTensorsFile.bytes(header: "[]", body: 0)
        case .nested: SafeTensorsFile.bytes(header: String(repeating: "{\"a\":", count: 10_000), body: 0)
        case .negativeShape: Self.file("U8", "[-1,-8]", "[0,8]")
        case .enormousShape: Self.file("U64", "[1000000000000]", "[0,8000000000000]")
        case .overflowingShape: Self.file("U64", "[4294967296,4294967296]", "[0,0]")
        case .gap: Self.file("U16", "[2]", "[4,8]")
        case .overlap: Self.two("[8]", "[4,12]")
        case .backwards: Self.two("[8]", "[8,0]")
        case .highestEnd: Self.two("[8]", "[8,9223372036854775807]")
        case .lowestEnd: Self.two("[8]", "[8,-9223372036854775808]")
        case .hugeCount: Self.file("U64", "[2305843009213693953]", "[0,8]")
        case .oneOffset: Self.file("I8", "[8]", "[0]")
        case .fractions: Self.file("I8", "[8.5]", "[0,8.5]")
        case .unknownType: Self.file("Q9", "[8]", "[0,8]")
        case .beyondTheEnd: Self.file("I8", "[9]", "[0,9]")
        case .tooFewBytes: Self.file("U64", "[2]", "[0,8]")
        }
    }

    private static func tensor(_ type: String, _ shape: String, _ offsets: String) -> String {
        #"{"dtype":"\#(type)","shape":\#(shape),"data_offsets":\#(offsets)}"#
    }

    private static func file(_ type: String, _ shape: String, _ offsets: String) -> Data {
        SafeTensorsFile.bytes(header: #"{"intent.idf":\#(tensor(type, shape, offsets))}"#, body: 8)
    }

    /// Behind an honest tensor of eight bytes another one.
    private static func two(_ shape: String, _ offsets: String) -> Data {
        let honest = tensor("I8", "[8]", "[0,8]")
        return SafeTensorsFile.bytes(header: #"{"a":\#(honest),"b":\#(tensor("I8", shape, offsets))}"#, body: 16)
    }
}
