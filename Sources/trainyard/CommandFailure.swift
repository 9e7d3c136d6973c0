/// A command that cannot do what it was asked to, in one line that says what, where and what to do.
struct CommandFailure: Error, CustomStringConvertible {
    var description: String

    init(_ description: String) { self.description = description }
}
