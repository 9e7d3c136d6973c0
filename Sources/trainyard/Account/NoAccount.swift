import Serving

/// What the commands about accounts answer.
enum NoAccount {
    static func say(_ message: String, _ common: CommonOptions) throws {
        let output = Console.output
        if common.json {
            try output.write(Reply(message, NoData()).json(pretty: output.isTerminal) + "\n")
        } else {
            Console.error.line("No account is needed here: everything stays on this machine.")
        }
    }
}
