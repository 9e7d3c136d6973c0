/// What a screen can show and report.
package struct DisplayCapabilities: Hashable, Sendable {
    package var depth: ColourDepth
    /// False when only ASCII may be drawn: make canvases with `ascii` set.
    package var unicode: Bool
    package var mouse: Bool

    package init(depth: ColourDepth, unicode: Bool, mouse: Bool) {
        self.depth = depth
        self.unicode = unicode
        self.mouse = mouse
    }
}
