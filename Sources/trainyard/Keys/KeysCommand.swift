import ArgumentParser

struct KeysCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys", abstract: "API keys for trainyard serve.", subcommands: [CreateKey.self, ListKeys.self, RevokeKey.self])
}
