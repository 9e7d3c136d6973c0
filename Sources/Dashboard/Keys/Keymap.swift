import Terminal

/// Which command a key means in a place. Built from the command table alone.
package struct Keymap: Sendable {
    private let commands: [Place: [KeyChord: CommandID]]
    /// Every command, with the keys that it has now.
    package let table: [Command]

    package init(_ table: [Command] = CommandTable.all) {
        self.table = table
        var commands: [Place: [KeyChord: CommandID]] = [:]
        for place in Place.allCases {
            var keys: [KeyChord: CommandID] = [:]
            // A command that names the place wins over one that applies everywhere.
            for command in table where command.places.isEmpty { for key in command.keys { keys[key] = command.id } }
            for command in table where command.places.contains(place) { for key in command.keys { keys[key] = command.id } }
            // In a text field a plain character is text.
            if place.isTextInput { keys = keys.filter { !Self.isText($0.key) } }
            commands[place] = keys
        }
        self.commands = commands
    }

    package func command(for chord: KeyChord, in place: Place) -> CommandID? { commands[place]?[chord] }

    private static func isText(_ chord: KeyChord) -> Bool {
        guard case .character = chord.key else { return false }
        return chord.modifiers.isEmpty
    }

    /// The commands worth a hint in a place, the most useful first.
    package func hints(in place: Place) -> [Command] {
        table.filter { $0.hint > 0 && $0.applies(in: place) && !(place.isTextInput && $0.keys.allSatisfy(Self.isText)) }
            .sorted { $0.hint > $1.hint }
    }

    /// The key that a hint names: in a text field one that is not text.
    package static func hintKey(_ command: Command, in place: Place) -> KeyChord? {
        place.isTextInput ? command.keys.first { !isText($0) } : command.keys.first
    }
}
