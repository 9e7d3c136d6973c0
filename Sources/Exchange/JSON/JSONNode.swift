import Corpus

/// A value of a JSON text with its place, for formats that are objects of objects.
struct JSONNode: Sendable {
    enum Value: Sendable {
        case null
        case boolean(Bool)
        /// As it is written.
        case number(String)
        /// `fault` as in `JSONString`.
        case string(String, fault: String?)
        case list([JSONNode])
        case object([(key: String, value: JSONNode)])
    }

    var value: Value
    var place: SourcePosition

    /// The whole text as one tree.
    /// - Throws: when it is no JSON, or larger than is read this way.
    static func read(_ source: SourceText) throws(UnreadableFile) -> JSONNode {
        try source.checkTreeSize()
        var scanner = JSONScanner(source)
        var left = ExchangeLimits.treeValues
        let node = try node(&scanner, &left)
        try scanner.finish()
        return node
    }

    /// A value as it follows in the text.
    static func node(_ scanner: inout JSONScanner, _ left: inout Int) throws(UnreadableFile) -> JSONNode {
        let place = scanner.place()
        left -= 1
        guard left > 0 else { throw scanner.fault("there are more than \(ExchangeLimits.treeValues) values in the file: split it") }
        let kind = try scanner.kind()
        switch kind {
        case .string:
            let string = try scanner.string()
            return JSONNode(value: .string(string.text, fault: string.fault), place: place)
        case .number: return JSONNode(value: .number(try scanner.number()), place: place)
        case .boolean: return JSONNode(value: .boolean(try scanner.boolean()), place: place)
        case .null:
            try scanner.skip()
            return JSONNode(value: .null, place: place)
        case .list:
            var elements: [JSONNode] = []
            var list = try scanner.open(kind)
            while try scanner.hasElement(in: &list) { elements.append(try node(&scanner, &left)) }
            return JSONNode(value: .list(elements), place: place)
        case .object:
            var members: [(key: String, value: JSONNode)] = []
            var object = try scanner.open(kind)
            while let key = try scanner.key(in: &object) { members.append((key.name, try node(&scanner, &left))) }
            return JSONNode(value: .object(members), place: place)
        }
    }

    /// The member's value; the last one where a key stands twice, as everywhere in JSON.
    subscript(key: String) -> JSONNode? {
        guard case .object(let members) = value, let member = members.last(where: { $0.key == key }) else { return nil }
        return member.value.isNull ? nil : member.value
    }

    var isNull: Bool { if case .null = value { true } else { false } }
    var members: [(key: String, value: JSONNode)]? { if case .object(let members) = value { members } else { nil } }
    var list: [JSONNode]? { if case .list(let list) = value { list } else { nil } }
    /// The text, where it is one that can be used.
    var text: String? { if case .string(let text, nil) = value { text } else { nil } }
    /// Why the text cannot be used.
    var fault: String? { if case .string(_, let fault) = value { fault } else { nil } }
    var flag: Bool? { if case .boolean(let flag) = value { flag } else { nil } }
    var integer: Int? {
        guard case .number(let text) = value else { return nil }
        return Int(text) ?? Double(text).flatMap(Int.init(exactly:))
    }
    /// The texts of a list of texts; what else is in it is left out.
    var texts: [String] { (list ?? []).compactMap(\.text) }
}
