import Foundation
import Store

/// What a person has chosen for good: one `key = "value"` (or `key = true`) a line in `config.toml`. Lines that are not ours are kept.
package struct Settings: Sendable {
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

    package func value(_ key: String) -> String? {
        lines().lazy.compactMap { Self.parse($0) }.first { $0.key == key }?.value
    }

    /// What stands behind the prefix, with the line of the file.
    package func entries(prefix: String) -> [(line: Int, name: String, value: String)] {
        lines().enumerated().compactMap { index, line in
            guard let (key, value) = Self.parse(line), key.hasPrefix(prefix) else { return nil }
            return (index + 1, String(key.dropFirst(prefix.count)), value)
        }
    }

    /// - Throws: `StoreError.storage` when the file cannot be written.
    package func set(_ key: String, to value: String) throws {
        var lines = lines()
        let line = "\(key) = \"\(value)\""
        if let index = lines.firstIndex(where: { Self.parse($0)?.key == key }) { lines[index] = line } else { lines.append(line) }
        do {
            try FileManager.default.createDirectory(atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
            try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw StoreError.storage(tr("\(path) cannot be written, so the choice lasts until you leave: \(error.localizedDescription)"))
        }
    }

    private func lines() -> [String] {
        guard let data = FileManager.default.contents(atPath: path), data.count < 1 << 20 else { return [] }
        var lines = String(decoding: data, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if lines.last?.isEmpty == true { lines.removeLast() }
        return lines
    }

    private static func parse(_ line: String) -> (key: String, value: String)? {
        let parts = line.split(separator: "=", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
        if parts.count == 2, parts[1] == "true" || parts[1] == "false" { return (parts[0], parts[1]) }
        guard parts.count == 2, parts[1].count >= 2, parts[1].first == "\"", parts[1].last == "\"" else { return nil }
        return (parts[0], String(parts[1].dropFirst().dropLast()))
    }
}
