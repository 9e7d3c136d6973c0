/// What stands at a place of a JSON text.
enum JSONKind: String, Sendable {
    case string = "a text"
    case number = "a number"
    case boolean = "true or false"
    case null = "null"
    case list = "a list"
    case object = "an object"
}

/// A JSON string. `fault` says why it is no text that can be used; `text` then holds what there was of it.
struct JSONString: Sendable {
    var text: String
    var fault: String?
}

/// The key of an object's member.
struct JSONKey: Sendable {
    var name: String
    var place: SourcePosition
}
