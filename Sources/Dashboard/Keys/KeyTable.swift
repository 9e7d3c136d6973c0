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
        for command in CommandTable.all {
            let keys = command.keys.map { "`" + $0.name.replacing("|", with: "\\|") + "`" }.joined(separator: " ")
            lines.append("| \(keys) | \(command.label) | \(command.help) | \(places(command)) | `\(command.id.rawValue)` |")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    static func places(_ command: Command) -> String {
        if command.places.isEmpty { return "everywhere" }
        let screens = Screen.allCases.filter { screen in screen.places.contains(where: command.places.contains) }
        return screens.count == Screen.allCases.count ? "in lists" : screens.map(\.title).joined(separator: ", ")
    }
}
