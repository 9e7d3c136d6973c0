/// Which characters a terminal has pictures for.
enum Repertoire: Sendable {
    case unicode
    /// The Linux console: letters, and of the symbols those of code page 437.
    case console
    case ascii

    static func detect(isUTF8: Bool, term: String) -> Repertoire {
        // A terminal of that name may understand UTF-8, but the real one does not.
        let isOld = ["vt", "ansi", "dumb", "sun", "wy", "adm", "cons"].contains { term.hasPrefix($0) }
        if !isUTF8 || isOld { return .ascii }
        return term == "linux" || term.hasPrefix("linux-") ? .console : .unicode
    }

    func shown(_ character: Character) -> Character {
        switch self {
        case .unicode: return character
        case .ascii: return ASCIILookalikes.replacement(for: character)
        case .console:
            guard !character.isASCII, let scalar = character.unicodeScalars.first, (0x2010...0x2BFF).contains(scalar.value) else {
                return character
            }
            if let like = Self.lookalikes[character] { return like }
            return Self.codePage437.contains(character) ? character : ASCIILookalikes.replacement(for: character)
        }
    }

    /// Of like shape, from the same code page; of the eighths of a cell it has the half and the whole.
    private static let lookalikes: [Character: Character] = {
        let rows = [
            ("╭", "┌"), ("╮", "┐"), ("╰", "└"), ("╯", "┘"), ("━", "─"), ("┃┊", "│"), ("●◉", "•"), ("✓✔", "√"), ("▏▎▍", "▌"), ("▋▊▉", "█"),
            ("▂▃", "▄"), ("▅▆▇", "█"),
        ]
        var lookalikes: [Character: Character] = [:]
        for (characters, like) in rows {
            for character in characters { lookalikes[character] = Character(like) }
        }
        return lookalikes
    }()
    private static let codePage437: Set<Character> = Set("─│┌┐└┘├┤┬┴┼═║╔╗╚╝█▄▌▐▀░▒▓■·•°±√≤≥≈→←↑↓↔↕▲►▼◄")
}
