import ArgumentParser

/// How long a command that waits may go without a look.
enum WaitInterval {
    static func validate(_ seconds: Double) throws {
        guard seconds > 0, seconds <= 3600 else { throw ValidationError("--wait-interval takes seconds above 0, at most 3600.") }
    }
}
