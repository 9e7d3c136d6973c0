/// The tables of escape sequences. Sources: xterm's ctlseqs, rxvt's and the Linux console's key tables.
enum KeySequences {
    typealias KeyPress = KeyDecoder.KeyPress

    /// The parameters of a control sequence; an empty one is 0, and what follows a colon is left out.
    static func numbers(_ parameters: ArraySlice<UInt8>) -> [Int] {
        parameters.split(separator: UInt8(ascii: ";"), maxSplits: 15, omittingEmptySubsequences: false).map { part in
            part.prefix { $0 >= 0x30 && $0 <= 0x39 }.prefix(6).reduce(0) { $0 * 10 + Int($1) - 0x30 }
        }
    }

    /// `ESC O byte`.
    static func singleShift(_ byte: UInt8) -> KeyPress? {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "D"), UInt8(ascii: "F"), UInt8(ascii: "H"): cursor(byte).map { KeyPress($0) }
        case UInt8(ascii: "P")...UInt8(ascii: "S"): KeyPress(.function(Int(byte) - 0x4F))
        case UInt8(ascii: "M"): KeyPress(.enter)
        case UInt8(ascii: "I"): KeyPress(.tab)
        case UInt8(ascii: "a")...UInt8(ascii: "d"): cursor(byte - 0x20).map { KeyPress($0, .control) }
        // The keypad: * + , - . / and the digits.
        case UInt8(ascii: "j")...UInt8(ascii: "y"): KeyPress(.character(Character(Unicode.Scalar(byte - 0x40))))
        case UInt8(ascii: "X"): KeyPress(.character("="))
        default: nil
        }
    }

    /// `ESC [ numbers final`.
    static func controlSequence(final: UInt8, _ numbers: [Int]) -> KeyPress? {
        let modifiers = modifiers(numbers.count > 1 ? numbers[1] : 0)
        switch final {
        case UInt8(ascii: "A")...UInt8(ascii: "D"), UInt8(ascii: "F"), UInt8(ascii: "H"):
            return cursor(final).map { KeyPress($0, modifiers) }
        case UInt8(ascii: "P")...UInt8(ascii: "S"):
            return KeyPress(.function(Int(final) - 0x4F), modifiers)
        case UInt8(ascii: "Z"):
            return KeyPress(.backTab, modifiers.subtracting(.shift))
        case UInt8(ascii: "a")...UInt8(ascii: "d"):
            return cursor(final - 0x20).map { KeyPress($0, .shift) }
        case UInt8(ascii: "~"):
            if numbers.first == 27, numbers.count == 3 { return codePoint(numbers[2], modifiers) }
            return numbered(numbers.first ?? 0).map { KeyPress($0, modifiers) }
        case UInt8(ascii: "$"): return numbered(numbers.first ?? 0).map { KeyPress($0, .shift) }
        case UInt8(ascii: "^"): return numbered(numbers.first ?? 0).map { KeyPress($0, .control) }
        case UInt8(ascii: "@"): return numbered(numbers.first ?? 0).map { KeyPress($0, [.control, .shift]) }
        case UInt8(ascii: "u"): return codePoint(numbers.first ?? 0, modifiers)
        default: return nil
        }
    }

    private static func cursor(_ letter: UInt8) -> KeyEvent.Key? {
        switch letter {
        case UInt8(ascii: "A"): .up
        case UInt8(ascii: "B"): .down
        case UInt8(ascii: "C"): .right
        case UInt8(ascii: "D"): .left
        case UInt8(ascii: "H"): .home
        case UInt8(ascii: "F"): .end
        default: nil
        }
    }

    private static func numbered(_ number: Int) -> KeyEvent.Key? {
        switch number {
        case 1, 7: .home
        case 2: .insert
        case 3: .delete
        case 4, 8: .end
        case 5: .pageUp
        case 6: .pageDown
        case 11...15: .function(number - 10)
        case 17...21: .function(number - 11)
        case 23...26: .function(number - 12)
        case 28, 29: .function(number - 13)
        case 31...34: .function(number - 14)
        default: nil
        }
    }

    /// xterm sends 1 + the sum of Shift 1, Alt 2, Control 4, Meta 8.
    private static func modifiers(_ number: Int) -> KeyEvent.Modifiers {
        let bits = max(0, number - 1)
        var modifiers: KeyEvent.Modifiers = []
        if bits & 1 != 0 { modifiers.insert(.shift) }
        if bits & 0b1010 != 0 { modifiers.insert(.alt) }
        if bits & 4 != 0 { modifiers.insert(.control) }
        return modifiers
    }

    /// A key sent as its code point with modifiers, which some terminals do for what has no byte of its own.
    private static func codePoint(_ value: Int, _ modifiers: KeyEvent.Modifiers) -> KeyPress? {
        switch value {
        case 9: return modifiers.contains(.shift) ? KeyPress(.backTab, modifiers.subtracting(.shift)) : KeyPress(.tab, modifiers)
        case 13: return KeyPress(.enter, modifiers)
        case 27: return KeyPress(.escape, modifiers)
        case 8, 127: return KeyPress(.backspace, modifiers)
        default:
            guard value >= 0x20, let scalar = UInt32(exactly: value).flatMap(Unicode.Scalar.init),
                scalar.properties.generalCategory != .privateUse
            else { return nil }
            let typed = Character(scalar)
            if modifiers.contains(.shift), modifiers.isDisjoint(with: [.alt, .control]) {
                return KeyPress(.character(typed.uppercased().first ?? typed))
            }
            return KeyPress(.character(typed), modifiers)
        }
    }
}
