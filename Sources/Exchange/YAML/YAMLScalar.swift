import Corpus

/// Texts as they are written into YAML.
enum YAMLScalar {
    /// Plain where nothing about the text could be read as anything else; else in double quotes.
    static func inline(_ text: String) -> String {
        let scalars = text.unicodeScalars
        let isPlain =
            scalars.first.map { isLetter($0) || $0 == "_" } == true && scalars.last != " "
            && scalars.allSatisfy { isLetter($0) || ("0"..."9").contains($0) || "_-/. ".unicodeScalars.contains($0) }
        return isPlain && !readAsSomethingElse.contains(text.lowercased()) ? text : quoted(text)
    }

    /// In double quotes, with everything escaped that YAML does not take as it is.
    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            default:
                if isPrintable(scalar) {
                    result.unicodeScalars.append(scalar)
                } else {
                    let digits = String(scalar.value, radix: 16)
                    let width = scalar.value > 0xFFFF ? 8 : 4
                    result += (width == 8 ? "\\U" : "\\u") + String(repeating: "0", count: width - digits.count) + digits
                }
            }
        }
        return result + "\""
    }

    /// Whether the text can be a line of a block of text (`|`).
    static func fitsBlock(_ text: String) -> Bool { text.unicodeScalars.allSatisfy(isPrintable) }

    private static let readAsSomethingElse: Set<String> = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"]

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool { ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) }

    /// Leaves out line breaks of every kind, byte-order marks and what Unicode gives no character for.
    private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20...0x7E, 0xA0...0x2027, 0x202A...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD: true
        case 0x10000...: scalar.value & 0xFFFE != 0xFFFE
        default: false
        }
    }
}

extension ExportReport {
    /// Says that a text begins with a byte-order mark, which no YAML reader gives back.
    mutating func noteMark(_ texts: [String], row: Int) {
        guard texts.contains(where: { $0.unicodeScalars.first == "\u{FEFF}" }) else { return }
        say(.noted, line: 1, row: row, "YAML keeps no byte-order mark at the beginning of a text: left out")
    }
}
