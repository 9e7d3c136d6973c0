import Terminal

/// One key with its modifiers, as a person would name it.
package struct KeyChord: Hashable, Sendable {
    package var key: KeyEvent.Key
    package var modifiers: KeyEvent.Modifiers

    package init(_ key: KeyEvent.Key, _ modifiers: KeyEvent.Modifiers = []) {
        self.key = key
        self.modifiers = modifiers
    }

    package static func char(_ c: Character) -> KeyChord { KeyChord(.character(c)) }
    package static func control(_ c: Character) -> KeyChord { KeyChord(.character(c), .control) }
    package static func alt(_ c: Character) -> KeyChord { KeyChord(.character(c), .alt) }

    /// The chord that an event is, nil for pastes, the mouse and resizing.
    package init?(_ event: KeyEvent) {
        guard case .key(let key, let modifiers) = event else { return nil }
        self.init(key, modifiers)
    }

    /// "^R", "Enter", "Shift-←": what help, hints and docs show.
    package var name: String {
        var text = ""
        if modifiers.contains(.alt) { text += "Alt-" }
        if modifiers.contains(.shift) { text += "Shift-" }
        if modifiers.contains(.control) {
            if case .character(let c) = key { return text + "^" + c.uppercased() }
            text += "Ctrl-"
        }
        return text + Self.name(of: key)
    }

    private static func name(of key: KeyEvent.Key) -> String {
        switch key {
        case .character(" "): "Space"
        case .character(let c): String(c)
        case .enter: "Enter"
        case .escape: "Esc"
        case .tab: "Tab"
        case .backTab: "Shift-Tab"
        case .backspace: "Backspace"
        case .delete: "Del"
        case .insert: "Ins"
        case .up: "↑"
        case .down: "↓"
        case .left: "←"
        case .right: "→"
        case .home: "Home"
        case .end: "End"
        case .pageUp: "PgUp"
        case .pageDown: "PgDn"
        case .function(let n): "F\(n)"
        }
    }
}
