/// A style as one terminal can show it.
package struct Pen: Hashable, Sendable {
    package var foreground: Paint
    package var background: Paint
    package var attributes: Style.Attributes

    package init(foreground: Paint = .terminalDefault, background: Paint = .terminalDefault, attributes: Style.Attributes = []) {
        self.foreground = foreground
        self.background = background
        self.attributes = attributes
    }
}
