import Terminal

/// The languages that the screens can speak: English, those that come with the program, and a person's own.
package struct TranslationLibrary: Sendable {
    /// Codes with what speakers call the language, English first, the others by their codes.
    package var languages: [(code: String, name: String)] {
        [(Translation.english.code, Translation.english.name)]
            + sources.keys.sorted().map { code in (code, sources[code].flatMap { Self.name(in: $0.toml) } ?? code) }
    }
    private var sources: [String: (file: String, toml: String)] = [:]

    package init() {}

    /// Adds a language; one of the same code takes the earlier one's place. `file` is what issues name.
    package mutating func add(code: String, file: String, toml: String) {
        let code = code.lowercased()
        if code != Translation.english.code { sources[code] = (file, toml) }
    }

    /// The translation and what is wrong with it; nil when there is none of this code. One that is no TOML at all is English.
    package func translation(_ code: String) -> (translation: Translation, issues: [FileIssue])? {
        if code == Translation.english.code { return (.english, []) }
        return sources[code].map { TranslationFile.read($0.toml, code: code, file: $0.file) }
    }

    /// The code of the language that the environment asks for, by POSIX's rules; nil when it is none of these.
    package func asked(by environment: [String: String]) -> String? {
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
        return known(String(locale.prefix { $0 != "." && $0 != "@" }))
    }

    /// `de_AT` and `de-at` are `de` where there is no closer one.
    package func known(_ name: String) -> String? {
        let code = name.lowercased().replacing("_", with: "-")
        let candidates = [code, String(code.prefix { $0 != "-" })]
        return candidates.first { $0 == Translation.english.code || sources[$0] != nil }
    }

    /// Lists name every language, and reading them all for it would take as long as drawing some screens.
    private static func name(in toml: String) -> String? {
        for line in toml.split(separator: "\n").prefix(60) {
            let parts = line.split(separator: "=", maxSplits: 1).map(\.trimmed)
            if parts.count == 2, parts[0] == "name", parts[1].hasPrefix("\""), parts[1].hasSuffix("\""), parts[1].count > 2 {
                return String(parts[1].dropFirst().dropLast())
            }
        }
        return nil
    }
}
