import Foundation

/// What the argument parser tells of a command: the part of its `--experimental-dump-help` that a manual needs.
struct CommandDescription: Decodable {
    struct Argument: Decodable {
        struct Name: Decodable {
            var kind: String
            var name: String

            var written: String { (kind == "long" ? "--" : "-") + name }
        }

        /// `positional`, `option` or `flag`.
        var kind: String
        var names: [Name]?
        var valueName: String?
        var abstract: String?
        var discussion: String?
        var defaultValue: String?
        var isOptional: Bool
        var isRepeating: Bool
        var shouldDisplay: Bool
    }

    var commandName: String
    var abstract: String?
    var discussion: String?
    var arguments: [Argument]?
    var subcommands: [CommandDescription]?
    var shouldDisplay: Bool

    private struct Dump: Decodable { var command: CommandDescription }

    /// The whole command line, from its declarations.
    static func trainyard() throws -> CommandDescription {
        try JSONDecoder().decode(Dump.self, from: Data(Trainyard._dumpHelp().utf8)).command
    }
}
