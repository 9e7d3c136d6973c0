import Corpus
import Foundation

/// JSON put together from values, indented for people.
package struct JSONText {
    package indirect enum Value: Sendable {
        case string(String)
        case number(Int)
        case real(Double)
        case flag(Bool)
        case null
        case list([Value])
        case object([(String, Value)])

        package static func texts(_ texts: [String]) -> Value { .list(texts.map { .string($0) }) }
        package static func reals(_ values: [Double]) -> Value { .list(values.map { .real($0) }) }
    }

    package static func data(_ value: Value) -> Data {
        var writer = JSONWriter()
        append(value, indent: 0, to: &writer)
        writer.raw("\n")
        return Data(writer.bytes)
    }

    /// On one line, without an end.
    package static func line(_ value: Value) -> String {
        var writer = JSONWriter()
        append(value, indent: nil, to: &writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    private static func append(_ value: Value, indent: Int?, to writer: inout JSONWriter) {
        switch value {
        case .string(let text): writer.string(text)
        case .number(let number): writer.number(number)
        // JSON has no infinity; what is none is 0.
        case .real(let number): writer.raw(number.isFinite ? "\(number)" : "0")
        case .flag(let flag): writer.raw(flag ? "true" : "false")
        case .null: writer.raw("null")
        case .list(let elements):
            container("[", "]", elements.map { (nil, $0) }, indent, &writer)
        case .object(let members):
            container("{", "}", members.map { ($0.0, $0.1) }, indent, &writer)
        }
    }

    private static func container(
        _ open: String, _ close: String, _ elements: [(key: String?, value: Value)], _ indent: Int?, _ writer: inout JSONWriter
    ) {
        writer.raw(open)
        // Lists of plain values stay on one line.
        let isNested = elements.contains { $0.key != nil || $0.value.isContainer }
        let inner = isNested ? indent.map { $0 + 1 } : nil
        for (index, element) in elements.enumerated() {
            if index > 0 { writer.raw(inner == nil ? ", " : ",") }
            if let inner { writer.raw("\n" + String(repeating: "  ", count: inner)) }
            if let key = element.key {
                writer.string(key)
                writer.raw(": ")
            }
            append(element.value, indent: inner, to: &writer)
        }
        if let inner, !elements.isEmpty { writer.raw("\n" + String(repeating: "  ", count: inner - 1)) }
        writer.raw(close)
    }
}

extension JSONText.Value {
    fileprivate var isContainer: Bool {
        switch self {
        case .list, .object: true
        default: false
        }
    }
}
