import Terminal

/// What a click on a part of the picture means; views say it of what they draw.
enum Click: Sendable {
    case tab(Screen)
    case pane(Place)
    case row(Place, Int)
    /// A row of the dialog's list.
    case item(Int)
    /// The key that a hint names.
    case key(KeyChord)
    /// A dialog lies over what is below.
    case covered
}
