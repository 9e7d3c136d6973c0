import TOMLKit

extension Theme {
    /// The longest theme that is read, in bytes.
    package static let maximumSize = 256 * 1024

    /// Reads a theme. It never fails: each fault is named in `issues`, and what is wrong or missing is taken from the theme
    /// that `inherits` names (looked up by `inheriting`), else from the built-in one of the same variant.
    /// - Parameters:
    ///   - name: the file's name, for the issues, and the theme's name where the text has none.
    ///   - inheriting: gives the theme of a name; nil when there is none.
    package static func parse(
        toml: String, named name: String, inheriting: (String) -> Theme? = { _ in nil }
    ) -> (theme: Theme, issues: [FileIssue]) {
        var parser = ThemeParser(file: name, lines: TOMLLines(toml))
        let theme = parser.parse(toml, inheriting: inheriting)
        return (theme, parser.issues.sorted { $0.line < $1.line })
    }
}

/// Turns the tables of a theme's TOML into definitions, and gathers what is wrong on the way.
private struct ThemeParser {
    let file: String
    let lines: TOMLLines
    var issues: [FileIssue] = []

    mutating func report(_ key: String, _ reason: String) {
        issues.append(FileIssue(file: file, line: lines.line(of: key), key: key, reason: reason))
    }

    mutating func parse(_ toml: String, inheriting: (String) -> Theme?) -> Theme {
        guard toml.utf8.count <= Theme.maximumSize else {
            report("", "larger than \(Theme.maximumSize / 1024) KB; the built-in theme is used")
            return .builtIn(.dark)
        }
        guard !toml.utf8.contains(0) else {
            // The parser would take it for the end.
            report("", "not a text; the built-in theme is used")
            return .builtIn(.dark)
        }
        let table: TOMLTable
        do {
            table = try TOMLTable(string: toml)
        } catch let error as TOMLParseError {
            issues.append(
                FileIssue(
                    file: file, line: error.source.begin.line, key: "", reason: "not TOML: \(error.description); the built-in theme is used"
                ))
            return .builtIn(.dark)
        } catch {
            report("", "not TOML; the built-in theme is used")
            return .builtIn(.dark)
        }
        return theme(from: table, inheriting: inheriting)
    }

    private mutating func theme(from table: TOMLTable, inheriting: (String) -> Theme?) -> Theme {
        for key in table.keys.sorted() where !["name", "variant", "inherits", "palette", "roles"].contains(key) {
            report(key, "unknown; a theme has name, variant, inherits, [palette] and [roles]")
        }
        var parent: Theme?
        if let value = string(table, "inherits") {
            parent = inheriting(value)
            if parent == nil { report("inherits", "there is no theme named '\(value)'") }
        }
        var variant = parent?.variant ?? .dark
        if let value = string(table, "variant") {
            if let known = Theme.Variant(rawValue: value) {
                variant = known
            } else {
                report("variant", "'\(value)' is neither 'dark' nor 'light'")
            }
        }
        let base = parent ?? .builtIn(variant)
        var palette = base.palette
        for (key, value) in entries(table, "palette") {
            if let colour = anchor(value, "palette.\(key)") { palette[key] = colour }
        }
        var definitions = base.definitions
        // Without a parent the fallback's ground would show through between a theme's own colours.
        for (key, value) in entries(table, "roles") {
            guard let role = Role(rawValue: key) else {
                report("roles.\(key)", "there is no role of this name")
                continue
            }
            if let definition = definition(value, "roles.\(key)", palette) { definitions[role] = definition }
        }
        return Theme(name: string(table, "name") ?? file, variant: variant, palette: palette, definitions: definitions)
    }

    private mutating func string(_ table: TOMLTable, _ key: String, in path: String = "") -> String? {
        guard let value = table[key] else { return nil }
        if let string = value.string { return string }
        report(path + key, "must be a text in quotes")
        return nil
    }

    /// The keys and values of a table within the theme, in order of their names.
    private mutating func entries(_ table: TOMLTable, _ key: String) -> [(String, any TOMLValueConvertible)] {
        guard let value = table[key] else { return [] }
        guard let inner = value.table else {
            report(key, "must be a table: [\(key)]")
            return []
        }
        return inner.keys.sorted().compactMap { name in inner[name].map { (name, $0) } }
    }

