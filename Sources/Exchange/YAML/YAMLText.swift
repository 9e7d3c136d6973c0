import Corpus
internal import Yams

/// A YAML text as trees, with the places of its lines.
struct YAMLText {
    let source: SourceText
    /// The root of each document.
    let documents: [Node]
    /// The offset of each line's first byte.
    private let lineStarts: [Int]
    private let bytes: [UInt8]

    /// - Throws: when it is no YAML, larger than is read as a tree, or made to multiply (“billion laughs”).
    init(_ source: SourceText) throws(UnreadableFile) {
        try source.checkTreeSize()
        let bytes = source.bytes
        try Self.checkAliases(bytes, source)
        self.source = source
        self.bytes = bytes
        var starts = [source.start]
        for (offset, byte) in bytes.enumerated() where byte == ASCII.newline { starts.append(offset + 1) }
        lineStarts = starts
        var documents: [Node] = []
        do {
            let parser = try Parser(yaml: String(decoding: bytes[source.start...], as: UTF8.self), encoding: .utf8)
            while let node = try parser.nextRoot() { documents.append(node) }
        } catch {
            throw Self.complaint(error, source.name)
        }
        self.documents = documents
    }

    /// The place of a node, or of a line (1-based) below it.
    func place(_ node: Node, linesBelow: Int = 0) -> SourcePosition {
        let line = min(max((node.mark?.line ?? 1) + linesBelow, 1), lineStarts.count)
        var offset = lineStarts[line - 1]
        let start = offset
        while offset < bytes.count, bytes[offset] == ASCII.space { offset += 1 }
        return SourcePosition(offset: offset, line: line, lineStart: start)
    }

    /// Yams puts an alias's whole value in its place, as often as it stands there. What looks like anchors and aliases is counted
    /// before it does, also inside texts: there are few in honest data.
    private static func checkAliases(_ bytes: [UInt8], _ source: SourceText) throws(UnreadableFile) {
        var (anchors, aliases) = (0.0, 0.0)
        var previous = ASCII.newline
        for index in source.start..<bytes.count {
            let byte = bytes[index]
            if index + 1 < bytes.count, isTokenStart(previous), isName(bytes[index + 1]) {
                if byte == UInt8(ascii: "&") { anchors += 1 }
                if byte == UInt8(ascii: "*") { aliases += 1 }
            }
            previous = byte
        }
        guard anchors > 0, aliases > 0 else { return }
        // The worst that so many can do: each anchor's value holds the same number of aliases of the one before.
        var values = Double(bytes.count)
        for _ in 0..<Int(min(anchors, 1000)) { values *= 1 + aliases / anchors }
        guard values <= ExchangeLimits.aliasedValues else {
            throw UnreadableFile(
                "there are \(Int(anchors)) YAML anchors (&name) and \(Int(aliases)) aliases (*name), which can multiply to more than is read: "
                    + "write the values out", file: source.name)
        }
    }

    private static func isTokenStart(_ previous: UInt8) -> Bool {
        ASCII.isSpace(previous) || previous == ASCII.comma || previous == ASCII.openBracket || previous == ASCII.openBrace
    }

    private static func isName(_ byte: UInt8) -> Bool {
        byte >= 0x80 || ASCII.isDigit(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
    }

    private static func complaint(_ error: any Error, _ name: String) -> UnreadableFile {
        switch error as? YamlError {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _), .composer(_, let problem, let mark, _):
            return UnreadableFile("this is no YAML: \(problem)", file: name, line: mark.line, column: mark.column)
        case .duplicatedKeysInMapping(let duplicates, let context):
            let keys = duplicates.map(\.excerpt).joined(separator: ", ")
            return UnreadableFile("the key \(keys) stands twice: delete one", file: name, line: context.mark.line)
        case .reader(let problem, _, let value, _):
            return UnreadableFile("this is no YAML: \(problem) (U+\(String(value, radix: 16, uppercase: true)))", file: name)
        default: return UnreadableFile("this is no YAML", file: name)
        }
    }
}

extension Node {
    /// The lines of a text, with how many lines below the node each stands.
    var lines: [(text: String, below: Int)] {
        guard let scalar else { return [] }
        let isLiteral = scalar.style == .literal
        return scalar.string.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map {
            (String($1), isLiteral ? $0 + 1 : 0)
        }
    }
}
