import ArgumentParser
import Engine
import Serving
import Store

struct CreateKey: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create",
        abstract: "Make an API key and print it; it is never shown again.",
        discussion: """
            Without --email the key acts for the owner of this machine and sees what the dashboard makes. With it, it sees that account's own \
            projects alone, and with --password NeuralSpace's client can log in to the account.
            """)

    @Option(name: .shortAndLong, help: "The account's e-mail address; made where it is not there.")
    var email: String?

    @Option(name: .shortAndLong, help: "The account's password from now on.")
    var password: String?

    @Option(help: "free (2 trained models), basic (10) or advanced (no limit); also decides whose jobs are trained first.")
    var plan: Priority = .advanced

    @OptionGroup var common: CommonOptions

    private struct Created: Encodable {
        var key: String
        var reference: String
        var email: String?
        var plan: String
    }

    func run() throws {
        let workbench = try common.place.open()
        defer { workbench.close() }
        let (key, record) = try workbench.createKey(email: email, password: password, plan: plan)
        let output = Console.output
        if common.json {
            let created = Created(key: key.text, reference: record.reference, email: record.email, plan: record.plan.name)
            try output.write(ReplyEncoding.text(created, pretty: output.isTerminal) + "\n")
        } else {
            Console.error.line("Keep it safe: only its hash is stored.")
            try output.write(key.text + "\n")
        }
    }
}

extension Priority: ExpressibleByArgument {
    package init?(argument: String) {
        guard let plan = Priority.allCases.first(where: { $0.name == argument.lowercased() }) else { return nil }
        self = plan
    }

    package var defaultValueDescription: String { name }
    package static var allValueStrings: [String] { allCases.map(\.name) }
}
