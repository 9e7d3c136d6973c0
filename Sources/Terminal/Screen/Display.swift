/// What the screen is reached through.
package protocol Display: AnyObject {
    /// How large the screen is now.
    var size: Size { get }
    var capabilities: DisplayCapabilities { get }
    /// Shows `canvas`, sending only what differs from what is shown.
    func present(_ canvas: Canvas, theme: Theme)
}
