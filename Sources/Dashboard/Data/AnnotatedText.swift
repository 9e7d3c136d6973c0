import Corpus

/// An example as one line of text with its entities inline: `I lost my [visa](card_type) card`.
///
/// Brackets that are not part of an annotation are text; a backslash before `[` or `\` makes it text where it would be one.
package enum AnnotatedText {
    package static func format(_ example: Example) -> String {
        let scalars = Array(example.text.unicodeScalars)
        var text = String.UnicodeScalarView()
        var spans = example.entities.sorted { $0.start < $1.start }[...]
        var open: EntityAnnotation?
        for (offset, scalar) in scalars.enumerated() {
            if let span = spans.first, span.start == offset, span.fits(count: scalars.count) {
                text.append("[")
                open = spans.removeFirst()
            }
            if scalar == "[" || scalar == "\\" { text.append("\\") }
            text.append(scalar)
            if let span = open, span.end == offset + 1 {
                text.append(contentsOf: "](\(span.entity)\(span.value.map { ":" + $0 } ?? ""))".unicodeScalars)
                open = nil
            }
        }
        return String(text)
    }

    /// The text without its annotations, and the spans they mark.
    package static func parse(_ line: String) -> (text: String, entities: [EntityAnnotation]) {
        let scalars = Array(line.unicodeScalars)
        var text = String.UnicodeScalarView()
        var count = 0
        var entities: [EntityAnnotation] = []
        var index = 0
        func add(_ scalar: Unicode.Scalar) {
            text.append(scalar)
            count += 1
        }
        while index < scalars.count {
            let scalar = scalars[index]
            if scalar == "\\", index + 1 < scalars.count, scalars[index + 1] == "[" || scalars[index + 1] == "\\" {
                add(scalars[index + 1])
                index += 2
            } else if scalar == "[", let found = annotation(in: scalars, at: index) {
                let start = count
                for inner in found.text { add(inner) }
                entities.append(EntityAnnotation(start: start, end: count, entity: found.entity, value: found.value))
                index = found.next
            } else {
                add(scalar)
                index += 1
            }
        }
        return (String(text), entities)
    }

    private struct Annotation {
        var text: [Unicode.Scalar]
        var entity: String
        var value: String?
        var next: Int
    }

    /// `[text](entity)` or `[text](entity:value)` that begins at `start`; nil when it is not one.
    private static func annotation(in scalars: [Unicode.Scalar], at start: Int) -> Annotation? {
        var inner: [Unicode.Scalar] = []
        var index = start + 1
        while index < scalars.count, scalars[index] != "]" {
            if scalars[index] == "\\", index + 1 < scalars.count { index += 1 }
            inner.append(scalars[index])
            index += 1
        }
        guard !inner.isEmpty, index + 1 < scalars.count, scalars[index + 1] == "(",
            let close = scalars[(index + 2)...].firstIndex(of: ")")
        else { return nil }
        var label = String.UnicodeScalarView()
        label.append(contentsOf: scalars[(index + 2)..<close])
        let parts = String(label).split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard let entity = parts.first, !entity.isEmpty else { return nil }
        return Annotation(text: inner, entity: entity, value: parts.count > 1 ? parts[1] : nil, next: close + 1)
    }
}
