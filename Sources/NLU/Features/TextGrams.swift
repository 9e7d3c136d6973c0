/// The n-grams of a text as they are counted: by view, each key once.
struct TextGrams: Sendable {
    let views: [KeyCounts]

    init(_ text: String) {
        let grams = NGrams(TokenizedText(text))
        views = GramView.allCases.map { KeyCounts(grams[$0]) }
    }

    /// Of a row without a text.
    static let none = TextGrams("")
}
