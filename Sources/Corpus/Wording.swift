extension String {
    /// The text in quotation marks for a message: on one line, at most 60 code points, without characters that would disturb a terminal.
    package var excerpt: String {
        var shown = "“"
        var count = 0
        for scalar in unicodeScalars {
            guard count < 60 else {
                shown += "…"
                break
            }
            shown.unicodeScalars.append(Self.disturbs(scalar) ? "\u{FFFD}" : scalar)
            count += 1
        }
        return shown + "”"
    }

    /// Control characters, and those that turn the direction of what follows.
    private static func disturbs(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || (0x2028...0x202E).contains(scalar.value)
            || (0x2066...0x2069).contains(scalar.value)
    }

    /// True when the text holds nothing but white space.
    package var isBlank: Bool {
        // Looking a character's properties up costs more than reading the rest of a row does.
        if let first = utf8.first, (0x21...0x7E).contains(first) { return false }
        return unicodeScalars.allSatisfy(\.properties.isWhitespace)
    }
}

/// “1 example”, “2 examples”.
package func counted(_ count: Int, _ noun: String) -> String { count == 1 ? "1 \(noun)" : "\(count) \(noun)s" }
