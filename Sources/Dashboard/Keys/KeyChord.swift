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

    /// The same as the keyboards of the screens' language have it: Strg for Ctrl. The configuration knows the English names alone.
    package var shown: String { Self.shown(name) }

    /// - Parameter name: of one chord, or of a pair such as "Ctrl-←→".
    static func shown(_ name: String) -> String {
        guard name.utf8.count > 2, Translation.current !== Translation.english else { return name }
        let parts = name.split(separator: "-", omittingEmptySubsequences: false)
        return parts.map { tr(below: String($0)) }.joined(separator: "-")
    }

    /// The chord of that name, as `name` writes it; ASCII names of the arrows are understood too.
    package init?(name: String) {
        var rest = name[...]
        var modifiers: KeyEvent.Modifiers = []
        let prefixes: [(String, KeyEvent.Modifiers)] = [("Alt-", .alt), ("Ctrl-", .control), ("Shift-", .shift), ("^", .control)]
        while let (prefix, modifier) = prefixes.first(where: { rest.count > $0.0.count && rest.hasPrefix($0.0) }) {
            if rest == "Shift-Tab" { break }
            rest = rest.dropFirst(prefix.count)
            modifiers.insert(modifier)
        }
        if let key = Self.named[String(rest)] {
            self.init(key, modifiers)
        } else if rest.count == 1, let character = rest.first {
            let letter = modifiers.contains(.control) ? Character(character.lowercased()) : character
            self.init(.character(letter), modifiers)
        } else if rest.first == "F", let number = Int(rest.dropFirst()), (1...12).contains(number) {
            self.init(.function(number), modifiers)
        } else {
            return nil
        }
    }

    private static let named: [String: KeyEvent.Key] = {
        let keys: [KeyEvent.Key] = [
            .character(" "), .enter, .escape, .tab, .backTab, .backspace, .delete, .insert, .up, .down, .left, .right, .home, .end, .pageUp,
            .pageDown,
        ]
        var named = Dictionary(keys.map { (name(of: $0), $0) }) { first, _ in first }
        for (word, key) in [("Up", KeyEvent.Key.up), ("Down", .down), ("Left", .left), ("Right", .right)] { named[word] = key }
        return named
    }()

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
