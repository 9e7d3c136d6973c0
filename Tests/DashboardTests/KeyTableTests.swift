import Dashboard
import Foundation
import Terminal
import Testing

@Suite("The command table is the one source of keys")
struct KeyTableTests {
    @Test("In every place a key means one command", arguments: Place.allCases)
    func noConflicts(place: Place) {
        var owner: [KeyChord: CommandID] = [:]
        for command in CommandTable.all where command.places.contains(place) {
            for key in command.keys {
                #expect(owner[key] == nil, "\(key.name) means \(command.id) and \(String(describing: owner[key])) in \(place)")
                owner[key] = command.id
            }
        }
    }

    @Test("What a hint names is what the key does", arguments: Place.allCases)
    func hintsAreTrue(place: Place) {
        let keymap = Keymap()
        for command in keymap.hints(in: place) {
            guard let key = Keymap.hintKey(command, in: place) else {
                Issue.record("\(command.id) is hinted in \(place) without a key")
                continue
            }
            #expect(keymap.command(for: key, in: place) == command.id)
        }
    }

    @Test("Every command can be reached by a key and has a sentence", arguments: CommandTable.all)
    func complete(command: Command) {
        #expect(!command.keys.isEmpty)
        #expect(command.help.english.hasSuffix("."))
        #expect(command.help.english.first?.isUppercase == true)
    }

    @Test("No command of the program's is missing from the table")
    func allListed() {
        #expect(Set(CommandTable.all.map(\.id)) == Set(CommandID.allCases))
    }

    @Test("Keys that terminals and shells need are left alone")
    func reserved() {
        let taken = CommandTable.all.filter { $0.id != .suspend }.flatMap(\.keys)
        for key in [KeyChord.control("s"), .control("q"), .control("z")] { #expect(!taken.contains(key)) }
    }

    @Test("The key page of the docs is the table")
    func docs() throws {
        let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../../docs/KEYS.md").standardized
        if ProcessInfo.processInfo.environment["WRITE_KEYS"] != nil { try Data(KeyTable.markdown.utf8).write(to: page) }
        let written = try String(contentsOf: page, encoding: .utf8)
        #expect(written == KeyTable.markdown, "make keys writes the page anew")
    }
}
