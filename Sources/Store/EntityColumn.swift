import Corpus
import Foundation

/// The marked spans of an example as the store keeps them: JSON with short keys, null where there is none.
///
/// Written by hand: tens of thousands of rows come with one import, and a general encoder takes forty times as long.
enum EntityColumn {
    private struct Span: Codable {
        var s: Int
        var e: Int
        var n: String
        var v: String?
        var r: String?
        var g: String?
    }

    static func encode(_ entities: [EntityAnnotation]) -> String? {
        if entities.isEmpty { return nil }
        let spans = entities.map { entity in
            var span = "{\"s\":\(entity.start),\"e\":\(entity.end),\"n\":\(quoted(entity.entity))"
            for (key, value) in [("v", entity.value), ("r", entity.role), ("g", entity.group)] {
                if let value { span += ",\"\(key)\":\(quoted(value))" }
            }
            return span + "}"
        }
        return "[\(spans.joined(separator: ","))]"
    }

    static func decode(_ column: String?, _ decoder: JSONDecoder) throws -> [EntityAnnotation] {
        guard let column else { return [] }
        return try decoder.decode([Span].self, from: Data(column.utf8))
            .map { EntityAnnotation(start: $0.s, end: $0.e, entity: $0.n, value: $0.v, role: $0.r, group: $0.g) }
    }

    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\0"..<" ":
                let digits = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
