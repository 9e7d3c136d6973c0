import ArgumentParser
import Engine
import NLU
import Serving
import Store

struct LearningCurve: NluCommand {
    static let configuration = CommandConfiguration(
        abstract: "Measure whether more examples would help a model.",
        discussion: """
            A quick model is cross-validated on an eighth, a quarter, a half and all of the project's training examples; from the way \
            its errors fall follows what twice the examples would bring. The answer is kept until the data change. Nothing is queued.
            """)

    @Option(name: .model, help: "The model's id.")
    var model: ModelID

    @Flag(help: "Measure anew, although the data have not changed.")
    var again = false

    @OptionGroup var common: CommonOptions

    func reply(from workbench: Workbench) throws -> Reply<LearningCurveReply> {
        let known = again ? nil : try workbench.dataSizeCurve(model)
        return Reply("Learning curve measured", LearningCurveReply(try known ?? workbench.measureDataSize(model)))
    }

    func text(of reply: LearningCurveReply, _ paint: Paint) -> String {
        let curve = reply.curve
        var table = TextTable(.right("EXAMPLES"), .right("ACCURACY"), .left("95 %"), .right("MACRO F1"))
        table.rows = curve.points.map { point in
            [
                PlainText.grouped(point.examples), PlainText.score(point.accuracy),
                "\(PlainText.score(point.interval.low)) – \(PlainText.score(point.interval.high))", PlainText.score(point.macroF1),
            ]
        }
        var text = paint.bold(PlainText.visible(curve.sentence)) + "\n\n" + table.lines(paint)
        text += paint.muted("measured with \(curve.learner) on \(PlainText.count(curve.asked, "example")) held back in turn\n")
        guard !curve.gains.isEmpty else { return text }
        var gains = TextTable(.left("STILL CLIMBING"), .right("EXAMPLES"), .right("F1 WITH HALF"), .right("WITH ALL"))
        gains.rows = curve.gains.map {
            [$0.intent, PlainText.grouped($0.examples), PlainText.score($0.half), PlainText.score($0.all)]
        }
        return text + "\n" + gains.lines(paint)
    }
}

/// The reply of `nlu learning-curve`.
struct LearningCurveReply: Encodable {
    var curve: DataSizeCurve

    init(_ curve: DataSizeCurve) { self.curve = curve }

    private enum Keys: String, CodingKey { case verdict, sentence, projectedAccuracy }

    /// The curve's own fields, and what they come to in words.
    func encode(to encoder: any Encoder) throws {
        try curve.encode(to: encoder)
        var container = encoder.container(keyedBy: Keys.self)
        try container.encode(curve.verdict, forKey: .verdict)
        try container.encode(curve.sentence, forKey: .sentence)
        try container.encode(curve.projected, forKey: .projectedAccuracy)
    }
}
