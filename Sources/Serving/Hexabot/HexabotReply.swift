import Corpus
import NLU

/// The reply that Hexabot's own engine gives: `{text, intent{name,confidence}, entities[{entity,value,confidence,start,end}]}`.
enum HexabotReply {
    static func write(_ result: ParseResult, to writer: inout JSONWriter) {
        writer.raw("{\"text\":")
        writer.string(result.text)
        writer.raw(",\"intent\":")
        ParseReply.write(result.intent, to: &writer)
        writer.raw(",\"entities\":")
        writer.list(result.entities) { writer, entity in
            writer.raw("{\"entity\":")
            writer.string(entity.entity)
            writer.raw(",\"value\":")
            writer.string(entity.value)
            writer.raw(",\"confidence\":")
            writer.real(entity.confidence)
            writer.raw(",\"start\":\(entity.start),\"end\":\(entity.end)}")
        }
        writer.raw("}")
    }
}
