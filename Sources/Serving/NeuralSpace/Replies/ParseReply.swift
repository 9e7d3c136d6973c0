import Corpus
import NLU

/// The reply to one utterance: `{text, intent{name,confidence}, intent_ranking[], entities[{start,end,value,entity,confidence}]}`.
///
/// Written by hand because a model of 150 intents makes every reply long, files hold many utterances, and a server is asked often.
package enum ParseReply {
    /// One line of JSON.
    package static func json(_ result: ParseResult) -> String {
        var writer = JSONWriter(reserving: 4096)
        write(result, to: &writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    /// The same as `data` of the envelope.
    package static func envelope(_ result: ParseResult) -> String {
        var writer = JSONWriter(reserving: 4096)
        write(result, to: &writer)
        return String(decoding: APIReply.envelope(parsed, json: writer.bytes).body.readableBytesView, as: UTF8.self)
    }

    static let parsed = "Parsed"

    static func write(_ result: ParseResult, to writer: inout JSONWriter) {
        writer.raw("{\"text\":")
        writer.string(result.text)
        writer.raw(",\"intent\":")
        write(result.intent, to: &writer)
        writer.raw(",\"intent_ranking\":")
        writer.list(result.intentRanking) { write($1, to: &$0) }
        writer.raw(",\"entities\":")
        writer.list(result.entities) { writer, entity in
            writer.raw("{\"start\":\(entity.start),\"end\":\(entity.end),\"value\":")
            writer.string(entity.value)
            writer.raw(",\"entity\":")
            writer.string(entity.entity)
            writer.raw(",\"confidence\":")
            writer.real(entity.confidence)
            writeRole(of: entity, to: &writer)
            ResolvedReply.write(entity, to: &writer)
            writer.raw("}")
        }
        writer.raw("}")
    }

    /// Where it has them; Rasa's names.
    static func writeRole(of entity: ParseResult.Entity, to writer: inout JSONWriter) {
        for (name, value) in [("role", entity.role), ("group", entity.group)] {
            guard let value else { continue }
            writer.raw(",\"\(name)\":")
            writer.string(value)
        }
    }

    static func write(_ intent: ParseResult.Intent, to writer: inout JSONWriter) {
        writer.raw("{\"name\":")
        writer.string(intent.name)
        writer.raw(",\"confidence\":")
        writer.real(intent.confidence)
        writer.raw("}")
    }
}
