/// A span of an example's text that names something, such as a city.
///
/// Offsets count Unicode code points (`text.unicodeScalars`), `end` exclusive, as NeuralSpace and Rasa count them.
package struct EntityAnnotation: Hashable, Sendable, Codable {
    package var start: Int
    package var end: Int
    /// The entity's type, such as `city`.
    package var entity: String
    /// What the span stands for where that is not the span's own text (a synonym's canonical value); else nil.
    package var value: String?
    /// Rasa's role and group, where a file has them.
    package var role: String?
    package var group: String?

    package init(start: Int, end: Int, entity: String, value: String? = nil, role: String? = nil, group: String? = nil) {
        self.start = start
        self.end = end
        self.entity = entity
        self.value = value
        self.role = role
        self.group = group
    }

    /// True when the span is not empty and lies inside a text of `count` code points.
    package func fits(count: Int) -> Bool { start >= 0 && start < end && end <= count }
}
