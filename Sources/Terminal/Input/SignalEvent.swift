/// A signal, as something to be dealt with in its turn.
package enum SignalEvent: Hashable, Sendable {
    /// The window has another size.
    case resize
    /// TERM or QUIT, with its number: end, and exit with 128 + number.
    case terminate(Int32)
    /// The terminal went away, or its input ended.
    case hangup
    /// INT: Ctrl-C, or sent by somebody.
    case interrupt
    /// TSTP: Ctrl-Z, or sent by somebody.
    case suspend
    /// CONT: stopped and gone on again; the screen has to be drawn anew.
    case continued
}
