/// Finds the line of a key in a TOML text: the parser does not tell where its values stood.
struct TOMLLines {
    private var lines: [String: Int] = [:]

    init(_ toml: String) {
        var section = ""
        for (index, raw) in toml.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let line = raw.drop { $0 == " " || $0 == "\t" }
            if line.hasPrefix("[") {
                section = Self.normalised(line.drop { $0 == "[" }.prefix { $0 != "]" })
                note(section, index + 1)
            } else if !line.hasPrefix("#"), let equals = line.firstIndex(of: "=") {
                let key = Self.normalised(line[..<equals])
                note(section.isEmpty ? key : "\(section).\(key)", index + 1)
            }
        }
    }

    /// The line of `key`, or of the innermost table that holds it; 0 when there is none.
    func line(of key: String) -> Int {
        var key = key[...]
        while !key.isEmpty {
            if let line = lines[String(key)] { return line }
            key = key.lastIndex(of: ".").map { key[..<$0] } ?? ""
        }
        return 0
    }

    private mutating func note(_ key: String, _ line: Int) {
        if lines[key] == nil { lines[key] = line }
    }

    private static func normalised(_ key: some StringProtocol) -> String {
        String(key.filter { $0 != " " && $0 != "\t" && $0 != "\"" && $0 != "'" })
    }
}
