/// One field that a call's JSON body may hold. The same declaration checks the body and stands in `/openapi.json`.
struct Field: Sendable {
    indirect enum Kind: Sendable {
        /// At most so many code points.
        case text(Int)
        case whole(ClosedRange<Int>)
        case flag
        case list(Kind)
        case object([Field])
        /// A text, or a list of texts: clients differ.
        case textOrTexts(Int)
        /// Looked into by nobody, or checked elsewhere.
        case anything
    }

    var name: String
    var kind: Kind
    var isRequired: Bool
    /// For people.
    var about: String

    static func required(_ name: String, _ kind: Kind, _ about: String = "") -> Field {
        Field(name: name, kind: kind, isRequired: true, about: about)
    }

    /// May be left out or null.
    static func optional(_ name: String, _ kind: Kind, _ about: String = "") -> Field {
        Field(name: name, kind: kind, isRequired: false, about: about)
    }
}

extension Field {
    /// - Throws: `APIError` 400 naming the field that is missing, not known, or of another kind.
    static func check(_ tree: JSONTree, has fields: [Field], strictly: Bool, at path: String = "") throws(APIError) {
        guard case .object(let members) = tree else {
            throw .badRequest("\(path.isEmpty ? "the body" : "“\(path)”") must be an object {…}, and it is \(tree.kindName)")
        }
        for member in members {
            let name = path.isEmpty ? member.key : "\(path).\(member.key)"
            guard let field = fields.first(where: { $0.name == member.key }) else {
                guard strictly else { continue }
                let known = fields.map(\.name).joined(separator: ", ")
                throw .badRequest(
                    "the field “\(name.prefix(60))” is not known here; \(known.isEmpty ? "this call takes none" : "this call takes \(known)")"
                )
            }
            if case .null = member.value, !field.isRequired { continue }
            try field.kind.check(member.value, at: name, strictly: strictly)
        }
        for field in fields where field.isRequired && !members.contains(where: { $0.key == field.name }) {
            throw .badRequest(
                "the field “\(path.isEmpty ? field.name : "\(path).\(field.name)")” is missing; it must be \(field.kind.name)")
        }
    }
}

extension Field.Kind {
    func check(_ value: JSONTree, at path: String, strictly: Bool) throws(APIError) {
        switch (self, value) {
        case (.anything, _), (.flag, .boolean): return
        case (.text(let most), .text(let text)), (.textOrTexts(let most), .text(let text)):
            guard text.utf8.count <= most || text.codePointCount <= most else {
                throw .badRequest("“\(path)” is longer than \(most) characters; shorten it")
            }
        case (.whole(let range), .number(let number?)):
            guard range.contains(number) else {
                throw .badRequest("“\(path)” is \(number); it must be from \(range.lowerBound) to \(range.upperBound)")
            }
        case (.list(let kind), .list(let elements)):
            for (index, element) in elements.enumerated() { try kind.check(element, at: "\(path)[\(index)]", strictly: strictly) }
        case (.textOrTexts(let most), .list(let elements)):
            for (index, element) in elements.enumerated() {
                try Field.Kind.text(most).check(element, at: "\(path)[\(index)]", strictly: strictly)
            }
        case (.object(let fields), .object): try Field.check(value, has: fields, strictly: strictly, at: path)
        default: throw .badRequest("“\(path)” must be \(name), and it is \(value.kindName)")
        }
    }

    var name: String {
        switch self {
        case .text: "a text"
        case .whole: "a whole number"
        case .flag: "true or false"
        case .list(let kind): "a list in which each is \(kind.name)"
        case .object: "an object"
        case .textOrTexts: "a text or a list of texts"
        case .anything: "a value"
        }
    }
}
