/// How a cell looks: the foreground of one role, on the background of the same or of another role, with attributes added.
package struct Style: Hashable, Sendable {
    package struct Attributes: OptionSet, Hashable, Sendable {
        package let rawValue: UInt8
        package init(rawValue: UInt8) { self.rawValue = rawValue }
        package static let bold = Attributes(rawValue: 1)
        package static let underline = Attributes(rawValue: 2)
        package static let reverse = Attributes(rawValue: 4)
        package static let dim = Attributes(rawValue: 8)
        package static let italic = Attributes(rawValue: 16)
    }

    package var role: Role
    /// The role whose background is used; nil for `role`'s own.
    package var ground: Role?
    package var attributes: Attributes

    package init(_ role: Role, on ground: Role? = nil, _ attributes: Attributes = []) {
        self.role = role
        self.ground = ground
        self.attributes = attributes
    }

    package static let text = Style(.text)
    package static let muted = Style(.muted)
}
