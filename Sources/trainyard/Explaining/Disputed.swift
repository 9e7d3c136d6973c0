import ArgumentParser
import Engine
import NLU
import Serving
import Store

struct Disputed: NluCommand {
    static let configuration = CommandConfiguration(
        abstract: "List the examples whose labels a model's cross-validation disputes, and the intents that it confuses.",
        discussion: """
            Models that had not learnt an example were asked about it. Most doubtful first; what was mended since the model was trained \
            is left out.
            """)

    @Option(name: .model, help: "The model's id.")
    var model: ModelID

    @Option(name: [.customShort("n"), .customLong("count")], help: "Examples to list at most, and pairs of intents.")
    var count = 20

    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard count > 0 else { throw ValidationError("-n must be 1 or more.") }
    }

    func reply(from workbench: Workbench) throws -> Reply<DisputedReply> {
        guard let review = try workbench.review(model) else {
            let record = try workbench.model(model)
            throw CommandFailure(
                record.status == .completed
                    ? "“\(record.name)” was trained by a version that did not look for doubtful labels; train again"
                    : "“\(record.name)” is \(record.status.rawValue); only Completed models can say what they doubt")
        }
        return Reply("Training data reviewed", DisputedReply(review, count: count))
    }

    func text(of reply: DisputedReply, _ paint: Paint) -> String {
        var text = "\(PlainText.count(reply.disputedCount, "doubtful label")) among \(PlainText.grouped(reply.examined)) of "
        text += "\(PlainText.count(reply.examples, "example")) that were looked at\n"
        if !reply.disputed.isEmpty {
            var table = TextTable(.right("ID"), .left("LABEL"), .right(""), .left("RATHER"), .right(""), .left("TEXT"))
            table.rows = reply.disputed.map { row in
                [
                    row.exampleId, row.dispute.given, PlainText.score(row.dispute.givenProbability), row.dispute.suggested,
                    PlainText.score(row.dispute.suggestedProbability), row.dispute.text,
                ]
            }
            text += "\n" + table.lines(paint)
        }
        if !reply.confused.isEmpty {
            text += "\n" + paint.bold("Confused intents") + "\n"
            for row in reply.confused {
                text += "  " + PlainText.visible(row.reason) + "\n"
                if let example = row.pair.first.texts.first { text += paint.muted("    such as: " + PlainText.visible(example)) + "\n" }
            }
        }
        return text
    }
}
