import Terminal

/// What cannot be followed in `config.toml`, but the keys of commands, which `KeyRemapping` knows.
package enum SettingsCheck {
    package static func issues(_ settings: Settings, themes: [String], languages: TranslationLibrary) -> [FileIssue] {
        let (entries, unread) = settings.read()
        return unread
            + entries.compactMap { entry in
                fault(entry, themes, languages).map { FileIssue(file: settings.path, line: entry.line, key: entry.key, reason: $0) }
            }
    }

    private static func fault(_ entry: Settings.Entry, _ themes: [String], _ languages: TranslationLibrary) -> String? {
        switch entry.key {
        case "theme": themes.contains(entry.value) ? nil : tr("there is no theme named \(entry.value); T shows those there are")
        case Settings.interfaceLanguage:
            languages.known(entry.value) != nil ? nil : tr("the screens speak no language \(entry.value); F3 shows those that they do")
        case let key where Settings.switches.contains(key):
            ["true", "false"].contains(entry.value) ? nil : tr("“\(entry.value)” is neither true nor false")
        case let key where Settings.names.contains(key) || key.hasPrefix(Settings.keyPrefix): nil
        default:
            nearest(to: entry.key).map { tr("unknown; is \($0) meant?") }
                ?? tr("unknown; there are theme, interface-language, mouse, live and key.NAME")
        }
    }

    /// A command's name alone is close enough to its key.
    private static func nearest(to key: String) -> String? {
        let commands = CommandTable.all.map(\.id.rawValue)
        if let name = commands.first(where: { $0 == key }) { return Settings.keyPrefix + name }
        return NearestName.find(key, among: Settings.names + commands.map { Settings.keyPrefix + $0 })
    }
}
