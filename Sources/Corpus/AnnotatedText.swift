/// An example as one line with its entities inline, `I lost my [visa](card_type) card`, for a person to edit.
///
/// Brackets that are no annotation are text; the escapes are those of the CSV format.
package enum AnnotatedText {
    package static func format(_ example: Example) -> String {
        let count = example.text.codePointCount
        return InlineAnnotations.write(
            example.text, example.entities.filter { $0.fits(count: count) }.sorted { ($0.start, $0.end) < ($1.start, $1.end) })
    }

    /// The text without its annotations, and the spans they mark.
    package static func parse(_ line: String) -> (text: String, entities: [EntityAnnotation]) {
        let parsed = InlineAnnotations.parse(line, at: SourcePosition(offset: 0, line: 1, lineStart: 0))
        let entities = parsed.spans.compactMap { span -> EntityAnnotation? in
            guard let start = span.start, let end = span.end, let entity = span.entity else { return nil }
            return EntityAnnotation(start: start, end: end, entity: entity)
        }
        return (parsed.text, entities)
    }

    /// The example as the line now has it. What a line cannot show (canonical value, role and group) stays with a span whose words
    /// and type did.
    package static func edited(_ example: Example, as line: String) -> Example {
        var edited = example
        let parsed = parse(line)
        edited.text = parsed.text
        var before = example.entities
        edited.entities = parsed.entities.map { span in
            var span = span
            let words = parsed.text.slice(codePoints: span.start, span.end)
            let match = before.firstIndex { $0.entity == span.entity && example.text.slice(codePoints: $0.start, $0.end) == words }
            guard let match else { return span }
            let original = before.remove(at: match)
            (span.value, span.role, span.group) = (original.value, original.role, original.group)
            return span
        }
        return edited
    }
}