    /// `"#rrggbb"`, or `{ rgb = "#rrggbb", x256 = 0…255, ansi = 0…15 or a name }`, or `{ ansi = … }` alone.
    private mutating func anchor(_ value: any TOMLValueConvertible, _ path: String) -> Colour? {
        if let hex = value.string {
            if let rgb = RGB(hex: hex) { return .rgb(rgb, x256: nil, ansi: nil) }
            report(path, "'\(hex)' is not a colour; write \"#rrggbb\"")
            return nil
        }
        guard let table = value.table else {
            report(path, "must be { rgb = \"#rrggbb\", x256 = 0…255, ansi = 0…15 }")
            return nil
        }
        for key in table.keys.sorted() where !["rgb", "x256", "ansi"].contains(key) {
            report("\(path).\(key)", "unknown; a colour has rgb, x256 and ansi")
        }
        if table["rgb"] == nil, table["x256"] == nil, let value = table["ansi"] {
            return ansi(value, "\(path).ansi").map { $0 < 0 ? .terminalDefault : .ansi(UInt8($0)) }
        }
        guard let hex = string(table, "rgb", in: path + "."), let rgb = RGB(hex: hex) else {
            report("\(path).rgb", "must be \"#rrggbb\"")
            return nil
        }
        var x256: UInt8?
        if let number = table["x256"] {
            x256 = number.int.flatMap(UInt8.init(exactly:))
            if x256 == nil { report("\(path).x256", "must be a number from 0 to 255") }
        }
        return .rgb(rgb, x256: x256, ansi: table["ansi"].flatMap { ansi($0, "\(path).ansi") })
    }

    private static let ansiNames = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"]

    private mutating func ansi(_ value: any TOMLValueConvertible, _ path: String) -> Int? {
        if let number = value.int, (0...15).contains(number) { return number }
        if let name = value.string {
            if name == "default" { return -1 }
            let isBright = name.hasPrefix("bright_")
            if let index = Self.ansiNames.firstIndex(of: isBright ? String(name.dropFirst(7)) : name) { return index + (isBright ? 8 : 0) }
        }
        report(path, "must be 0 to 15, \"default\", or one of \(Self.ansiNames.joined(separator: ", ")), with or without bright_")
        return nil
    }

    private mutating func definition(_ value: any TOMLValueConvertible, _ path: String, _ palette: [String: Colour]) -> Theme.Definition? {
        guard let table = value.table else {
            report(path, "must be { fg = …, bg = …, attr = […], mono = […] }")
            return nil
        }
        for key in table.keys.sorted() where !["fg", "bg", "attr", "mono"].contains(key) {
            report("\(path).\(key)", "unknown; a role has fg, bg, attr and mono")
        }
        var definition = Theme.Definition()
        var isWhole = true
        for (key, target) in [("fg", \Theme.Definition.foreground), ("bg", \.background)] where table[key] != nil {
            guard let name = string(table, key, in: path + ".") else {
                isWhole = false
                continue
            }
            guard Theme.colour(name, in: palette) != nil else {
                report("\(path).\(key)", "there is no colour '\(name)' in [palette]")
                isWhole = false
                continue
            }
            definition[keyPath: target] = name
        }
        definition.attributes = table["attr"].map { attributes($0, "\(path).attr") } ?? []
        definition.monochrome = table["mono"].map { attributes($0, "\(path).mono") } ?? []
        return isWhole ? definition : nil
    }

    /// One name of an attribute, or a list of them.
    private mutating func attributes(_ value: any TOMLValueConvertible, _ path: String) -> Style.Attributes {
        let known: [String: Style.Attributes] = [
            "bold": .bold, "underline": .underline, "reverse": .reverse, "dim": .dim, "italic": .italic,
        ]
        var names: [String?] = [value.string]
        if let list = value.array { names = list.map(\.string) }
        var attributes: Style.Attributes = []
        for name in names {
            if let attribute = known[name ?? ""] {
                attributes.formUnion(attribute)
            } else {
                report(path, "\(name.map { "'\($0)'" } ?? "this") is not one of \(known.keys.sorted().joined(separator: ", "))")
            }
        }
        return attributes
    }
}
