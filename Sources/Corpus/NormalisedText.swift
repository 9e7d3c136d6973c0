/// A text without what does not change its meaning: case, punctuation, and how words are spaced.
package enum NormalisedText {
    /// Lower case, punctuation left out, blanks joined to single spaces; the text itself where nothing would be left.
    package static func of(_ text: String) -> String {
        var kept: [UInt8] = []
        kept.reserveCapacity(text.utf8.count)
        var needsSpace = false
        for scalar in text.lowercased().unicodeScalars {
            switch kind(of: scalar) {
            case .blank: needsSpace = !kept.isEmpty
            case .dropped: break
            case .kept:
                if needsSpace { kept.append(ASCII.space) }
                needsSpace = false
                kept.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            }
        }
        return kept.isEmpty ? text : String(decoding: kept, as: UTF8.self)
    }

    private enum Kind { case kept, dropped, blank }

    private static func kind(of scalar: Unicode.Scalar) -> Kind {
        if scalar.isASCII {
            let byte = UInt8(truncatingIfNeeded: scalar.value)
            if ASCII.isDigit(byte) || (0x61...0x7A).contains(byte) { return .kept }
            if ASCII.isSpace(byte) { return .blank }
            // Signs that mean something: C++ is not C, +5 is not 5.
            return [0x24, 0x2B, 0x3C, 0x3D, 0x3E].contains(byte) ? .kept : .dropped
        }
        switch scalar.properties.generalCategory {
        case .spaceSeparator, .lineSeparator, .paragraphSeparator, .control: return .blank
        case .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation, .connectorPunctuation,
            .otherPunctuation, .format:
            return .dropped
        default: return .kept
        }
    }
}
