/// An utterance as it was typed, by code points.
struct RawText: Sendable {
    let scalars: [Unicode.Scalar]

    init(_ text: String) { scalars = Array(text.unicodeScalars) }

    /// Code points out of the text's range are left out.
    func string(_ range: Range<Int>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[range.clamped(to: 0..<scalars.count)])
        return String(view)
    }

    /// The words of tokens `first` … `last`, with a border that no word has between them.
    func words(_ text: TokenizedText, _ first: Int, _ last: Int) -> String {
        guard first <= last else { return "" }
        return (first...last).map { string(text.rawRange(from: $0, through: $0)) }.joined(separator: "\u{1F}")
    }
}
