import Foundation
import NLU

/// The reply to one utterance: `{text, intent{name,confidence}, intent_ranking[], entities[{start,end,value,entity,confidence}]}`.
///
/// Written by hand because a model of 150 intents makes every reply long, and files hold many utterances.
enum ParseReply {
    /// One line of JSON.
    static func json(_ result: ParseResult) -> String {
        var text = "{\"text\":"
        string(result.text, into: &text)
        text += ",\"intent\":"
        intent(result.intent, into: &text)
        text += ",\"intent_ranking\":["
        list(result.intentRanking, into: &text, intent)
        text += "],\"entities\":["
        list(result.entities, into: &text, entity)
        text += "]}"
        return text
    }

    /// The same as `data` of the envelope.
    static func envelope(_ result: ParseResult) throws -> String {
        let shell = try Reply("Parsed", NoData()).json(pretty: false)
        return shell.replacingOccurrences(of: "\"data\":{}", with: "\"data\":" + json(result))
    }

    private static func list<Element>(_ elements: [Element], into text: inout String, _ write: (Element, inout String) -> Void) {
        for (index, element) in elements.enumerated() {
            if index > 0 { text += "," }
            write(element, &text)
        }
    }

    private static func intent(_ intent: ParseResult.Intent, into text: inout String) {
        text += "{\"name\":"
        string(intent.name, into: &text)
        text += ",\"confidence\":\(number(intent.confidence))}"
    }

    private static func entity(_ entity: ParseResult.Entity, into text: inout String) {
        text += "{\"start\":\(entity.start),\"end\":\(entity.end),\"value\":"
        string(entity.value, into: &text)
        text += ",\"entity\":"
        string(entity.entity, into: &text)
        text += ",\"confidence\":\(number(entity.confidence))}"
    }

    private static func number(_ value: Double) -> String { value.isFinite ? "\(value)" : "0" }

    /// RFC 8259: quotes, backslashes and control characters are escaped, everything else stands as it is.
    private static func string(_ value: String, into text: inout String) {
        text += "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case "\u{0}"..."\u{1F}":
                let hex = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}
