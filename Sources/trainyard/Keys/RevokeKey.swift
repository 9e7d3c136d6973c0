import ArgumentParser
import Engine

struct RevokeKey: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke", abstract: "Close an API key for good; running servers refuse it at once.")

    @Argument(help: "The key, or its first characters as keys list shows them.")
    var reference: String

    @OptionGroup var place: StoreOption

    func run() throws {
        let workbench = try place.open()
        defer { workbench.close() }
        try workbench.revokeKey(reference.hasSuffix("…") ? String(reference.dropLast()) : reference)
        Console.error.line("Revoked.")
    }
}
