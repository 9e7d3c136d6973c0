import NLU

/// An explanation for people to read.
enum ExplainText {
    private static let barWidth = 20

    static func of(_ reply: ExplainReply, _ paint: Paint) -> String {
        let explanation = reply.explanation
        var text = paint.bold(PlainText.visible(explanation.intent.name)) + " \(PlainText.score(explanation.intent.confidence))"
        text += ", next \(PlainText.visible(explanation.runnerUp.name)) \(PlainText.score(explanation.runnerUp.confidence))\n"
        text += PlainText.visible(explanation.summary) + "\n"
        text += explanation.acceptance.reasons.map { "  " + PlainText.visible($0) + "\n" }.joined()
        let parts = explanation.words + explanation.pairs
        if !parts.isEmpty {
            let heaviest = parts.map { abs($0.weight) }.max() ?? 0
            var table = TextTable(.left("WITHOUT"), .right("WEIGHT"), .right("AGAINST NEXT"), .left(""))
            table.rows = parts.map { part in
                let bar = PlainText.bar(abs(part.weight), of: heaviest, width: barWidth)
                return [part.text, signed(part.weight), signed(part.againstRunnerUp), part.weight < 0 && !bar.isEmpty ? "- " + bar : bar]
            }
            text += "\n" + table.lines(paint)
        }
        if !explanation.ngrams.isEmpty {
            var table = TextTable(.left("N-GRAM"), .right("WEIGHT"))
            table.rows = explanation.ngrams.map { [$0.text, signed($0.weight)] }
            text += "\n" + table.lines(paint)
        }
        if !reply.nearestExamples.isEmpty {
            var table = TextTable(.left("NEAREST EXAMPLE"), .left("INTENT"), .right("SIMILARITY"), .right("ID"))
            table.rows = reply.nearestExamples.map { [$0.text, $0.intent, PlainText.fixed($0.similarity, 2), $0.exampleId] }
            text += "\n" + table.lines(paint)
        }
        return text
    }

    private static func signed(_ value: Double) -> String { (value >= 0.005 ? "+" : "") + PlainText.fixed(value, 2) }
}
