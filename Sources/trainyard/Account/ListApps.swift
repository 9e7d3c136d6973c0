import ArgumentParser
import Serving

struct ListApps: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List the apps: language understanding (nlu).")

    @OptionGroup var common: CommonOptions

    private struct App: Encodable {
        var appType: String
        var description: String
    }

    func run() throws {
        let output = Console.output
        let apps = [App(appType: "nlu", description: "Intents and entities of short texts")]
        if common.json {
            return try output.write(Reply("Apps fetched", apps).json(pretty: output.isTerminal) + "\n")
        }
        var table = TextTable(.left("APP"), .left("DESCRIPTION"))
        table.rows = apps.map { [$0.appType, $0.description] }
        try output.write(table.lines(output.paint))
    }
}
