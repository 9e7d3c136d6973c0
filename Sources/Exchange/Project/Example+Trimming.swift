import Corpus

extension Example {
    /// The example without the characters at the ends of its text that a format does not keep; the spans move along, and what they
    /// lose they lose.
    func trimmed(_ isDropped: (Unicode.Scalar) -> Bool) -> Example {
        let scalars = Array(text.unicodeScalars)
        let start = scalars.prefix(while: isDropped).count
        let end = scalars.count - scalars.reversed().prefix(while: isDropped).count
        guard start > 0 || end < scalars.count, start < end else { return self }
        var trimmed = self
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[start..<end])
        trimmed.text = String(view)
        trimmed.entities = entities.compactMap { span in
            var span = span
            span.start = max(span.start, start) - start
            span.end = min(span.end, end) - start
            return span.start < span.end ? span : nil
        }
        return trimmed
    }
}
