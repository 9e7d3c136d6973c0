/// An example as a file states it, before the rules that all formats share are applied to it.
package struct StatedExample: Sendable {
    package var text: String
    package var intent: String?
    /// Nil where the file says nothing, which means `train`.
    package var type: String?
    package var language: String?
    package var spans: [StatedSpan] = []
    /// How many more spans there are than are of use.
    package var unheldSpans = 0
    /// Where the row starts, and its 1-based number.
    package var place: SourcePosition
    package var row: Int

    package init(
        text: String, intent: String?, type: String? = nil, language: String? = nil, spans: [StatedSpan] = [], place: SourcePosition,
        row: Int
    ) {
        self.text = text
        self.intent = intent
        self.type = type
        self.language = language
        self.spans = spans
        self.place = place
        self.row = row
    }
}

/// A span as a file states it; what is nil is missing or of the wrong kind there.
package struct StatedSpan: Sendable {
    package var start: Int?
    /// Exclusive.
    package var end: Int?
    package var entity: String?
    /// The entity's kind, where the format has it.
    package var kind: String?
    /// What the file says the text between `start` and `end` is.
    package var text: String?
    /// What the span stands for, its role and its group, where the format has them.
    package var value: String?
    package var role: String?
    package var group: String?
    package var place: SourcePosition

    package init(
        start: Int? = nil, end: Int? = nil, entity: String? = nil, kind: String? = nil, text: String? = nil, value: String? = nil,
        role: String? = nil, group: String? = nil, place: SourcePosition
    ) {
        self.start = start
        self.end = end
        self.entity = entity
        self.kind = kind
        self.text = text
        self.value = value
        self.role = role
        self.group = group
        self.place = place
    }
}
