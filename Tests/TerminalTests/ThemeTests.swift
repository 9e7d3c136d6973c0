import FoundationEssentials
import Terminal
import Testing

/// The themes that are shipped.
private enum Shipped {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "themes")

    static let names: [String] = {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return files.filter { $0.hasSuffix(".toml") }.map { String($0.dropLast(5)) }.sorted()
    }()

    static let library: ThemeLibrary = {
        var library = ThemeLibrary()
        for name in names {
            let text = (try? String(contentsOf: folder.appending(path: name + ".toml"), encoding: .utf8)) ?? ""
            library.add(name: name, file: name + ".toml", toml: text)
        }
        return library
    }()
}

struct ThemeTests {
    @Test("The themes that were promised are shipped")
    func all() {
        #expect(Set(Shipped.names).isSuperset(of: ["dark", "light", "high-contrast", "sixteen", "colour-blind"]))
    }

    @Test("A shipped theme has no fault and misses no role", arguments: Shipped.names)
    func whole(name: String) throws {
        let text = try String(contentsOf: Shipped.folder.appending(path: name + ".toml"), encoding: .utf8)
        let (_, issues) = try #require(Shipped.library.theme(named: name))
        #expect(issues.isEmpty)
        if !text.contains("inherits") {
            let missing = Role.allCases.filter { !text.contains("\n\($0.rawValue) ") }
            #expect(missing.isEmpty)
        }
    }

    /// What is read stands out from its ground; what only separates or fills needs less.
    private func needed(_ role: Role) -> Double {
        switch role {
        case .border, .barTrack: 1.2
        case .borderFocus, .barFill, .series1, .series2, .series3, .series4, .series5, .series6: 3
        case .muted, .keyLabel, .header, .stateQueued, .heat0: 3.5
        default: 4.5
        }
    }

    @Test("Every role of a shipped theme can be read on its ground, in true colours and in 256", arguments: Shipped.names)
    func contrast(name: String) throws {
        let (theme, _) = try #require(Shipped.library.theme(named: name))
        for role in Role.allCases {
            for (depth, foreground, background) in try colours(of: Style(role), in: theme) {
                let contrast = foreground.contrast(with: background)
                #expect(contrast >= needed(role), "\(role.rawValue) at \(depth): \(contrast)")
            }
        }
    }

    @Test("What stands on a selection can be read too", arguments: Shipped.names)
    func selection(name: String) throws {
        let (theme, _) = try #require(Shipped.library.theme(named: name))
        for role in [Role.text, .title, .muted, .ok, .warn, .error, .info, .stateRunning, .stateDone, .stateFailed, .stateLost] {
            for ground in [Role.selection, .selectionUnfocused] {
                for (depth, foreground, background) in try colours(of: Style(role, on: ground), in: theme) {
                    let contrast = foreground.contrast(with: background)
                    #expect(contrast >= (role == .muted ? 3 : 3.5), "\(role.rawValue) on \(ground.rawValue) at \(depth): \(contrast)")
                }
            }
        }
    }

    /// The colours of a style as each depth shows them; none where the terminal's own are used.
    private func colours(of style: Style, in theme: Theme) throws -> [(ColourDepth, RGB, RGB)] {
        [ColourDepth.truecolor, .x256].compactMap { depth in
            let pen = theme.pen(for: style, depth: depth)
            guard let foreground = rgb(pen.foreground), let background = rgb(pen.background) else { return nil }
            return (depth, foreground, background)
        }
    }

    private func rgb(_ paint: Paint) -> RGB? {
        switch paint {
        case .terminalDefault: nil
        // The first sixteen are the person's.
        case .indexed(let index): index < 16 ? nil : TerminalPalette.colour(index)
        case .rgb(let rgb): rgb
        }
    }

