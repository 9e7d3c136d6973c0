/// Puts JSON together byte by byte.
package struct JSONWriter: Sendable {
    package private(set) var bytes: [UInt8] = []
    /// The 1-based line that is being written.
    package private(set) var line = 1

    package init(reserving capacity: Int = 0) { bytes.reserveCapacity(capacity) }

    package mutating func beginList() { raw("[") }

    /// Begins the next element of the outermost list, on a line of its own.
    package mutating func beginRow() {
        raw(line == 1 ? "\n" : ",\n")
        line += 1
    }

    package mutating func endList() { raw("\n]\n") }

    /// Text that is JSON already.
    package mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }

    package mutating func number(_ value: Int) { bytes.append(contentsOf: String(value).utf8) }

    /// A number that JSON has; what is none is written as 0.
    package mutating func real(_ value: Double) { raw(value.isFinite ? value.description : "0") }

    /// JSON that was written elsewhere.
    package mutating func append(_ json: some Sequence<UInt8>) { bytes.append(contentsOf: json) }

    /// A string with its quotes; everything but control characters, quotes and backslashes stands for itself.
    package mutating func string(_ text: String) {
        bytes.append(ASCII.quote)
        defer { bytes.append(ASCII.quote) }
        // Nearly every text is taken as it is, in one go.
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 != ASCII.quote && $0 != ASCII.backslash }) { return raw(text) }
        for byte in text.utf8 {
            switch byte {
            case ASCII.quote: raw("\\\"")
            case ASCII.backslash: raw("\\\\")
            case ASCII.newline: raw("\\n")
            case ASCII.carriageReturn: raw("\\r")
            case ASCII.tab: raw("\\t")
            case ..<0x20:
                raw(byte < 0x10 ? "\\u000" : "\\u00")
                bytes.append(contentsOf: String(byte, radix: 16).utf8)
            default: bytes.append(byte)
            }
        }
    }
}
