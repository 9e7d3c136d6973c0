/// A manual page in the language of man(7).
struct Roff {
    private(set) var text: String

    /// - Parameter section: of the manual; 1 is programs.
    init(title: String, section: Int, about: String) {
        text = ".TH \(Self.quoted(title)) \(section) \"\" \(Self.quoted(about)) \"\"\n.nh\n.ad l\n"
    }

    mutating func section(_ name: String) { text += ".SH \(Self.quoted(name))\n" }
    mutating func subsection(_ name: String) { text += ".SS \(Self.quoted(name))\n" }

    /// A paragraph; empty lines in it part paragraphs, and indented lines keep their shape.
    mutating func paragraph(_ words: String) {
        var isExample = false
        for line in words.split(separator: "\n", omittingEmptySubsequences: false) {
            let indented = line.hasPrefix("  ")
            if indented != isExample {
                text += indented ? ".PP\n.RS 4\n.nf\n" : ".fi\n.RE\n.PP\n"
                isExample = indented
            }
            text += line.isEmpty ? ".PP\n" : Self.escaped(indented ? String(line.dropFirst(2)) : String(line)) + "\n"
        }
        text += isExample ? ".fi\n.RE\n.PP\n" : ".PP\n"
    }

    /// A term in bold and what it means.
    mutating func entry(_ term: String, _ meaning: String) {
        text += ".TP\n\\fB\(Self.escaped(term))\\fR\n\(meaning.isEmpty ? "\\&" : Self.escaped(meaning))\n"
    }

    /// Hyphens become minus signs, which can be copied; what would begin a request does not.
    static func escaped(_ words: String) -> String {
        let text = words.replacing("\\", with: "\\e").replacing("-", with: "\\-")
        return text.hasPrefix(".") || text.hasPrefix("'") ? "\\&" + text : text
    }

    private static func quoted(_ words: String) -> String { "\"" + escaped(words).replacing("\"", with: "\\(dq") + "\"" }
}
