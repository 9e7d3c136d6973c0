/// How training talks to the outside and is stopped by it.
package struct TrainingControl: Sendable {
    /// Called on the training thread; must return at once.
    package var report: @Sendable (TrainingEvent) -> Void
    /// Asked at least every 50 ms of work; true makes training throw `TrainingError.cancelled`.
    package var isCancelled: @Sendable () -> Bool

    /// Seconds since training began, for the leaderboard alone: learning looks at no clock, so whoever wants seconds brings one.
    package var elapsedSeconds: @Sendable () -> Double

    package init(
        report: @escaping @Sendable (TrainingEvent) -> Void = { _ in }, isCancelled: @escaping @Sendable () -> Bool = { false },
        elapsedSeconds: @escaping @Sendable () -> Double = { 0 }
    ) {
        self.report = report
        self.isCancelled = isCancelled
        self.elapsedSeconds = elapsedSeconds
    }
}
