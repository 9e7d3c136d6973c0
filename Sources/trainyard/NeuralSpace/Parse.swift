import ArgumentParser
import Engine
import Foundation
import NLU
import Serving
import Store

struct Parse: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Say what an utterance means, or a file's, one JSON reply a line.")

    @Option(name: .model, help: "The model's id.")
    var model: ModelID

    @Option(
        name: [.customShort("i"), .customLong("input-text"), .customLong("inputText")], parsing: .unconditional, help: "The utterance.")
    var text: String?

    @Option(help: "A file with an utterance a line; - is standard input.", completion: .file())
    var file: String?

    @Option(
        name: [.customLong("now")],
        help: "What “tomorrow” is told from, such as 2026-11-22T10:30+01:00 (default: this machine's clock).")
    var now: ReferenceMoment?

    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard (text == nil) != (file == nil) else { throw ValidationError("Give the utterance with -i, or a file of them with --file.") }
    }

    func run() throws {
        let output = Console.output
        do {
            let workbench = try common.place.open()
            defer { workbench.close() }
            let loaded = try workbench.load(model)
            if let text {
                let result = loaded.parse(text, now: now ?? .current)
                try output.write(common.json ? ParseReply.envelope(result) + "\n" : ParseText.of(result, output.paint))
            } else if let file {
                try parseLines(of: file, with: loaded, into: output)
            }
        } catch  where common.json {
            output.line(try Reply(failure: CommandLineRun.oneLine(error)).json(pretty: output.isTerminal))
            throw error
        }
    }

    private func parseLines(of file: String, with model: NLUModel, into output: Console) throws {
        let threads = ProcessInfo.processInfo.activeProcessorCount
        for batch in try UtteranceLines(path: file) {
            var lines = ""
            for result in model.parse(try batch.get(), threads: threads, now: now ?? .current) {
                lines += (common.json ? ParseReply.envelope(result) : ParseReply.json(result)) + "\n"
            }
            try output.write(lines)
        }
    }
}

extension ReferenceMoment: ExpressibleByArgument {
    package init?(argument: String) { self.init(iso8601: argument, utcOffset: ReferenceMoment.current.utcOffset) }
}
