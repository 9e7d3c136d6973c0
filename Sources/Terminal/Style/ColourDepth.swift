/// How many colours the terminal shows.
package enum ColourDepth: Int, Sendable, Comparable, CaseIterable {
    case monochrome, ansi8, ansi16, x256, truecolor

    package static func < (a: ColourDepth, b: ColourDepth) -> Bool { a.rawValue < b.rawValue }

    /// From the number of colours the terminal's description names and from the environment: `NO_COLOR` (not empty: none at all,
    /// no-color.org), `TERM`, and `COLORTERM`, which says that a terminal with 256 colours knows all of them.
    package static func detect(terminfoColours: Int, environment: [String: String]) -> ColourDepth {
        if let refusal = environment["NO_COLOR"], !refusal.isEmpty { return .monochrome }
        let term = environment["TERM"] ?? ""
        if term == "dumb" { return .monochrome }
        switch terminfoColours {
        case ..<8: return .monochrome
        case ..<16: return .ansi8
        case ..<256: return .ansi16
        default:
            let isDirect = term.hasSuffix("-direct") || ["truecolor", "24bit"].contains(environment["COLORTERM"] ?? "")
            return isDirect ? .truecolor : .x256
        }
    }
}
