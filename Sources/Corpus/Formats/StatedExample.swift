/// An example as a file states it, before the rules that all formats share are applied to it.
struct StatedExample: Sendable {
    var text: String
    var intent: String?
    /// Nil where the file says nothing, which means `train`.
    var type: String?
    var language: String?
    var spans: [StatedSpan] = []
    /// Where the row starts, and its 1-based number.
    var place: SourcePosition
    var row: Int
}

/// A span as a file states it; what is nil is missing or of the wrong kind there.
struct StatedSpan: Sendable {
    var start: Int?
    /// Exclusive.
    var end: Int?
    var entity: String?
    /// The entity's kind, where the format has it.
    var kind: String?
    /// What the file says the text between `start` and `end` is.
    var text: String?
    /// What the span stands for, its role and its group, where the format has them.
    var value: String?
    var role: String?
    var group: String?
    var place: SourcePosition
}
