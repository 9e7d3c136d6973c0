import Corpus
import NLU

/// How an entity was found, where it was not learnt, and what it means, for those who look further than NeuralSpace's keys:
/// `"entityType": "pre-trained", "resolved": {"amount": 20, "currency": "EUR"}`.
enum ResolvedReply {
    /// Further members of an entity's object.
    static func write(_ entity: ParseResult.Entity, to writer: inout JSONWriter) {
        if entity.source != .trainable {
            writer.raw(",\"entityType\":")
            writer.string(entity.source.rawValue)
        }
        guard let resolved = entity.resolved else { return }
        writer.raw(",\"resolved\":")
        switch resolved {
        case .number(let value): number(value, to: &writer)
        case .text(let text): writer.string(text)
        case .money(let amount, let currency):
            writer.raw("{\"amount\":")
            number(amount, to: &writer)
            writer.raw(",\"currency\":")
            if let currency { writer.string(currency) } else { writer.raw("null") }
            writer.raw("}")
        case .duration(let iso, let seconds):
            writer.raw("{\"iso\":")
            writer.string(iso)
            writer.raw(",\"seconds\":")
            number(seconds, to: &writer)
            writer.raw("}")
        }
    }

    /// A whole number stands without a fraction.
    private static func number(_ value: Double, to writer: inout JSONWriter) {
        writer.raw(value.isFinite ? ResolvedValue.plain(value) : "0")
    }
}
