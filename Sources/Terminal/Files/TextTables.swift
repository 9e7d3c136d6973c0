import TOMLKit

/// A TOML file of texts in tables, such as a translation. Reading never fails: each fault is named in `issues`, and the rest is kept.
package struct TextTables: Sendable {
    /// The texts that stand before the first table.
    package private(set) var head: [String: String] = [:]
    package private(set) var tables: [String: [String: String]] = [:]
    package private(set) var issues: [FileIssue] = []

    private let file: String
    private let source: String

    /// The longest file that is read, in bytes.
    package static let maximumSize = 1024 * 1024

    /// - Parameter file: what issues name.
    package init(toml: String, file: String) {
        self.file = file
        source = toml
        guard toml.utf8.count <= Self.maximumSize else {
            report("larger than \(Self.maximumSize / 1024) KB; it is not used")
            return
        }
        guard !toml.utf8.contains(0) else {
            // The parser would take it for the end.
            report("not a text; it is not used")
            return
        }
        do {
            read(try TOMLTable(string: toml))
        } catch let error as TOMLParseError {
            issues.append(
                FileIssue(file: file, line: error.source.begin.line, key: "", reason: "not TOML: \(error.description); it is not used"))
        } catch {
            report("not TOML; it is not used")
        }
    }

    private mutating func read(_ table: TOMLTable) {
        for key in table.keys {
            guard let value = table[key] else { continue }
            if let text = value.string {
                head[key] = text
            } else if let inner = value.table {
                tables[key] = texts(inner)
            } else {
                report("must be a text in quotes or a table", at: key)
            }
        }
    }

    private mutating func texts(_ table: TOMLTable) -> [String: String] {
        var texts: [String: String] = [:]
        for key in table.keys {
            guard let text = table[key]?.string else {
                report("must be a text in quotes", at: key)
                continue
            }
            texts[key] = text
        }
        return texts
    }

    private mutating func report(_ reason: String, at key: String = "") {
        issues.append(FileIssue(file: file, line: line(of: key), key: key, reason: reason))
    }

    /// The line on which a key stands; 0 when it is not found: the parser does not tell where its values stood.
    package func line(of key: String) -> Int {
        guard !key.isEmpty else { return 0 }
        let written = key.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        let starts = ["\"\(written)\"", "'\(key)'", key]
        let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
        let place = lines.firstIndex { line in
            let line = line.drop { $0 == " " || $0 == "\t" }
            return starts.contains { line.hasPrefix($0) && line.dropFirst($0.count).drop { $0 == " " }.first == "=" }
        }
        return place.map { $0 + 1 } ?? 0
    }
}
