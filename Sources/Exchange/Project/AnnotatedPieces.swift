import Corpus

/// A text cut into what is marked and what is not, in order, as several tools keep it.
enum AnnotatedPieces {
    struct Piece {
        var text: String
        var span: EntityAnnotation?
    }

    /// The spans are sorted, and do not overlap.
    static func of(_ text: String, _ spans: [EntityAnnotation]) -> [Piece] {
        var pieces: [Piece] = []
        let scalars = Array(text.unicodeScalars)
        func add(_ range: Range<Int>, _ span: EntityAnnotation?) {
            guard !range.isEmpty else { return }
            var view = String.UnicodeScalarView()
            view.append(contentsOf: scalars[range])
            pieces.append(Piece(text: String(view), span: span))
        }
        var position = 0
        for span in spans {
            add(position..<span.start, nil)
            add(span.start..<span.end, span)
            position = span.end
        }
        add(position..<scalars.count, nil)
        return pieces
    }
}
