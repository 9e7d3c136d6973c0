import Dashboard
import Foundation
import Terminal
import Testing

@Suite("config.toml")
struct SettingsTests {
    private func issues(_ text: String) throws -> [String] {
        let settings = try settings(text)
        defer { try? FileManager.default.removeItem(atPath: (settings.path as NSString).deletingLastPathComponent) }
        var languages = TranslationLibrary()
        languages.add(code: "de", file: "de.toml", toml: "name = \"Deutsch\"")
        let remapped = KeyRemapping.apply(settings.read().entries, file: settings.path).issues
        return (SettingsCheck.issues(settings, themes: ["dark", "light"], languages: languages) + remapped).map {
            $0.description.replacingOccurrences(of: settings.path, with: "config.toml")
        }
    }

    private func settings(_ text: String) throws -> Settings {
        let base = NSTemporaryDirectory() + UUID().uuidString
        let settings = Settings(environment: ["XDG_CONFIG_HOME": base])
        try FileManager.default.createDirectory(
            atPath: (settings.path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(fileURLWithPath: settings.path))
        return settings
    }

    @Test("What can be followed is no fault, with comments, other quotes and line ends")
    func sound() throws {
        let text = """
            # my own
            theme = "light"   # for the day\r
            interface-language = 'de_AT'

            mouse = true
            live = "false" # "quiet"
            tour = "done"
            key.train = "R F5"
            key.filter = "#"
            """
        #expect(try issues(text).isEmpty)
        let settings = try settings(text)
        #expect(settings.value("theme") == "light")
        #expect(settings.value("live") == "false")
        #expect(settings.value("key.filter") == "#")
    }

    @Test(
        "A line that cannot be followed is named, with what to do",
        arguments: [
            ("theme = \"nosuch\"", "theme: there is no theme named nosuch; T shows those there are"),
            ("interface-language = \"xx\"", "interface-language: the screens speak no language xx; F3 shows those that they do"),
            ("mouse = yes", "mouse: “yes” is neither true nor false"),
            ("live = \"on\"", "live: “on” is neither true nor false"),
            ("theem = \"dark\"", "theem: unknown; is theme meant?"),
            ("train = \"F5\"", "train: unknown; is key.train meant?"),
            ("key.trian = \"F5\"", "key.trian: there is no command trian; is train meant?"),
            ("colour = \"red\"", "colour: unknown; there are theme, interface-language, mouse, live and key.NAME"),
            ("key.move = 5", "key.move: not understood; write key.move = \"VALUE\", with quotes"),
            ("theme = \"dark", "theme: not understood; write theme = \"VALUE\", with quotes"),
            ("key.train = true", "key.train: “true” is no key; write such as R, ^G, F5, Alt-x or Enter"),
            ("what is this", "not understood; a setting is a line such as theme = \"dark\""),
            ("[key]", "there are no sections here; write each setting in one line, such as key.train = \"F5\""),
        ])
    func fault(line: String, message: String) throws {
        #expect(try issues("# a comment\n\(line)\n") == ["config.toml:2: " + message])
    }

    @Test("A setting that stands twice is followed as it stands first, and the second is named")
    func twice() throws {
        let text = "theme = \"light\"\ntheme = \"dark\"\n"
        #expect(try issues(text) == ["config.toml:2: theme: set in line 1 already; this line is not followed"])
        #expect(try settings(text).value("theme") == "light")
    }

    @Test("A choice takes the place of a line that could not be read, and keeps the others")
    func choosing() throws {
        let settings = try settings("# mine\ntheme = dark\nwhat is this\n")
        try settings.set("theme", to: "light")
        #expect(settings.value("theme") == "light")
        let text = try String(contentsOfFile: settings.path, encoding: .utf8)
        #expect(text == "# mine\ntheme = \"light\"\nwhat is this\n")
    }
}
