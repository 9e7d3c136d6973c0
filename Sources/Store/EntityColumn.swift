import Corpus
import Foundation

/// The marked spans of an example as the store keeps them: JSON with short keys, null where there is none.
enum EntityColumn {
    private struct Span: Codable {
        var s: Int
        var e: Int
        var n: String
        var v: String?
        var r: String?
        var g: String?
    }

    static func encode(_ entities: [EntityAnnotation]) throws -> String? {
        if entities.isEmpty { return nil }
        let spans = entities.map { Span(s: $0.start, e: $0.end, n: $0.entity, v: $0.value, r: $0.role, g: $0.group) }
        return String(decoding: try JSONEncoder().encode(spans), as: UTF8.self)
    }

    static func decode(_ column: String?) throws -> [EntityAnnotation] {
        guard let column else { return [] }
        return try JSONDecoder().decode([Span].self, from: Data(column.utf8))
            .map { EntityAnnotation(start: $0.s, end: $0.e, entity: $0.n, value: $0.v, role: $0.r, group: $0.g) }
    }
}
