/// A look for each role. Made from TOML by `parse`; what a theme does not say falls back to another, role by role.
package struct Theme: Sendable, Equatable {
    package enum Variant: String, Sendable { case dark, light }

    /// How one role looks. A colour that is nil is that of the role `text`.
    package struct Look: Hashable, Sendable {
        package var foreground: Colour?
        package var background: Colour?
        package var attributes: Style.Attributes
        /// Attributes instead, where there are no colours.
        package var monochrome: Style.Attributes

        package init(
            foreground: Colour? = nil, background: Colour? = nil, attributes: Style.Attributes = [], monochrome: Style.Attributes = []
        ) {
            self.foreground = foreground
            self.background = background
            self.attributes = attributes
            self.monochrome = monochrome
        }
    }

    /// A look as a theme writes it: colours by their names in the palette.
    struct Definition: Hashable, Sendable {
        var foreground: String?
        var background: String?
        var attributes: Style.Attributes = []
        var monochrome: Style.Attributes = []
    }

    package let name: String
    package let variant: Variant
    let palette: [String: Colour]
    let definitions: [Role: Definition]
    private let looks: [Role: Look]

    init(name: String, variant: Variant, palette: [String: Colour], definitions: [Role: Definition]) {
        self.name = name
        self.variant = variant
        self.palette = palette
        self.definitions = definitions
        looks = definitions.mapValues { definition in
            Look(
                foreground: definition.foreground.flatMap { Self.colour($0, in: palette) },
                background: definition.background.flatMap { Self.colour($0, in: palette) },
                attributes: definition.attributes, monochrome: definition.monochrome)
        }
    }

    /// A colour by its name in the palette, as `#rrggbb`, or `default` for the terminal's own.
    static func colour(_ name: String, in palette: [String: Colour]) -> Colour? {
        if let colour = palette[name] { return colour }
        if name == "default" { return .terminalDefault }
        return RGB(hex: name).map { .rgb($0, x256: nil, ansi: nil) }
    }

    package subscript(_ role: Role) -> Look { looks[role] ?? Look() }

    /// The roles this theme, or one it inherits from, gives a look.
    package var definedRoles: Set<Role> { Set(definitions.keys) }

    package func foreground(_ role: Role) -> Colour { self[role].foreground ?? self[.text].foreground ?? .terminalDefault }

    package func background(_ role: Role) -> Colour { self[role].background ?? self[.text].background ?? .terminalDefault }

    /// What a style looks like on a terminal that shows `depth` colours.
    package func pen(for style: Style, depth: ColourDepth) -> Pen {
        let look = self[style.role]
        let ground = style.ground ?? style.role
        guard depth > .monochrome else {
            return Pen(attributes: look.monochrome.union(self[ground].monochrome).union(style.attributes))
        }
        var pen = Pen(
            foreground: foreground(style.role).paint(depth), background: groundPaint(ground, depth),
            attributes: look.attributes.union(style.attributes))
        if depth <= .ansi16, pen.foreground == pen.background, case .indexed(let index) = pen.background {
            // Two colours that few colours make one would hide the text.
            pen.foreground = .indexed([0, 8, 4, 5, 1].contains(index) ? 7 : 0)
        }
        if depth == .ansi8 {
            pen = Self.withEightColours(pen)
            // Eight colours have no shade between a bar and its track, nor between two selections.
            if ground == .barTrack || ground == .selectionUnfocused { pen.background = .terminalDefault }
            if ground == .selectionUnfocused { pen.attributes.insert(.underline) }
        }
        return pen
    }

    /// Below 256 colours the terminal's own ground stays, unless the theme names another: nothing near it can be shown.
    private func groundPaint(_ role: Role, _ depth: ColourDepth) -> Paint {
        if depth <= .ansi16, self[role].background == nil, case .rgb(_, _, nil) = background(role) { return .terminalDefault }
        if depth <= .ansi16, role == .text, case .rgb(_, _, nil) = background(role) { return .terminalDefault }
        return background(role).paint(depth)
    }

    /// The bright half of sixteen is the dark half in bold; a bright ground is the dark one. Bright black, which raises a
    /// field from a black ground, becomes blue.
    private static func withEightColours(_ pen: Pen) -> Pen {
        var pen = pen
        if case .indexed(let index) = pen.background, index >= 8 { pen.background = .indexed(index == 8 ? 4 : index - 8) }
        if case .indexed(let index) = pen.foreground, index >= 8 {
            pen.foreground = index == 8 ? .indexed(7) : .indexed(index - 8)
            if index != 8 { pen.attributes.insert(.bold) }
        }
        if pen.foreground == pen.background, case .indexed(let index) = pen.background { pen.foreground = .indexed(index == 7 ? 0 : 7) }
        return pen
    }
}
