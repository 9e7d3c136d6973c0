/// One cell of the screen: a grapheme cluster and its look.
package struct Cell: Hashable, Sendable {
    /// A space where nothing is drawn.
    package var character: Character
    package var style: Style
    /// True for the right half of a two-column character, which itself draws nothing.
    package var isContinuation: Bool

    package init(_ character: Character = " ", _ style: Style = .text, isContinuation: Bool = false) {
        self.character = character
        self.style = style
        self.isContinuation = isContinuation
    }
}
