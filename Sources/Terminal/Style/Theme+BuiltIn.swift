extension Theme {
    /// A plain theme that needs no file: the terminal's own text on its own ground, and its sixteen colours.
    package static func builtIn(_ variant: Variant) -> Theme { variant == .dark ? builtInDark : builtInLight }

    private static let builtInDark = makeBuiltIn(.dark)
    private static let builtInLight = makeBuiltIn(.light)

    private static func makeBuiltIn(_ variant: Variant) -> Theme {
        let isDark = variant == .dark
        func anchor(_ dark: (Int, UInt32), _ light: (Int, UInt32)) -> Colour {
            let (ansi, hex) = isDark ? dark : light
            return .rgb(RGB(UInt8(hex >> 16 & 0xFF), UInt8(hex >> 8 & 0xFF), UInt8(hex & 0xFF)), x256: nil, ansi: ansi)
        }
        let palette: [String: Colour] = [
            "grey": anchor((7, 0x9AA5AD), (8, 0x5C666D)), "strong": anchor((15, 0xFFFFFF), (0, 0x000000)),
            "faint": anchor((8, 0x2F3F49), (7, 0xD5DCE0)), "ink": anchor((0, 0x14202A), (15, 0xFFFFFF)),
            "red": anchor((9, 0xEC5F67), (1, 0xB3261E)), "green": anchor((10, 0x99C794), (2, 0x2E6B2E)),
            "yellow": anchor((11, 0xFAC863), (3, 0x7A5900)), "blue": anchor((12, 0x6FA8DC), (4, 0x1F5FA8)),
            "magenta": anchor((13, 0xC594C5), (5, 0x8A3B8A)), "teal": anchor((14, 0x5FB3B3), (6, 0x16686B)),
            "orange": anchor((3, 0xF99157), (1, 0x9A4A10)),
        ]
        return Theme(name: isDark ? "built-in dark" : "built-in light", variant: variant, palette: palette, definitions: builtInDefinitions)
    }

    private static let builtInDefinitions: [Role: Definition] = {
        func look(_ fg: String? = nil, _ bg: String? = nil, _ attr: Style.Attributes = [], mono: Style.Attributes = []) -> Definition {
            Definition(foreground: fg, background: bg, attributes: attr, monochrome: mono)
        }
        var looks: [Role: Definition] = [
            .text: look("default", "default"), .muted: look("grey"), .title: look("strong"), .border: look("grey"),
            .borderFocus: look("teal", nil, .bold, mono: .bold), .selection: look("strong", "faint", mono: .reverse),
            .selectionUnfocused: look("strong", "faint", mono: .underline), .key: look("yellow", nil, .bold, mono: .bold),
            .keyLabel: look("grey"), .input: look("strong", "faint", mono: .underline), .caret: look("ink", "teal", mono: .reverse),
            .badge: look("ink", "yellow", mono: .reverse), .ok: look("green"), .warn: look("orange"),
            .error: look("red", nil, .bold, mono: .bold), .info: look("blue"), .suggested: look("magenta", nil, mono: .underline),
            .confirmed: look("green"), .tab: look("grey"), .tabActive: look("ink", "teal", .bold, mono: .reverse),
            .header: look("grey", nil, mono: .bold), .stateQueued: look("grey"), .stateRunning: look("teal", nil, mono: .bold),
            .stateDone: look("green"), .stateFailed: look("red", nil, mono: .bold), .stateLost: look("orange"),
            .barFill: look("teal"), .barTrack: look("grey", "faint"), .heat0: look("grey"), .heat1: look("strong", "faint"),
            .heat2: look("ink", "blue"), .heat3: look("ink", "teal", mono: .bold), .heat4: look("ink", "green", mono: .reverse),
        ]
        for (role, name) in zip(Role.series, ["teal", "magenta", "yellow", "green", "blue", "red"]) { looks[role] = look(name) }
        let entities = ["orange", "teal", "magenta", "green", "blue", "yellow", "red", "grey"]
        for (role, name) in zip(Role.entities, entities) { looks[role] = look("ink", name, mono: .underline) }
        return looks
    }()
}
