import Foundation
import Store
import Terminal

/// What a person has chosen for good: one `key = "value"` (or `key = true`) a line in `config.toml`. Lines that are not ours are kept.
package struct Settings: Sendable {
    package struct Entry: Sendable, Equatable {
        /// Of the file, 1 for the first.
        package let line: Int
        package let key: String
        package let value: String

        package init(line: Int, key: String, value: String) {
            self.line = line
            self.key = key
            self.value = value
        }
    }

    package let path: String

    package init(environment: [String: String] = ProcessInfo.processInfo.environment) {
        let home = environment["HOME"] ?? NSHomeDirectory()
        let base = environment["XDG_CONFIG_HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? home + "/.config"
        path = base + "/trainyard/config.toml"
    }

    /// Where a person's own themes lie, and languages.
    package var themesDirectory: String { (path as NSString).deletingLastPathComponent + "/themes" }
    package var languagesDirectory: String { (path as NSString).deletingLastPathComponent + "/languages" }

    /// The key of the language that the screens speak; projects have languages of their own.
    package static let interfaceLanguage = "interface-language"
    /// What is either `true` or `false`.
    package static let switches = ["mouse", "live"]
    /// All keys but those of commands.
    package static let names = ["theme", interfaceLanguage] + switches + ["tour"]
    /// What the keys of commands begin with.
    package static let keyPrefix = "key."

    private static let maximumSize = 1 << 20

    package func value(_ key: String) -> String? { read().entries.first { $0.key == key }?.value }

    /// What is set, and each line that cannot be read.
    package func read() -> (entries: [Entry], issues: [FileIssue]) {
        guard let lines = lines() else {
            let reason = tr("cannot be read, or is larger than 1 MB; nothing of it is followed")
            return ([], [FileIssue(file: path, line: 0, key: "", reason: reason)])
        }
        var entries: [Entry] = []
        var issues: [FileIssue] = []
        for (index, text) in lines.enumerated() {
            let line = index + 1
            func report(_ key: String, _ reason: String) { issues.append(FileIssue(file: path, line: line, key: key, reason: reason)) }
            let text = text.trimmingCharacters(in: .whitespaces)
            if text.isEmpty || text.hasPrefix("#") { continue }
            guard !text.hasPrefix("["), let (key, written) = Self.parts(text) else {
                report(
                    "",
                    text.hasPrefix("[")
                        ? tr("there are no sections here; write each setting in one line, such as key.train = \"F5\"")
                        : tr("not understood; a setting is a line such as theme = \"dark\""))
                continue
            }
            guard let value = Self.value(written, of: key) else {
                report(key, tr("not understood; write \(key) = \"VALUE\", with quotes"))
                continue
            }
            if let earlier = entries.first(where: { $0.key == key }) {
                report(key, tr("set in line \(earlier.line) already; this line is not followed"))
                continue
            }
            entries.append(Entry(line: line, key: key, value: value))
        }
        return (entries, issues)
    }

    /// - Throws: `StoreError.storage` when the file cannot be read or written.
    package func set(_ key: String, to value: String) throws {
        guard var lines = lines() else { throw StoreError.storage(tr("\(path) cannot be read, so the choice lasts until you leave.")) }
        let line = "\(key) = \"\(value)\""
        if let index = lines.firstIndex(where: { Self.parts($0)?.key == key }) { lines[index] = line } else { lines.append(line) }
        do {
            try FileManager.default.createDirectory(atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
            try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw StoreError.storage(tr("\(path) cannot be written, so the choice lasts until you leave: \(error.localizedDescription)"))
        }
    }

    /// None where there is no file; nil where there is one that cannot be read.
    private func lines() -> [String]? {
        guard FileManager.default.fileExists(atPath: path) else { return [] }
        guard let data = FileManager.default.contents(atPath: path), data.count < Self.maximumSize else { return nil }
        var lines = String(decoding: data, as: UTF8.self).split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(
            String.init)
        if lines.last?.isEmpty == true { lines.removeLast() }
        return lines
    }

    private static func parts(_ line: String) -> (key: String, value: String)? {
        let parts = line.split(separator: "=", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
        return parts.count == 2 && !parts[0].isEmpty ? (parts[0], parts[1]) : nil
    }

    /// What stands between quotes, or a word without them where it can only be a switch; a comment may follow.
    private static func value(_ written: String, of key: String) -> String? {
        guard let quote = written.first, quote == "\"" || quote == "'" else {
            let word = String(written.prefix { $0 != "#" }).trimmingCharacters(in: .whitespaces)
            return word == "true" || word == "false" || switches.contains(key) ? word : nil
        }
        let inside = written.dropFirst()
        let end = inside.indices.first { index in
            let rest = inside[inside.index(after: index)...].drop(while: \.isWhitespace)
            return inside[index] == quote && (rest.isEmpty || rest.hasPrefix("#"))
        }
        return end.map { String(inside[..<$0]) }
    }
}
