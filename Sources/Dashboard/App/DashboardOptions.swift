import Engine
import Terminal

/// How the dashboard is opened.
package struct DashboardOptions: Sendable {
    /// The store's directory.
    package var store: String
    /// A theme's name; nil takes the saved one, else the default for the terminal.
    package var theme: String?
    package var ascii: Bool
    /// For screen readers: no lines, bars and charts, one pane at a time, and the cursor on the selected row.
    package var isPlain: Bool
    package var mouse: Bool
    package var samples: [SampleProject]
    /// Themes that come with the program: name and TOML text.
    package var themes: [(name: String, toml: String)]
    /// Languages of the screens that come with the program: code and TOML text.
    package var translations: [(code: String, toml: String)]
    /// English names of languages, lower case, with their codes.
    package var languageNames: [String: String]
    /// Called to hand unfinished jobs to a process that trains without a terminal.
    package var startBackgroundEngine: @Sendable () throws -> Void

    package init(
        store: String, theme: String? = nil, ascii: Bool = false, isPlain: Bool = false, mouse: Bool = false, samples: [SampleProject] = [],
        themes: [(name: String, toml: String)] = [], translations: [(code: String, toml: String)] = [],
        languageNames: [String: String] = [:],
        startBackgroundEngine: @escaping @Sendable () throws -> Void = {}
    ) {
        self.store = store
        self.theme = theme
        self.ascii = ascii
        self.isPlain = isPlain
        self.mouse = mouse
        self.samples = samples
        self.themes = themes
        self.translations = translations
        self.languageNames = languageNames
        self.startBackgroundEngine = startBackgroundEngine
    }
}
