import Foundation

/// Completing a file's path as shells do.
enum PathCompletion {
    static let limit = 200

    /// The paths that begin with `path`, directories with a slash at the end; sorted.
    static func candidates(_ path: String) -> [String] {
        let expanded = path == "~" || path.hasPrefix("~/") ? NSHomeDirectory() + path.dropFirst() : path
        let cut = expanded.lastIndex(of: "/").map { expanded.index(after: $0) } ?? expanded.startIndex
        let directory = String(expanded[..<cut])
        let start = expanded[cut...]
        let names = (try? FileManager.default.contentsOfDirectory(atPath: directory.isEmpty ? "." : directory)) ?? []
        let shown = names.filter { $0.hasPrefix(start) && (start.hasPrefix(".") || !$0.hasPrefix(".")) }.sorted().prefix(limit)
        return shown.map { name in
            var isDirectory: ObjCBool = false
            let full = directory + name
            _ = FileManager.default.fileExists(atPath: full, isDirectory: &isDirectory)
            return isDirectory.boolValue ? full + "/" : full
        }
    }
}
