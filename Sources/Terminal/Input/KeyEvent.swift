/// One thing that came from the keyboard, the mouse or the terminal.
package enum KeyEvent: Hashable, Sendable {
    /// A key with its modifiers. Letters arrive as typed ("A" has no shift flag); Ctrl-A is `.character("a")` with `.control`.
    case key(Key, Modifiers)
    /// Text pasted in one go (bracketed paste); never a command.
    case paste(String)
    case mouse(MouseEvent)
    case resize(Size)

    package enum Key: Hashable, Sendable {
        case character(Character)
        case enter, escape, tab, backTab, backspace, delete, insert
        case up, down, left, right, home, end, pageUp, pageDown
        case function(Int)
    }

    package struct Modifiers: OptionSet, Hashable, Sendable {
        package let rawValue: UInt8
        package init(rawValue: UInt8) { self.rawValue = rawValue }
        package static let shift = Modifiers(rawValue: 1)
        package static let alt = Modifiers(rawValue: 2)
        package static let control = Modifiers(rawValue: 4)
    }

    package static func character(_ c: Character) -> KeyEvent { .key(.character(c), []) }
    package static func control(_ c: Character) -> KeyEvent { .key(.character(c), .control) }
}
