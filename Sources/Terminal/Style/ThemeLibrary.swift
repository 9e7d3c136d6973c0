/// The themes at hand by name, shipped and the person's own. A theme is read when it is asked for.
package struct ThemeLibrary: Sendable {
    /// Names of the themes, in the order in which they are offered.
    package private(set) var names: [String] = []
    private var sources: [String: (file: String, toml: String)] = [:]

    package init() {}

    /// Adds a theme; one of the same name takes the earlier one's place. `file` is what issues name.
    package mutating func add(name: String, file: String, toml: String) {
        if sources.updateValue((file, toml), forKey: name) == nil { names.append(name) }
    }

    /// The theme and what is wrong with it; nil when there is none of this name. Themes that inherit from one another in a
    /// circle are an issue.
    package func theme(named name: String) -> (theme: Theme, issues: [FileIssue])? {
        load(name, below: [])
    }

    private func load(_ name: String, below: Set<String>) -> (theme: Theme, issues: [FileIssue])? {
        guard let source = sources[name], !below.contains(name) else { return nil }
        var inherited: [FileIssue] = []
        let (theme, issues) = Theme.parse(toml: source.toml, named: source.file) { parent in
            let loaded = load(parent, below: below.union([name]))
            inherited += loaded?.issues ?? []
            return loaded?.theme
        }
        return (theme, inherited + issues)
    }
}
