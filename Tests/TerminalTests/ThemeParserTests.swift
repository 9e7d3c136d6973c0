import Terminal
import Testing

struct ThemeParserTests {
    private func parse(_ toml: String, inheriting: (String) -> Theme? = { _ in nil }) -> (theme: Theme, issues: [FileIssue]) {
        Theme.parse(toml: toml, named: "mine.toml", inheriting: inheriting)
    }

    @Test(
        "A fault names its file, line and key, and what is allowed",
        arguments: [
            ("name = \"x\"\nvariant = \"dusk\"", 2, "variant", "neither"), ("nmae = \"x\"", 1, "nmae", "unknown"),
            ("name = 3", 1, "name", "text in quotes"),
            ("\n[palette]\nteal = \"#12345\"", 3, "palette.teal", "#rrggbb"),
            ("[palette]\nteal = { rgb = \"#123456\", x256 = 300 }", 2, "palette.teal.x256", "0 to 255"),
            ("[palette]\na = { rgb = \"#123456\", ansi = \"mauve\" }", 2, "palette.a.ansi", "bright_"),
            ("[palette]\na = { x256 = 3 }", 2, "palette.a.rgb", "must be"),
            ("[palette]\na = { rgb = \"#123456\", hue = 1 }", 2, "palette.a.hue", "unknown"),
            ("[roles]\ntext = { fg = \"mauve\" }", 2, "roles.text.fg", "'mauve'"),
            ("[roles]\n\n# note\ntxet = { fg = \"default\" }", 4, "roles.txet", "no role"),
            ("[roles]\ntext = \"red\"", 2, "roles.text", "{ fg"),
            ("[roles]\ntext = { attr = [\"loud\"] }", 2, "roles.text.attr", "'loud'"),
            ("[roles.text]\nfg = \"mauve\"", 2, "roles.text.fg", "'mauve'"),
            ("[roles]\ntext = { colour = \"x\" }", 2, "roles.text.colour", "unknown"), ("inherits = \"nobody\"", 1, "inherits", "no theme"),
            ("roles = 3", 1, "roles", "table"), ("name = \"x\"\n[roles\ntext = 1", 2, "", "not TOML"),
        ])
    func faults(toml: String, line: Int, key: String, reason: String) {
        let (theme, issues) = parse(toml)
        #expect(issues.count == 1)
        #expect(issues.first?.file == "mine.toml")
        #expect(issues.first?.line == line)
        #expect(issues.first?.key == key)
        #expect(issues.first?.reason.contains(reason) == true)
        #expect(theme.definedRoles == Set(Role.allCases), "what is wrong falls back")
    }

    @Test("An issue is one line that can be clicked")
    func description() {
        #expect("\(FileIssue(file: "a.toml", line: 3, key: "roles.text", reason: "must be"))" == "a.toml:3: roles.text: must be")
        #expect("\(FileIssue(file: "a.toml", line: 0, key: "", reason: "empty"))" == "a.toml: empty")
    }

    @Test("Faults in one role leave the others")
    func roleByRole() {
        let (theme, issues) = parse("[palette]\nsky = \"#88aaff\"\n[roles]\nok = { fg = \"sky\" }\nwarn = { fg = \"nothing\" }")
        #expect(issues.count == 1)
        #expect(theme.foreground(.ok).rgb == RGB(0x88, 0xAA, 0xFF))
        #expect(theme[.warn] == Theme.builtIn(.dark)[.warn])
    }

    @Test("A theme inherits roles and palette, and what it changes of the palette shows in inherited roles")
    func inherits() throws {
        var library = ThemeLibrary()
        library.add(
            name: "base", file: "base.toml", toml: "variant = \"light\"\n[palette]\naccent = \"#112233\"\n[roles]\nok = { fg = \"accent\" }"
        )
        library.add(name: "child", file: "child.toml", toml: "inherits = \"base\"\n[palette]\naccent = \"#445566\"")
        let (theme, issues) = try #require(library.theme(named: "child"))
        #expect(issues.isEmpty)
        #expect(theme.variant == .light)
        #expect(theme.foreground(.ok).rgb == RGB(0x44, 0x55, 0x66))
        #expect(library.theme(named: "nobody") == nil)
    }

    @Test("Themes that inherit in a circle are loaded with an issue")
    func circle() throws {
        var library = ThemeLibrary()
        library.add(name: "a", file: "a.toml", toml: "inherits = \"b\"")
        library.add(name: "b", file: "b.toml", toml: "inherits = \"a\"")
        let (theme, issues) = try #require(library.theme(named: "a"))
        #expect(issues.map(\.file) == ["b.toml"])
        #expect(theme.definedRoles == Set(Role.allCases))
    }

    @Test(
        "What is no theme at all gives the built-in one",
        arguments: ["\u{0}\u{1}\u{2}", "= = =", String(repeating: "# long\n", count: 50_000)])
    func noTheme(toml: String) {
        let (theme, issues) = parse(toml)
        #expect(theme == .builtIn(.dark))
        #expect(issues.count == 1)
    }
}
