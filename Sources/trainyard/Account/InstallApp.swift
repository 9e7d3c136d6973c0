import ArgumentParser

struct InstallApp: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Nothing to do: the nlu app is always there.")

    @Option(name: .shortAndLong, help: "The app's code: nlu.")
    var name: String

    @OptionGroup var common: CommonOptions

    func run() throws {
        guard name == "nlu" else { throw CommandFailure("there is no app “\(PlainText.visible(name))”; the one there is is nlu") }
        try NoAccount.say("App installed", common)
    }
}
