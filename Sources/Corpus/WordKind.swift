/// What a character is to the words of a text.
enum WordKind {
    /// Part of a word together with its neighbours.
    case letter
    /// A word of its own, in scripts without spaces.
    case word
    /// No part of a word.
    case none

    init(_ scalar: Unicode.Scalar) {
        let value = scalar.value
        if scalar.isASCII {
            self = ASCII.isDigit(UInt8(truncatingIfNeeded: value)) || (0x61...0x7A).contains(value | 0x20) ? .letter : .none
            return
        }
        switch value {
        case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3040...0x30FF, 0x31F0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
            0xF900...0xFAFF, 0x20000...0x3FFFF:
            self = .word
        default:
            switch scalar.properties.generalCategory {
            case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber, .letterNumber,
                .otherNumber, .nonspacingMark, .spacingMark, .enclosingMark:
                self = .letter
            default: self = .none
            }
        }
    }

    /// True when a border between the two characters would cut a word. “5” in “5pm” is whole.
    static func isWord(across left: Unicode.Scalar, _ right: Unicode.Scalar) -> Bool {
        guard WordKind(left) == .letter, WordKind(right) == .letter else { return false }
        return left.properties.isAlphabetic == right.properties.isAlphabetic
    }

    /// True when the span begins or ends inside a word.
    static func isCut(_ text: [Unicode.Scalar], _ start: Int, _ end: Int) -> Bool {
        [start, end].contains { $0 > 0 && $0 < text.count && isWord(across: text[$0 - 1], text[$0]) }
    }
}
