import ArgumentParser
import Engine
import Serving

/// A command that answers with one reply of the NeuralSpace API: as JSON for machines, as text for people.
protocol NluCommand: ParsableCommand {
    associatedtype Payload: Encodable
    var common: CommonOptions { get }

    /// Does the work.
    func reply(from workbench: Workbench) throws -> Reply<Payload>
    /// What a person reads on standard output, each line ended; nothing unless said otherwise.
    func text(of payload: Payload, _ paint: Paint) -> String
    /// What else a person is told, on standard error.
    func note(on payload: Payload) -> String?
    /// What remains to be done once the reply is out, such as waiting.
    func afterReply(_ payload: Payload, _ workbench: Workbench) throws
}

extension NluCommand {
    func text(of payload: Payload, _ paint: Paint) -> String { "" }
    func note(on payload: Payload) -> String? { nil }
    func afterReply(_ payload: Payload, _ workbench: Workbench) throws {}

    func run() throws {
        let output = Console.output
        do {
            let workbench = try common.place.open()
            defer { workbench.close() }
            let reply = try reply(from: workbench)
            if common.json {
                try output.write(reply.json(pretty: output.isTerminal) + "\n")
            } else {
                if let note = note(on: reply.data) { Console.error.line(note) }
                try output.write(text(of: reply.data, output.paint))
            }
            try afterReply(reply.data, workbench)
        } catch let failure as RepliedFailure {
            throw failure
        } catch  where common.json {
            output.line(try Reply(failure: CommandLineRun.oneLine(error)).json(pretty: output.isTerminal))
            throw error
        }
    }
}

/// A failure after the reply was given: it is told on standard error alone.
struct RepliedFailure: Error, CustomStringConvertible {
    var description: String
}