    @Test("Below 256 colours no text has the colour of its ground", arguments: Shipped.names, [ColourDepth.ansi8, .ansi16])
    func fewColours(name: String, depth: ColourDepth) throws {
        let (theme, _) = try #require(Shipped.library.theme(named: name))
        for role in Role.allCases where role != .barTrack {
            for ground in [nil, Role.selection, .selectionUnfocused] {
                let pen = theme.pen(for: Style(role, on: ground), depth: depth)
                #expect(pen.foreground != pen.background || pen.foreground == .terminalDefault, "\(role.rawValue)")
                if depth == .ansi8, case .indexed(let index) = pen.foreground { #expect(index < 8) }
            }
        }
    }

    @Test("Without colours a selection, the active tab, an error and the caret differ from plain text", arguments: Shipped.names)
    func monochrome(name: String) throws {
        let (theme, _) = try #require(Shipped.library.theme(named: name))
        for role in [Role.selection, .tabActive, .error, .caret, .borderFocus, .key, .badge, .heat4] {
            let pen = theme.pen(for: Style(role), depth: .monochrome)
            #expect(!pen.attributes.isEmpty, "\(role.rawValue)")
            #expect(pen.foreground == .terminalDefault && pen.background == .terminalDefault)
        }
        #expect(theme.pen(for: Style(.ok, on: .selection), depth: .monochrome).attributes.contains(.reverse))
        #expect(theme.pen(for: .text, depth: .monochrome) == Pen())
    }

    @Test("The eight entities have grounds of their own", arguments: Shipped.names)
    func entities(name: String) throws {
        let (theme, _) = try #require(Shipped.library.theme(named: name))
        for depth in [ColourDepth.x256, .truecolor] {
            #expect(Set(Role.entities.map { theme.pen(for: Style($0), depth: depth).background }).count == 8)
        }
    }

    @Test("The ladder: true colour, the theme's 256, its sixteen, eight, none")
    func ladder() {
        let toml = """
            [palette]
            ground = { rgb = "#1b2b34", x256 = 235 }
            sea = { rgb = "#5fb3b3", x256 = 73, ansi = "bright_cyan" }
            [roles]
            text = { fg = "#c0c0c0", bg = "ground" }
            ok = { fg = "sea", attr = "italic", mono = "bold" }
            """
        let theme = Theme.parse(toml: toml, named: "ladder").theme
        func pen(_ depth: ColourDepth) -> Pen { theme.pen(for: Style(.ok), depth: depth) }
        #expect(
            pen(.truecolor) == Pen(foreground: .rgb(RGB(0x5F, 0xB3, 0xB3)), background: .rgb(RGB(0x1B, 0x2B, 0x34)), attributes: .italic))
        #expect(pen(.x256) == Pen(foreground: .indexed(73), background: .indexed(235), attributes: .italic))
        #expect(pen(.ansi16) == Pen(foreground: .indexed(14), background: .terminalDefault, attributes: .italic))
        #expect(pen(.ansi8) == Pen(foreground: .indexed(6), background: .terminalDefault, attributes: [.italic, .bold]))
        #expect(pen(.monochrome) == Pen(attributes: .bold))
    }

    @Test("The built-in themes need no file and define every role", arguments: [Theme.Variant.dark, .light])
    func builtIn(variant: Theme.Variant) {
        #expect(Theme.builtIn(variant).definedRoles == Set(Role.allCases))
        #expect(Theme.builtIn(variant).variant == variant)
    }
}

extension ThemeTests {
    @Test("A warning and an error differ in colour too", arguments: Shipped.names.filter { $0 != "sixteen" })
    func warningAndError(name: String) throws {
        let (theme, _) = try #require(Shipped.library.theme(named: name))
        guard case .rgb(let warn) = theme.pen(for: Style(.warn), depth: .truecolor).foreground,
            case .rgb(let error) = theme.pen(for: Style(.error), depth: .truecolor).foreground
        else {
            Issue.record("no colours")
            return
        }
        #expect(warn.distance(to: error) >= 12_000, "\(warn.distance(to: error))")
    }
}
