/// Puts JSON together byte by byte.
struct JSONWriter: Sendable {
    private(set) var bytes: [UInt8] = []
    /// The 1-based line that is being written.
    private(set) var line = 1

    mutating func beginList() { raw("[") }

    /// Begins the next element of the outermost list, on a line of its own.
    mutating func beginRow() {
        raw(line == 1 ? "\n" : ",\n")
        line += 1
    }

    mutating func endList() { raw("\n]\n") }

    /// Text that is JSON already.
    mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }

    mutating func number(_ value: Int) { bytes.append(contentsOf: String(value).utf8) }

    /// A string with its quotes; everything but control characters, quotes and backslashes stands for itself.
    mutating func string(_ text: String) {
        bytes.append(ASCII.quote)
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
        bytes.append(ASCII.quote)
    }
}
