/// What stands at a place of a JSON text.
package enum JSONKind: String, Sendable {
    case string = "a text"
    case number = "a number"
    case boolean = "true or false"
    case null = "null"
    case list = "a list"
    case object = "an object"
}

/// A JSON string. `fault` says why it is no text that can be used; `text` then holds what there was of it.
package struct JSONString: Sendable {
    package var text: String
    package var fault: String?
}

/// The key of an object's member.
package struct JSONKey: Sendable {
    package var name: String
    package var place: SourcePosition
}
