import Foundation

/// An utterance as learning sees it, compatibility-composed (NFKC) and in lower case, with the way back to the raw text.
package struct NormalizedText: Sendable {
    /// Code points beyond this are not looked at: no utterance is that long, and a parse must end.
    package static let limit = 10_000

    /// The normalised code points.
    package private(set) var scalars: [UInt32]
    /// The range of raw code points that each normalised one comes from; empty where position i comes from code point i.
    private var origins: [Range<Int32>]

    package init(_ raw: String) {
        scalars = []
        origins = []
        let bytes = raw.utf8
        if bytes.count <= Self.limit, bytes.allSatisfy({ $0 < 0x80 }) {
            scalars.reserveCapacity(bytes.count)
            for byte in bytes { scalars.append(UInt32(byte >= 65 && byte <= 90 ? byte | 32 : byte)) }
            return
        }
        let text = String(raw.unicodeScalars.prefix(Self.limit))
        if text.precomposedStringWithCompatibilityMapping.unicodeScalars.elementsEqual(text.unicodeScalars) {
            takeNormalized(text)
        } else {
            takePieces(text)
        }
    }

    /// The raw code points that a range of normalised ones comes from.
    package func rawRange(_ range: Range<Int>) -> Range<Int> {
        guard !origins.isEmpty, !range.isEmpty else { return range }
        return Int(origins[range.lowerBound].lowerBound)..<Int(origins[range.upperBound - 1].upperBound)
    }

    private mutating func takeNormalized(_ text: String) {
        var position: Int32 = 0
        for scalar in text.unicodeScalars {
            let before = scalars.count
            appendLowerCase(scalar)
            // A few capitals have two code points in lower case; from the first of them on, positions differ.
            if origins.isEmpty, scalars.count != before + 1 { origins = (0..<position).map { $0..<$0 + 1 } }
            if !origins.isEmpty || scalars.count != before + 1 {
                for _ in before..<scalars.count { origins.append(position..<position + 1) }
            }
            position += 1
        }
    }

    /// Composition never crosses the border of a grapheme cluster, so each is normalised by itself.
    private mutating func takePieces(_ text: String) {
        var position: Int32 = 0
        for character in text {
            let length = Int32(character.unicodeScalars.count)
            let origin = position..<position + length
            let before = scalars.count
            if let ascii = character.asciiValue, length == 1 {
                appendLowerCase(Unicode.Scalar(ascii))
            } else {
                // Foundation leaves apart what its compatibility mapping brings together (half-width kana), hence the second step.
                let composed = String(character).precomposedStringWithCompatibilityMapping.precomposedStringWithCanonicalMapping
                for scalar in composed.unicodeScalars { appendLowerCase(scalar) }
            }
            if scalars.count - before == Int(length), length > 1 {
                for offset in 0..<length { origins.append(position + offset..<position + offset + 1) }
            } else {
                for _ in before..<scalars.count { origins.append(origin) }
            }
            position += length
        }
    }

    private mutating func appendLowerCase(_ scalar: Unicode.Scalar) {
        if scalar.value < 0x80 {
            scalars.append(scalar.value >= 65 && scalar.value <= 90 ? scalar.value | 32 : scalar.value)
        } else if scalar.properties.changesWhenLowercased {
            for lower in scalar.properties.lowercaseMapping.unicodeScalars { scalars.append(lower.value) }
        } else {
            scalars.append(scalar.value)
        }
    }
}
