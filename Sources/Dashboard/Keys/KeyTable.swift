/// The key table of the documentation, from the command table.
package enum KeyTable {
    /// A Markdown page: a row a command.
    package static var markdown: String {
        var lines = [
            "# Keys", "",
            "Made from the command table (`Sources/Dashboard/Keys/CommandTable.swift`); `make keys` writes it anew.", "",
            "`key.NAME = \"KEYS\"` in `~/.config/trainyard/config.toml` gives a command other keys, such as `key.train = \"R F5\"`.", "",
            "| keys | command | what it does | where | name |", "|---|---|---|---|---|",
        ]
        for row in rows {
            let keys = row.keys.map { "`" + $0.replacing("|", with: "\\|") + "`" }.joined(separator: " ")
            lines.append("| \(keys) | \(row.label) | \(row.help) | \(row.places) | `\(row.name)` |")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// One command as documentation tells of it.
    package struct Row {
        package var keys: [String]
        package var label: String
        package var help: String
        /// Screens, in words.
        package var places: String
        /// What `key.NAME` in the configuration calls it.
        package var name: String
    }

    package static var rows: [Row] {
        CommandTable.all.map { command in
            Row(
                keys: command.keys.map(\.name), label: command.label.english, help: command.help.english, places: places(command),
                name: command.id.rawValue)
        }
    }

    static func places(_ command: Command) -> String {
        if command.places.isEmpty { return "everywhere" }
        let screens = screens(command)
        return screens.count == Screen.allCases.count ? "in lists" : screens.map(\.name.english).joined(separator: ", ")
    }

    /// The same in the language of the screens.
    static func shownPlaces(_ command: Command) -> String { screens(command).map(\.title).joined(separator: ", ") }

    private static func screens(_ command: Command) -> [Screen] {
        Screen.allCases.filter { screen in screen.places.contains(where: command.places.contains) }
    }
}
