import Corpus
import Foundation

/// A JSON text as a tree, read by the strict reader that data files are read with: UTF-8, no half surrogates, no NUL, bounded
/// depth, errors with line and column.
package enum JSONTree: Sendable, Equatable {
    case null
    case boolean(Bool)
    /// Nil when it is not a whole number that fits.
    case number(Int?)
    case text(String)
    case list([JSONTree])
    /// Members in their order, each key once.
    case object([Member])

    package struct Member: Sendable, Equatable {
        package var key: String
        package var value: JSONTree
    }

    /// - Throws: `UnreadableFile` with the place of the fault.
    package init(_ bytes: some Sequence<UInt8>, named name: String) throws(UnreadableFile) {
        var scanner = JSONScanner(try SourceText(Data(bytes), name: name))
        self = try Self.value(&scanner)
        try scanner.finish()
    }

    private static func value(_ scanner: inout JSONScanner) throws(UnreadableFile) -> JSONTree {
        let kind = try scanner.kind()
        switch kind {
        case .null:
            try scanner.skip()
            return .null
        case .boolean: return .boolean(try scanner.boolean())
        case .number: return .number(try scanner.integer())
        case .string:
            let place = scanner.place()
            let string = try scanner.string()
            if let fault = string.fault { throw scanner.fault("the text \(fault)", at: place) }
            return .text(string.text)
        case .list:
            var list = try scanner.open(kind)
            var elements: [JSONTree] = []
            while try scanner.hasElement(in: &list) { elements.append(try value(&scanner)) }
            return .list(elements)
        case .object:
            var object = try scanner.open(kind)
            var members: [Member] = []
            var keys: Set<String> = []
            while let key = try scanner.key(in: &object) {
                guard keys.insert(key.name).inserted else {
                    throw scanner.fault("the key “\(key.name.prefix(40))” stands here a second time", at: key.place)
                }
                members.append(Member(key: key.name, value: try value(&scanner)))
            }
            return .object(members)
        }
    }

    package subscript(key: String) -> JSONTree? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.key == key }?.value
    }

    /// In words, for an error.
    var kindName: String {
        switch self {
        case .null: "null"
        case .boolean: "true or false"
        case .number(let number): number == nil ? "a number that is not whole" : "a number"
        case .text: "a text"
        case .list: "a list"
        case .object: "an object"
        }
    }

    func write(to writer: inout JSONWriter) {
        switch self {
        case .null: writer.raw("null")
        case .boolean(let truth): writer.raw(truth ? "true" : "false")
        case .number(let number): writer.raw(number.map(String.init) ?? "null")
        case .text(let text): writer.string(text)
        case .list(let elements): writer.list(elements) { $1.write(to: &$0) }
        case .object(let members):
            writer.object(members.map { member in (member.key, { member.value.write(to: &$0) }) })
        }
    }
}

extension JSONWriter {
    /// `[…]`
    mutating func list<Elements: Collection>(_ elements: Elements, _ write: (inout JSONWriter, Elements.Element) -> Void) {
        raw("[")
        var isFirst = true
        for element in elements {
            if !isFirst { raw(",") }
            isFirst = false
            write(&self, element)
        }
        raw("]")
    }

    /// `{…}` of members in the order given.
    mutating func object(_ members: [(String, (inout JSONWriter) -> Void)]) {
        raw("{")
        for (index, member) in members.enumerated() {
            if index > 0 { raw(",") }
            string(member.0)
            raw(":")
            member.1(&self)
        }
        raw("}")
    }
}
