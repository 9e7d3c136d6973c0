import Corpus
import NLU

/// What Ludwig's server says of its output features `intent` and `slots`, as members of an object without its braces:
/// `"intent":{"predictions":{…},"status":"success"},"slots":{…}`, or in the flat form `"intent_predictions":…,…`.
struct LudwigReply {
    /// Without entities to find there are no slots.
    private let slots: SlotTags?
    private let intent: ParseResult.Intent
    /// In the order of their numbers, which `intent_probabilities` follows.
    private let classes: [ParseResult.Intent]

    init(_ result: ParseResult, of model: NLUModel) {
        let probabilities = Dictionary(result.intentRanking.map { ($0.name, $0.confidence) }, uniquingKeysWith: { first, _ in first })
        classes = model.intents.map { .init(name: $0, confidence: probabilities[$0] ?? 0) }
        intent = result.intent
        slots = model.entityTypes.isEmpty ? nil : SlotTags(result)
    }

    func write(_ shape: AnswerShape, to writer: inout JSONWriter) {
        if shape.hasIntent {
            Self.feature("intent", flat: shape.isFlat, to: &writer) {
                Self.category("intent", best: intent, classes: classes, to: &$0)
            }
        }
        guard let slots, shape.hasSlots else { return }
        if shape.hasIntent { writer.raw(",") }
        Self.feature("slots", flat: shape.isFlat, to: &writer) { Self.sequence(slots, to: &$0) }
    }

    static func feature(_ name: String, flat: Bool, to writer: inout JSONWriter, _ predictions: (inout JSONWriter) -> Void) {
        if flat { return predictions(&writer) }
        writer.raw("\"\(name)\":{\"predictions\":{")
        predictions(&writer)
        writer.raw("},\"status\":\"success\"}")
    }

    /// A category feature: Hexabot looks a value's confidence up as `{name}_probabilities_{value}`.
    static func category(_ name: String, best: ParseResult.Intent, classes: [ParseResult.Intent], to writer: inout JSONWriter) {
        writer.raw("\"\(name)_predictions\":")
        writer.string(best.name)
        writer.raw(",\"\(name)_probabilities\":")
        writer.list(classes) { $0.real($1.confidence) }
        writer.raw(",\"\(name)_probability\":")
        writer.real(best.confidence)
        // An utterance out of scope has a prediction that is no class.
        let named = classes.contains { $0.name == best.name } ? classes : classes + [best]
        for one in named {
            writer.raw(",")
            writer.string("\(name)_probabilities_\(one.name)")
            writer.raw(":")
            writer.real(one.confidence)
        }
    }

    private static func sequence(_ slots: SlotTags, to writer: inout JSONWriter) {
        writer.raw("\"slots_predictions\":")
        writer.list(slots.tags) { $0.string($1) }
        writer.raw(",\"slots_probabilities\":")
        writer.list(slots.probabilities) { $0.real($1) }
        writer.raw(",\"slots_probability\":")
        writer.real(slots.logProbability)
    }
}
