import Terminal

/// Keys of a person's own: `key.train = "R F5"` in `config.toml` gives the command `train` these keys in the place of its own.
package enum KeyRemapping {
    /// - Parameter entries: of the configuration; those that are no keys of commands are passed over.
    /// - Returns: the table with the keys that can be given, and an issue for each line that cannot be followed.
    package static func apply(
        _ entries: [Settings.Entry], to table: [Command] = CommandTable.all, file: String
    ) -> (table: [Command], issues: [FileIssue]) {
        var table = table
        var issues: [FileIssue] = []
        for entry in entries where entry.key.hasPrefix(Settings.keyPrefix) {
            func report(_ reason: String) { issues.append(FileIssue(file: file, line: entry.line, key: entry.key, reason: reason)) }
            let name = String(entry.key.dropFirst(Settings.keyPrefix.count))
            guard let place = table.firstIndex(where: { $0.id.rawValue == name }) else {
                let near = NearestName.find(name, among: table.map(\.id.rawValue))
                report(
                    near.map { tr("there is no command \(name); is \($0) meant?") }
                        ?? tr("there is no command \(name); docs/KEYS.md lists them"))
                continue
            }
            let names = entry.value.split(separator: " ").map(String.init)
            let chords = names.compactMap { KeyChord(name: $0) }
            guard !chords.isEmpty, chords.count == names.count else {
                report(tr("“\(entry.value)” is no key; write such as R, ^G, F5, Alt-x or Enter"))
                continue
            }
            if let taken = conflict(chords, of: table[place], in: table) {
                report(tr("\(taken.key.name) means “\(tr(taken.command.label))” there already; change that one first"))
                continue
            }
            table[place].keys = chords
        }
        return (table, issues)
    }

    /// Another command that has one of the keys in one of the places, and would win over this one or lose to it unseen.
    private static func conflict(_ chords: [KeyChord], of command: Command, in table: [Command]) -> (key: KeyChord, command: Command)? {
        for other in table where other.id != command.id {
            guard other.places.isEmpty || command.places.isEmpty || !other.places.isDisjoint(with: command.places) else { continue }
            if let key = chords.first(where: other.keys.contains) { return (key, other) }
        }
        return nil
    }
}
