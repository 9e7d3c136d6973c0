import ArgumentParser
import Engine
import Serving
import Store

struct ListKeys: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the API keys by their first characters, and the logins that are open.")

    @OptionGroup var common: CommonOptions

    func run() throws {
        let workbench = try common.place.open()
        defer { workbench.close() }
        let keys = try workbench.keys()
        let output = Console.output
        if common.json {
            let listed = keys.map(Listed.init)
            return try output.write(ReplyEncoding.text(listed, pretty: output.isTerminal) + "\n")
        }
        guard !keys.isEmpty else { return Console.error.line("No keys yet. Make one: trainyard keys create") }
        var table = TextTable(.left("KEY"), .left("ACTS FOR"), .left("PLAN"), .left("KIND"), .left("MADE"), .left("STATE"))
        table.rows = keys.map { key in
            [
                key.reference + "…", key.email ?? "this machine's owner", key.plan.name, key.isToken ? "login" : "key",
                key.createdAt.iso8601,
                key.revokedAt.map { "revoked \($0.iso8601)" } ?? key.expiresAt.map { "until \($0.iso8601)" } ?? "open",
            ]
        }
        try output.write(table.lines(output.paint))
    }

    private struct Listed: Encodable {
        var reference: String
        var email: String?
        var plan: String
        var kind: String
        var createdAt: Milliseconds
        var expiresAt: Milliseconds?
        var revokedAt: Milliseconds?

        init(_ key: KeyRecord) {
            reference = key.reference
            email = key.email
            plan = key.plan.name
            kind = key.isToken ? "login" : "key"
            createdAt = key.createdAt
            expiresAt = key.expiresAt
            revokedAt = key.revokedAt
        }
    }
}
