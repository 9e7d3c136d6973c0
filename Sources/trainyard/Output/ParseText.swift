import NLU

/// A parse reply for people to read.
enum ParseText {
    /// Intents shown; the rest of the ranking is in the JSON.
    private static let intentsShown = 5

    static func of(_ result: ParseResult, _ paint: Paint) -> String {
        var text = ""
        if result.intent.name == ParseResult.fallbackName {
            text += "Out of scope: no intent is likely enough (\(ParseResult.fallbackName)).\n\n"
        }
        var intents = TextTable(.left("INTENT"), .right("CONFIDENCE"), .left(""))
        intents.rows = result.intentRanking.prefix(intentsShown).map {
            [$0.name, PlainText.score($0.confidence), PlainText.bar($0.confidence, of: 1, width: 30)]
        }
        text += intents.lines(paint)
        guard !result.entities.isEmpty else { return text }
        var entities = TextTable(.left("ENTITY"), .left("VALUE"), .right("START"), .right("END"), .right("CONFIDENCE"), .left("FOUND BY"))
        entities.rows = result.entities.map { entity in
            [
                entity.name, entity.value, String(entity.start), String(entity.end),
                PlainText.score(entity.confidence),
                entity.source == .trainable ? "learning" : entity.source.rawValue,
            ]
        }
        return text + "\n" + entities.lines(paint)
    }
}
