import Store

/// How a workbench's engine works. The defaults are the documented rules; tests shorten them.
package struct EngineOptions: Sendable {
    package var store: StoreOptions
    package var recipe: TrainingRecipe
    /// A job that has been running for longer than this is Timed Out.
    package var hardLimitSeconds: Double
    package var silence: SilenceLimits
    /// Who this process says it is.
    package var process: ProcessIdentity
    /// Called on the job's thread after each status that it commits; the next station's work begins when it returns.
    package var atStation: @Sendable (ModelRecord) -> Void

    package init(
        store: StoreOptions = .init(), recipe: TrainingRecipe = .standard, hardLimitSeconds: Double = 6 * 3600,
        silence: SilenceLimits = .init(), process: ProcessIdentity = .current,
        atStation: @escaping @Sendable (ModelRecord) -> Void = { _ in }
    ) {
        self.store = store
        self.recipe = recipe
        self.hardLimitSeconds = hardLimitSeconds
        self.silence = silence
        self.process = process
        self.atStation = atStation
    }
}
