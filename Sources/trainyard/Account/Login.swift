import ArgumentParser

/// NeuralSpace's scripts begin with it; here it has nothing to do.
struct Login: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Nothing to do: no account is needed here.")

    @Option(name: .shortAndLong, help: "Accepted for NeuralSpace's scripts; not kept.")
    var email: String?

    @Option(name: .shortAndLong, help: "Accepted for NeuralSpace's scripts; not kept.")
    var password: String?

    @OptionGroup var common: CommonOptions

    func run() throws { try NoAccount.say("Logged in", common) }
}

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
