import Corpus
import NLU

/// Rasa's reply to one utterance: `{text, intent, entities[{entity,start,end,value,extractor,confidence_entity}], intent_ranking[]}`.
enum RasaReply {
    static func write(_ result: ParseResult, to writer: inout JSONWriter) {
        writer.raw("{\"text\":")
        writer.string(result.text)
        writer.raw(",\"intent\":")
        ParseReply.write(result.intent, to: &writer)
        writer.raw(",\"entities\":")
        writer.list(result.entities) { writer, entity in
            writer.raw("{\"entity\":")
            writer.string(entity.entity)
            writer.raw(",\"start\":\(entity.start),\"end\":\(entity.end),\"confidence_entity\":")
            writer.real(entity.confidence)
            writer.raw(",\"value\":")
            writer.string(entity.value)
            writer.raw(",\"extractor\":\"\(extractor(entity.source))\"")
            ParseReply.writeRole(of: entity, to: &writer)
            ResolvedReply.write(entity, to: &writer)
            writer.raw("}")
        }
        writer.raw(",\"intent_ranking\":")
        writer.list(result.intentRanking) { ParseReply.write($1, to: &$0) }
        writer.raw("}")
    }

    /// Phrases and patterns have Rasa's own name for what finds them.
    private static func extractor(_ source: EntityKind) -> String {
        switch source {
        case .lookup, .fuzzyLookup, .regex: "RegexEntityExtractor"
        case .trainable, .synonym, .pretrained: "Trainyard"
        }
    }
}
