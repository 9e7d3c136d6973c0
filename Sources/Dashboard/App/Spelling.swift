import Terminal

/// Where only letters and marks can be drawn, some would be read as something else: `^` as Ctrl, `v` as a letter, `>` as the selection.
extension Canvas {
    private var spells: Bool { ascii || isPlain }

    /// From what it was to what it was taken for.
    var arrow: String { spells ? "->" : "→" }

    /// Puts the names of the arrow keys in words, where they have to be.
    var spelled: (String) -> String {
        if spells { return Self.inWords }
        return { $0 }
    }

    private static func inWords(_ text: String) -> String {
        let words = [
            ("↑↓", tr("Up/Down")), ("←→", tr("Left/Right")), ("↑", tr("Up", sense: "key")), ("↓", tr("Down", sense: "key")),
            ("←", tr("Left", sense: "key")), ("→", tr("Right", sense: "key")),
        ]
        return words.reduce(text) { $0.replacing($1.0, with: $1.1) }
    }
}
