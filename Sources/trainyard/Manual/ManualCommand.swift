import ArgumentParser

struct ManualCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "manual", abstract: "Print the manual page.",
        discussion: "trainyard manual | man -l - shows it; make install puts it where “man trainyard” looks.")

    func run() throws { try Console.output.write(ManualPage.text()) }
}
