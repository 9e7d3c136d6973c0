import Corpus
import Engine
import NLU

/// Whose words a model's answer is written in. Its number stands in the frames between a server and its workers.
enum AnswerShape: UInt8, Sendable {
    case neuralSpace, rasa, hexabot
    /// Ludwig's: `intent` and `slots`, or one of them; each in a record of its own, or flat.
    case ludwig, ludwigIntent, ludwigSlots, ludwigFlat, ludwigFlatIntent, ludwigFlatSlots

    /// Ludwig's shape of the models that are wanted; nil when neither is.
    static func ludwig(intent: Bool, slots: Bool, flat: Bool) -> AnswerShape? {
        switch (intent, slots) {
        case (true, true): flat ? .ludwigFlat : .ludwig
        case (true, false): flat ? .ludwigFlatIntent : .ludwigIntent
        case (false, true): flat ? .ludwigFlatSlots : .ludwigSlots
        case (false, false): nil
        }
    }

    var isFlat: Bool { [.ludwigFlat, .ludwigFlatIntent, .ludwigFlatSlots].contains(self) }
    var hasIntent: Bool { ![.ludwigSlots, .ludwigFlatSlots].contains(self) }
    var hasSlots: Bool { ![.ludwigIntent, .ludwigFlatIntent].contains(self) }
}

/// What a model said to one utterance, written as JSON.
struct Answer: Sendable {
    /// The best intent, or `nlu_fallback`, with its confidence; for the log of utterances.
    var intent: String
    var confidence: Double
    var json: [UInt8]
}

extension NLUModel {
    func answer(_ text: String, as shape: AnswerShape) -> Answer {
        let result = parse(text, now: .current)
        var writer = JSONWriter(reserving: 256 + result.intentRanking.count * 64)
        switch shape {
        case .neuralSpace: ParseReply.write(result, to: &writer)
        case .rasa: RasaReply.write(result, to: &writer)
        case .hexabot: HexabotReply.write(result, to: &writer)
        case .ludwig, .ludwigIntent, .ludwigSlots, .ludwigFlat, .ludwigFlatIntent, .ludwigFlatSlots:
            LudwigReply(result, of: self).write(shape, to: &writer)
        }
        return Answer(intent: result.intent.name, confidence: result.intent.confidence, json: writer.bytes)
    }
}
