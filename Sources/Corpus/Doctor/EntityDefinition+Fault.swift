extension EntityDefinition {
    /// What keeps it from ever finding anything, such as a pattern that does not compile, and what to do; nil when nothing does.
    package var fault: String? {
        Doctor.definitions(of: Dataset(language: language, examples: [], definitions: [self]))
            .first { $0.severity == .error }.map { "\($0.reason) \($0.advice)" }
    }
}
