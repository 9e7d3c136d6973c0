import Terminal

extension Canvas {
    /// A frame with a title; returns the inside with a column of air on the left and right.
    @discardableResult
    mutating func pane(_ rect: Rect, title: String, focused: Bool = false, footer: String = "", place: Place? = nil) -> Rect {
        if let place { markTarget(rect, Click.pane(place)) }
        frame(rect, title: title, focused: focused, footer: footer)
        return rect.inset(2, 1)
    }
}
