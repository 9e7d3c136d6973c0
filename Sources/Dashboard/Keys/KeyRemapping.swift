/// Keys of a person's own: `key.train = "R F5"` in `config.toml` gives the command `train` these keys in the place of its own.
package enum KeyRemapping {
    /// - Parameter entries: what stands behind `key.`, with its line in the file.
    /// - Returns: the table with the keys that can be given, and a sentence for each line that cannot be followed.
    package static func apply(
        _ entries: [(line: Int, name: String, value: String)], to table: [Command] = CommandTable.all, file: String
    ) -> (table: [Command], issues: [String]) {
        var table = table
        var issues: [String] = []
        for entry in entries {
            guard let place = table.firstIndex(where: { $0.id.rawValue == entry.name }) else {
                issues.append("\(file):\(entry.line): " + tr("there is no command \(entry.name); docs/KEYS.md lists them"))
                continue
            }
            let names = entry.value.split(separator: " ").map(String.init)
            let chords = names.compactMap { KeyChord(name: $0) }
            guard !chords.isEmpty, chords.count == names.count else {
                issues.append("\(file):\(entry.line): " + tr("“\(entry.value)” is no key; write such as R, ^G, F5, Alt-x or Enter"))
                continue
            }
            if let taken = conflict(chords, of: table[place], in: table) {
                issues.append(
                    "\(file):\(entry.line): "
                        + tr("\(taken.key.name) means “\(tr(taken.command.label))” there already; change that one first"))
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
