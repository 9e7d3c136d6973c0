import ArgumentParser
import Engine
import NLU
import Serving
import Store

struct Explain: NluCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say why an utterance gets its intent: the words that decided it, and the examples most like it.",
        discussion: "A word's weight is the change of the log-odds when it is left out: 0.7 doubles the odds, -0.7 halves them.")

    @Option(name: .model, help: "The model's id.")
    var model: ModelID

    @Option(
        name: [.customShort("i"), .customLong("input-text"), .customLong("inputText")], parsing: .unconditional,
        help: "The utterance, where it is not given as an argument.")
    var input: String?

    @Argument(help: "The utterance.")
    var text: String?

    @Option(name: [.customShort("k"), .customLong("nearest")], help: "Examples to show.")
    var nearest = 3

    @OptionGroup var common: CommonOptions

    private static let mostNearest = 100

    func validate() throws {
        guard (input == nil) != (text == nil) else { throw ValidationError("Give the utterance, in quotes.") }
        guard (0...Self.mostNearest).contains(nearest) else { throw ValidationError("-k may be 0 to \(Self.mostNearest).") }
    }

    func reply(from workbench: Workbench) throws -> Reply<ExplainReply> {
        let text = text ?? input ?? ""
        let explanation = try workbench.explain(text, by: model)
        let nearest = nearest > 0 ? try workbench.nearestExamples(to: text, by: model, count: nearest) : []
        return Reply("Utterance explained", ExplainReply(explanation, nearest: nearest))
    }

    func text(of reply: ExplainReply, _ paint: Paint) -> String { ExplainText.of(reply, paint) }
}
