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
