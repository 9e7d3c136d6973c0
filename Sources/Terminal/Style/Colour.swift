/// One colour of a theme, with what stands for it where fewer can be shown.
package enum Colour: Hashable, Sendable {
    /// Whatever the terminal draws with when it is told nothing.
    case terminalDefault
    /// One of the terminal's own sixteen, whatever it looks like, at every depth.
    case ansi(UInt8)
    /// `x256` and `ansi` (0–15, -1 for the terminal's default) are the theme's own choice, else the nearest is taken.
    case rgb(RGB, x256: UInt8?, ansi: Int?)

    /// What is sent to a terminal of this depth: nil for its default. Meaningless for monochrome.
    func paint(_ depth: ColourDepth) -> Paint {
        switch (self, depth) {
        case (.terminalDefault, _), (_, .monochrome): return .terminalDefault
        case (.ansi(let index), _): return .indexed(index)
        case (.rgb(let rgb, _, _), .truecolor): return .rgb(rgb)
        case (.rgb(let rgb, let x256, _), .x256): return .indexed(x256 ?? TerminalPalette.nearest256(rgb))
        case (.rgb(let rgb, _, let ansi), .ansi8), (.rgb(let rgb, _, let ansi), .ansi16):
            guard let index = ansi ?? Int(exactly: TerminalPalette.nearest16(rgb)), index >= 0 else { return .terminalDefault }
            return .indexed(UInt8(truncatingIfNeeded: index))
        }
    }

    /// Its red, green and blue; nil for the terminal's own, which nobody knows.
    package var rgb: RGB? {
        if case .rgb(let rgb, _, _) = self { rgb } else { nil }
    }
}

/// A colour as the terminal is told it.
package enum Paint: Hashable, Sendable {
    case terminalDefault
    case indexed(UInt8)
    case rgb(RGB)
}
