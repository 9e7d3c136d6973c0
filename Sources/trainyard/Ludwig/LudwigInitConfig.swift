import ArgumentParser
import Corpus
import Exchange
import Foundation

struct LudwigInitConfig: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init_config", abstract: "Write a configuration for a table.",
        discussion: "The text is the column of the longest values that is no target; a target whose values are tags becomes a sequence.")

    @Option(help: "The data: CSV, TSV, JSON or JSON lines.", completion: .file())
    var dataset: String

    @Option(name: [.customShort("t"), .customLong("target")], parsing: .upToNextOption, help: "The columns to predict.")
    var targets: [String]

    @Option(
        name: [.customShort("o"), .customLong("output")], help: "The file to write; standard output when left out.", completion: .file())
    var output: String?

    @Option(name: [.customShort("s"), .customLong("time_limit_s")], help: .hidden)
    var timeLimit: String?

    func run() throws {
        let yaml: String
        do {
            yaml = try LudwigConfiguration.draft(for: dataset, targets: targets)
        } catch {
            throw CommandFailure("\(error)")
        }
        guard let output else { return try Console.output.write(yaml) }
        guard !FileManager.default.fileExists(atPath: output) else { throw CommandFailure("\(output) exists already; choose another name") }
        do {
            try Data(yaml.utf8).write(to: URL(fileURLWithPath: output), options: .atomic)
        } catch {
            throw CommandFailure("\(output): cannot be written: \(error.localizedDescription)")
        }
        try Console.output.write("\(output)\n")
    }
}
