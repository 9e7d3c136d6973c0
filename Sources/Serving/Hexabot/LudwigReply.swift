import Corpus
import NLU

/// What Ludwig's server says of its output features `intent` and `slots`, as members of an object without its braces:
/// `"intent":{"predictions":{…},"status":"success"},"slots":{…}`.
enum LudwigReply {
    /// - Parameters:
    ///   - intents: the classes in their order, which `intent_probabilities` follows.
    ///   - tags: whether the model finds entities at all; without, there are no slots.
    static func write(_ result: ParseResult, intents: [String], tags: Bool, to writer: inout JSONWriter) {
        let probabilities = Dictionary(
            result.intentRanking.map { ($0.name, $0.confidence) }, uniquingKeysWith: { first, _ in first })
        writer.raw("\"intent\":")
        category(
            "intent", best: result.intent, classes: intents.map { .init(name: $0, confidence: probabilities[$0] ?? 0) }, to: &writer)
        guard tags else { return }
        let slots = SlotTags(result)
        writer.raw(",\"slots\":{\"predictions\":{\"slots_predictions\":")
        writer.list(slots.tags) { $0.string($1) }
        writer.raw(",\"slots_probabilities\":")
        writer.list(slots.probabilities) { $0.real($1) }
        writer.raw(",\"slots_probability\":")
        writer.real(slots.logProbability)
        writer.raw("},\"status\":\"success\"}")
    }

    /// A category feature: Hexabot looks a value's confidence up as `{name}_probabilities_{value}`.
    static func category(
        _ name: String, best: ParseResult.Intent, classes: [ParseResult.Intent], to writer: inout JSONWriter
    ) {
        writer.raw("{\"predictions\":{\"\(name)_predictions\":")
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
        writer.raw("},\"status\":\"success\"}")
    }
}
