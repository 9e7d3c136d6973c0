/// What a code point is to the tokenizer.
enum CharacterClass {
    case space
    /// Letters, numbers, `_`: runs of them are one token.
    case word
    /// Letters of scripts that put no spaces between words: each is a token of its own.
    case single
    /// Combining marks and joiners: part of the token that they follow.
    case joining
    /// Everything else that can be seen: each is a token of its own.
    case symbol

    init(_ scalar: UInt32) {
        if scalar < 0x80 {
            self = Self.ascii(UInt8(truncatingIfNeeded: scalar))
        } else {
            self = Self.beyondASCII(scalar)
        }
    }

    private static func ascii(_ byte: UInt8) -> CharacterClass {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "_"):
            .word
        case 0...32, 127: .space
        default: .symbol
        }
    }

    private static func beyondASCII(_ value: UInt32) -> CharacterClass {
        if value == 0x200C || value == 0x200D { return .joining }
        guard let scalar = Unicode.Scalar(value) else { return .space }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
            return WritingSystem.hasNoSpaces(value) ? .single : .word
        case .decimalNumber, .letterNumber, .otherNumber: return .word
        case .nonspacingMark, .spacingMark, .enclosingMark: return .joining
        case .spaceSeparator, .lineSeparator, .paragraphSeparator, .control, .format, .unassigned, .surrogate: return .space
        default: return .symbol
        }
    }
}

/// Scripts, as far as learning has to tell them apart.
package enum WritingSystem {
    /// Blocks of Thai, Lao, Myanmar, Khmer, Hangul, kana, bopomofo and Han.
    private static let blocksWithoutSpaces: [ClosedRange<UInt32>] = [
        0x0E00...0x0EFF, 0x1000...0x109F, 0x1100...0x11FF, 0x1780...0x17FF, 0x2E80...0x2FDF, 0x3005...0x3007, 0x3021...0x3029,
        0x3031...0x3035, 0x303B...0x30FF, 0x3105...0x318F, 0x31A0...0x31BF, 0x31F0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
        0xA960...0xA97F, 0xAC00...0xD7FF, 0xF900...0xFAFF, 0xFF66...0xFFDC, 0x1AFF0...0x1B16F, 0x20000...0x3FFFF,
    ]

    /// True for letters of Han, kana, Hangul, Thai and their neighbours: there a letter, not a run of letters, is a token.
    package static func hasNoSpaces(_ scalar: UInt32) -> Bool {
        scalar >= 0x0E00 && blocksWithoutSpaces.contains { $0.contains(scalar) }
    }
}
