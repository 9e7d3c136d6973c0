import Foundation

/// The project's files, as the tests read them.
enum SourceTree {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .path

    static func text(_ path: String) throws -> String { try String(contentsOfFile: root + "/" + path, encoding: .utf8) }

    /// Paths below the root of all files in a folder with one of the extensions, sorted.
    static func files(in folder: String, _ extensions: String...) -> [String] {
        let names = FileManager.default.enumerator(atPath: root + "/" + folder)?.compactMap { $0 as? String } ?? []
        return names.filter { extensions.contains(($0 as NSString).pathExtension) }.map { folder + "/" + $0 }.sorted()
    }

    /// The names of the targets in Sources.
    static var targets: [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: root + "/Sources")) ?? []
        return names.filter { !$0.hasPrefix(".") }.sorted()
    }

    /// A Swift file's lines with its comments left out.
    static func code(_ path: String) throws -> [String] {
        try text(path).split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.range(of: "//").map { String(line[..<$0.lowerBound]) } ?? String(line)
        }
    }

    /// The modules that a target's files import.
    static func imports(of target: String) throws -> Set<String> {
        var modules: Set<String> = []
        for file in files(in: "Sources/" + target, "swift") {
            for line in try code(file) {
                var words = line.split(separator: " ").drop {
                    $0.hasPrefix("@") || ["package", "internal", "private", "public"].contains($0)
                }
                guard words.popFirst() == "import", let name = words.last else { continue }
                modules.insert(String(name.split(separator: ".")[0]))
            }
        }
        for file in files(in: "Sources/" + target, "c", "h") {
            for line in try code(file) where line.hasPrefix("#include \"") {
                modules.insert(String(line.dropFirst("#include \"".count).prefix { $0 != "." }))
            }
        }
        return modules
    }
}
