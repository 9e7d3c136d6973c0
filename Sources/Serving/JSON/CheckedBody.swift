import Corpus

/// A call's body, or an object in it, of which `Field.check` has seen that every field is what its declaration says.
struct CheckedBody: Sendable {
    var tree: JSONTree

    /// "" when it is left out.
    func text(_ name: String) -> String {
        if case .text(let text)? = tree[name] { return text }
        return ""
    }

    /// Nil when it is left out, null or empty.
    func optionalText(_ name: String) -> String? {
        let text = text(name)
        return text.isEmpty ? nil : text
    }

    func whole(_ name: String, else standard: Int) -> Int {
        if case .number(let number?)? = tree[name] { return number }
        return standard
    }

    /// The texts of a list, or the one text.
    func texts(_ name: String) -> [String] {
        switch tree[name] {
        case .text(let text): return [text]
        case .list(let elements):
            return elements.compactMap { element in
                if case .text(let text) = element { return text }
                return nil
            }
        default: return []
        }
    }

    func flag(_ name: String) -> Bool { tree[name] == .boolean(true) }

    /// An object of no fields when it is left out.
    func object(_ name: String) -> CheckedBody {
        if case .object? = tree[name], let object = tree[name] { return CheckedBody(tree: object) }
        return CheckedBody(tree: .object([]))
    }

    func list(_ name: String) -> [JSONTree] {
        if case .list(let elements)? = tree[name] { return elements }
        return []
    }

    /// - Throws: `APIError` 400.
    func language(_ name: String = "language") throws(APIError) -> LanguageTag { try LanguageTag.given(text(name)) }
}

extension LanguageTag {
    static func given(_ code: String) throws(APIError) -> LanguageTag {
        guard let tag = LanguageTag(catalogued: code) else {
            throw .badRequest("“\(code.prefix(40))” is not a language code such as en or zh-hans")
        }
        return tag
    }
}
