import Foundation

/// The texts in quotes of the program's sources, with the call that takes each.
struct SourceLiteral {
    var file: String
    var line: Int
    /// The text with `{1}`, `{2}` … for what is put in: the key of a phrase.
    var key: String
    /// The name before the bracket that the text stands in, and the text's place in it.
    var call: String
    var sense: String?
    /// The text after it in the same bracket, where that is one too.
    var next: String?

    /// Words, not a number or a sign: two letters in a row beside what is put in.
    var hasWords: Bool {
        let fixed = key.replacing(/\{\d+\}/, with: " ")
        return zip(fixed, fixed.dropFirst()).contains { $0.isLetter && $1.isLetter }
    }

    var senseKey: String { sense.map { "\(key) [\($0)]" } ?? key }

    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized.path

    static func text(_ path: String) throws -> String { try String(contentsOfFile: root + "/" + path, encoding: .utf8) }

    /// Those of all Swift files in a folder of Sources.
    static func all(in folder: String) throws -> [SourceLiteral] {
        let base = "Sources/" + folder
        let names = FileManager.default.enumerator(atPath: root + "/" + base)?.compactMap { $0 as? String } ?? []
        return try names.filter { $0.hasSuffix(".swift") }.sorted().flatMap { name in
            var scanner = LiteralScanner(file: name, source: Array(try text(base + "/" + name).utf8))
            return scanner.scan()
        }
    }
}

/// Finds the texts in quotes of one file, those inside of what is put into others included.
private struct LiteralScanner {
    let file: String
    let source: [UInt8]
    var literals: [SourceLiteral] = []
    private var at = 0
    private var line = 1

    init(file: String, source: [UInt8]) {
        self.file = file
        self.source = source
    }

    mutating func scan() -> [SourceLiteral] {
        code(call: "")
        return literals
    }

    private func starts(_ text: String) -> Bool { source[at...].starts(with: text.utf8) }

    private mutating func step() {
        if source[at] == UInt8(ascii: "\n") { line += 1 }
        at += 1
    }

    /// Reads code to the bracket that ends it, or to the end of the file.
    private mutating func code(call: String) {
        var last: Int?
        while at < source.count {
            if starts("//") {
                while at < source.count, source[at] != UInt8(ascii: "\n") { at += 1 }
                continue
            }
            switch source[at] {
            case UInt8(ascii: "\""):
                let isSense = source[..<at].suffix(7).elementsEqual("sense: ".utf8)
                let place = literal(call: call)
                let key = literals[place].key
                if let last, isSense {
                    literals[last].sense = key
                } else if let last, literals[last].next == nil {
                    literals[last].next = key
                }
                if isSense { literals[place].call = "sense" } else { last = place }
            case UInt8(ascii: "("):
                let name = word(before: at)
                at += 1
                code(call: name)
            case UInt8(ascii: ")"):
                at += 1
                return
            default: step()
            }
        }
    }

    /// Reads a text and what is put into it; returns its place among the literals.
    private mutating func literal(call: String) -> Int {
        let place = literals.count
        literals.append(SourceLiteral(file: file, line: line, key: "", call: call))
        let quote = starts("\"\"\"") ? "\"\"\"" : "\""
        at += quote.utf8.count
        var key: [UInt8] = []
        var values = 0
        while at < source.count, !starts(quote) {
            guard source[at] == UInt8(ascii: "\\"), at + 1 < source.count else {
                key.append(source[at])
                step()
                continue
            }
            let escaped = source[at + 1]
            at += 2
            if escaped == UInt8(ascii: "(") {
                values += 1
                key += "{\(values)}".utf8
                code(call: "")
            } else {
                key.append(escaped == UInt8(ascii: "n") ? UInt8(ascii: "\n") : escaped)
            }
        }
        at += quote.utf8.count
        literals[place].key = String(decoding: key, as: UTF8.self)
        return place
    }

    private func word(before end: Int) -> String {
        let letters = source[..<end].reversed().prefix { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
        }
        return String(decoding: letters.reversed(), as: UTF8.self)
    }
}
