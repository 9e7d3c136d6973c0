import ArgumentParser
import Serving

struct GetLanguages: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List language codes with their names; any other BCP 47 tag works too.")

    @OptionGroup var common: CommonOptions

    func run() throws {
        let output = Console.output
        let languages = LanguageReply.all
        if common.json {
            return try output.write(Reply("Languages fetched", languages).json(pretty: output.isTerminal) + "\n")
        }
        var table = TextTable(.left("CODE"), .left("LANGUAGE"))
        table.rows = languages.map { [$0.code, $0.language] }
        try output.write(table.lines(output.paint))
    }
}
