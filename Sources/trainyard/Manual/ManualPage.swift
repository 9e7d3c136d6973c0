import Dashboard

/// trainyard(1): every command with its flags and every key, from the declarations that the program itself obeys.
enum ManualPage {
    static func text() throws -> String {
        let program = try CommandDescription.trainyard()
        var page = Roff(title: "TRAINYARD", section: 1, about: "Trainyard")
        page.section("NAME")
        page.paragraph("trainyard - train, judge and serve language-understanding models in a terminal")
        page.section("SYNOPSIS")
        page.paragraph("trainyard [options]\n\ntrainyard command [options]")
        page.section("DESCRIPTION")
        page.paragraph(description)
        if let discussion = program.discussion { page.paragraph(discussion) }
        page.section("COMMANDS")
        for command in program.subcommands ?? [] { write(command, after: program.commandName, to: &page) }
        page.section("KEYS OF THE DASHBOARD")
        for row in KeyTable.rows { page.entry(row.keys.joined(separator: ", "), row.help + " (" + row.places + ")") }
        page.section("EXIT STATUS")
        page.entry("0", "Done.")
        page.entry("1", "Failed; one line on standard error says what, where and what to do.")
        page.entry("64", "Wrong usage.")
        page.section("ENVIRONMENT")
        for (name, meaning) in environment { page.entry(name, meaning) }
        page.section("FILES")
        for (name, meaning) in files { page.entry(name, meaning) }
        return page.text
    }

    private static let description = """
        Trainyard is a full-screen dashboard, with a command line and an HTTP server beside it, in which you collect labelled utterances, train a \
        model that recognises their intents and entities, and see how good it is and what to mend next. It works offline.

        Without a command the dashboard opens. Results go to standard output, progress and complaints to standard error.
        """

    private static let environment = [
        ("TRAINYARD_STORE", "Where projects and models are kept, unless --store says otherwise."),
        ("XDG_DATA_HOME", "Its folder trainyard is the store when nothing else is said; without it ~/.local/share/trainyard."),
        (
            "XDG_CONFIG_HOME",
            "Its folder trainyard holds config.toml, and themes and languages of your own; without it ~/.config/trainyard."
        ),
        (
            "LC_ALL, LC_MESSAGES, LANG",
            "The language of the dashboard's screens, where config.toml does not say; English where it has none."
        ),
        ("NO_COLOR", "When set, nothing is coloured."),
        ("AUTH_TOKEN", "One more key of the owner's for a server started with it."),
    ]

    private static let files = [
        ("~/.config/trainyard/config.toml", "Theme, language, mouse and keys of the dashboard, a line such as theme = \"dusk\" each."),
        ("~/.config/trainyard/themes/*.toml", "Themes of your own."),
        ("~/.config/trainyard/languages/*.toml", "Languages of the screens of your own."),
        ("~/.local/share/trainyard", "The store: a SQLite database, and a folder a model."),
    ]

    /// A command that does something, under its whole name; one that only groups others passes on to them.
    private static func write(_ command: CommandDescription, after parent: String, to page: inout Roff) {
        guard command.shouldDisplay, command.commandName != "help" else { return }
        let name = parent + " " + command.commandName
        if let subcommands = command.subcommands, !subcommands.isEmpty {
            for subcommand in subcommands { write(subcommand, after: name, to: &page) }
            return
        }
        let arguments = (command.arguments ?? []).filter { $0.shouldDisplay && !isEverywhere($0) }
        page.subsection(([name] + arguments.filter { $0.kind == "positional" }.map(term)).joined(separator: " "))
        page.paragraph([command.abstract, command.discussion].compactMap { $0 }.joined(separator: "\n\n"))
        for argument in arguments { page.entry(term(argument), meaning(argument)) }
    }

    private static func isEverywhere(_ argument: CommandDescription.Argument) -> Bool {
        argument.names?.contains { ["help", "version"].contains($0.name) } == true
    }

    private static func term(_ argument: CommandDescription.Argument) -> String {
        let value = "<" + (argument.valueName ?? "value") + ">"
        let names = (argument.names ?? []).map(\.written).joined(separator: ", ")
        switch argument.kind {
        case "positional": return value + (argument.isRepeating ? " ..." : "")
        case "option": return names + " " + value
        default: return names
        }
    }

    private static func meaning(_ argument: CommandDescription.Argument) -> String {
        var parts = [argument.abstract, argument.discussion].compactMap { $0 }
        if let value = argument.defaultValue { parts.append("(default: \(value))") }
        if argument.isRepeating, argument.kind == "option" { parts.append("May be given several times.") }
        return parts.joined(separator: " ").split(whereSeparator: \.isNewline).joined(separator: " ")
    }
}
