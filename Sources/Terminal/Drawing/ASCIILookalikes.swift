/// What is drawn for a character where only ASCII may be: line-drawing, block and Braille characters become marks of a like
/// shape, letters lose their accents, and what has no likeness becomes `?`.
enum ASCIILookalikes {
    static func replacement(for character: Character) -> Character {
        if character.isASCII { return character }
        if let known = table[character] { return known }
        guard let scalar = character.unicodeScalars.first else { return " " }
        switch scalar.value {
        case 0x2500...0x2503, 0x2550: return "-"
        case 0x250C...0x254B, 0x2552...0x2573: return "+"
        case 0x2800...0x28FF: return braille(UInt8(truncatingIfNeeded: scalar.value))
        default: return letter(scalar) ?? "?"
        }
    }

    private static let table: [Character: Character] = {
        let rows: [(String, Character)] = [
            ("─━═╌╍┄┅┈┉╴╶–—−‐‑‒―▔", "-"), ("│┃║╎╏┆┇┊┋╵╷▏▕▎▍", "|"),
            ("█▉▊▋▇▓◼■", "#"), ("▌", ">"), ("▐", "<"), ("▆", "*"), ("▅", "+"), ("▄", "="), ("▃", "-"), ("▂", "."), ("▁", "_"), ("▀", "\""),
            ("▒", "%"), ("░", ":"), ("●◉◆★✱✦", "*"), ("○◌◇☆◦◷⊙◎", "o"), ("◐◑◒◓", "O"), ("·•⋅∙", "."), ("✓✔", "+"), ("✗✘✖×✕", "x"),
            ("←◂◀‹«◁", "<"), ("→▸▶›»▷↦", ">"), ("↑▴▲△⇧", "^"), ("↓▾▼▽⇩", "v"), ("↵⏎", "<"), ("…≈", "~"), ("±", "+"), ("“”„″", "\""),
            ("‘’‚′", "'"), ("≥", ">"), ("≤", "<"), ("⊕", "+"), ("⚠", "!"), ("¡", "!"), ("¿", "?"), ("ß", "s"), ("æ", "a"), ("ø", "o"),
            ("\u{00A0}\u{2007}\u{202F}", " "),
        ]
        var table: [Character: Character] = [:]
        for (characters, ascii) in rows {
            for character in characters { table[character] = ascii }
        }
        return table
    }()

    /// Dots 1–8 lie in four rows: the picture keeps whether ink is above, below, or all over.
    private static func braille(_ dots: UInt8) -> Character {
        let above = dots & 0b0001_1011
        let below = dots & 0b1110_0100
        if dots.nonzeroBitCount >= 6 { return "#" }
        if above != 0 && below != 0 { return ":" }
        if above != 0 { return "'" }
        return below == 0 ? " " : "."
    }

    /// The letter under an accent, from the code point's name: "LATIN SMALL LETTER E WITH ACUTE" is an `e`.
    private static func letter(_ scalar: Unicode.Scalar) -> Character? {
        guard let name = scalar.properties.name else { return nil }
        for (prefix, isSmall) in [("LATIN SMALL LETTER ", true), ("LATIN CAPITAL LETTER ", false)] where name.hasPrefix(prefix) {
            let rest = name.dropFirst(prefix.count)
            guard let letter = rest.first, rest.count == 1 || rest.dropFirst().hasPrefix(" WITH") else { return nil }
            return isSmall ? Character(letter.lowercased()) : letter
        }
        return nil
    }
}
