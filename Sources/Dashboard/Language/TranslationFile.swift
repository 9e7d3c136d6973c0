import Terminal

/// A translation as its file has it: `name`, `decimal`, `group` and `quotes`, then the tables `phrases`, `plurals` and `sentences`.
package enum TranslationFile {
    /// Reads a translation. It never fails: each fault is named with its line, and what is wrong stays English.
    package static func read(_ toml: String, code: String, file: String) -> (translation: Translation, issues: [FileIssue]) {
        let texts = TextTables(toml: toml, file: file)
        var issues = texts.issues
        func report(_ key: String, _ reason: String) {
            issues.append(FileIssue(file: file, line: texts.line(of: key), key: key, reason: reason))
        }
        for key in texts.head.keys.sorted() where !["name", "decimal", "group", "quotes"].contains(key) {
            report(key, "unknown; a translation has name, decimal, group, quotes, [phrases], [plurals] and [sentences]")
        }
        for key in texts.tables.keys.sorted() where !["phrases", "plurals", "sentences"].contains(key) {
            report(key, "unknown; a translation has the tables [phrases], [plurals] and [sentences]")
        }
        func sound(_ table: String) -> [String: String] {
            (texts.tables[table] ?? [:]).filter { key, value in
                if value.isEmpty { return false }
                let strange = places(value).subtracting(places(key)).sorted()
                if let first = strange.first { report(key, "the English text has no {\(first)}") }
                return strange.isEmpty
            }
        }
        let rule = PluralRule(language: code)
        let plurals = (texts.tables["plurals"] ?? [:]).mapValues { $0.split(separator: "|").map { String($0) } }.filter { key, forms in
            if forms.count != rule.forms { report(key, "\(rule.forms) forms with | between them, not \(forms.count)") }
            return forms.count == rule.forms
        }
        let quotes = texts.head["quotes"] ?? ""
        let translation = Translation(
            code: code, name: texts.head["name"] ?? code, decimalMark: texts.head["decimal"] ?? ".", groupMark: texts.head["group"] ?? ",",
            quotes: (quotes.first.map { String($0) } ?? "“", quotes.last.map { String($0) } ?? "”"),
            phrases: sound("phrases"), plurals: plurals, sentences: sound("sentences"))
        return (translation, issues.sorted { $0.line < $1.line })
    }

    /// The numbers of the places in a text.
    package static func places(_ text: String) -> Set<Int> {
        Set(
            text.split(separator: "{", omittingEmptySubsequences: false).dropFirst().compactMap { part in
                part.firstIndex(of: "}").flatMap { Int(part[..<$0]) }
            })
    }
}
