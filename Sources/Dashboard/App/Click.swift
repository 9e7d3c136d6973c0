import NLU
import Store
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
    /// A line of text to type in, as it is drawn from column `x` on.
    case field(Field, TextField, x: Int)
    /// An example's text, drawn from column `x` on: while spans are marked, words of it can be chosen.
    case words(StoredExample, x: Int)
    case sort(IntentOrder.Column)
    /// One of the lists of a comparison.
    case kind(Comparison.Kind)
    /// An example that is like the utterance.
    case example(intent: String, text: String)
    /// The threshold's chart, from column `x` on.
    case threshold(x: Int, width: Int)
    /// A dialog lies over what is below.
    case covered

    /// The lines of text that there are.
    enum Field: Sendable {
        case dialog, projects, intents, examples, log, utterance
    }
}

extension Canvas {
    /// Draws a field that a click can put the caret into.
    mutating func put(_ field: TextField, _ meaning: Click.Field, in rect: Rect, focused: Bool, placeholder: String = "") {
        var field = field
        field.draw(on: &self, in: rect, focused: focused, placeholder: placeholder)
        markTarget(rect, Click.field(meaning, field, x: rect.x))
    }
}
