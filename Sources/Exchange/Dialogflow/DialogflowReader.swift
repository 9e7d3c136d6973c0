import Corpus
import Foundation

/// Reads the files of an agent one by one.
struct DialogflowReader {
    var rows: JSONDatasetReader

    init(_ rows: JSONDatasetReader) { self.rows = rows }

    /// A file that makes no sense costs itself alone.
    mutating func read(_ path: String, _ source: SourceText, in tree: SourceTree) {
        guard let file = LanguageFile(path) else { return }
        rows.builder.enter(source, as: path)
        let start = SourcePosition(offset: source.start, line: 1, lineStart: source.start)
        let content: JSONNode
        do {
            content = try JSONNode.read(source)
        } catch {
            let place = SourcePosition(offset: 0, line: error.line ?? 1, lineStart: 0)
            return rows.builder.say(.refused, at: place, row: rows.builder.beginRow(), wholeRow: true, error.message)
        }
        guard let list = content.list else {
            return rows.builder.say(.refused, at: start, row: rows.builder.beginRow(), "a list is expected here")
        }
        guard rows.speaks(file.language) else {
            let (what, mine) = ("\(counted(list.count, "row")) in \(file.language.excerpt)", rows.builder.language)
            return rows.builder.say(
                .noted, at: start, wholeRow: true, "\(what) passed over: this import is for \(mine); import the agent again for that")
        }
        let owner = tree.files.first { $0.path == file.owner }?.source.flatMap { try? JSONNode.read($0) }
        let name = owner?["name"]?.text ?? file.name
        switch file.kind {
        case .usersays: for phrase in list { readPhrase(phrase, of: name) }
        case .entries: readEntries(list, of: name, owner, start)
        }
    }

    private mutating func readPhrase(_ phrase: JSONNode, of intent: String) {
        let row = rows.builder.beginRow()
        guard let parts = phrase["data"]?.list else {
            return rows.builder.say(.refused, at: phrase.place, row: row, "the training phrase has no “data”")
        }
        if phrase["isTemplate"]?.flag == true {
            return rows.builder.say(
                .refused, at: phrase.place, row: row, "a template of Dialogflow (“@entity:name” in the text) is no utterance: write one")
        }
        var text = ""
        var spans: [StatedSpan] = []
        for part in parts {
            guard let piece = rows.needed("text", of: part, row: row) else { return }
            let start = text.codePointCount
            text += piece
            guard let meta = part["meta"]?.text, meta != "@sys.ignore" else { continue }
            let (entity, alias) = Self.names(meta, part["alias"]?.text)
            spans.append(
                StatedSpan(start: start, end: text.codePointCount, entity: entity, role: alias == entity ? nil : alias, place: part.place))
        }
        rows.builder.take(StatedExample(text: text, intent: intent, spans: spans, place: phrase.place, row: row))
    }

    /// The entity in `@entity`, or in `@entity:alias`, as older agents have it; and the alias.
    private static func names(_ meta: String, _ alias: String?) -> (entity: String, alias: String?) {
        let scalars = meta.unicodeScalars.dropFirst(meta.unicodeScalars.first == "@" ? 1 : 0)
        guard let colon = scalars.firstIndex(of: ":") else { return (String(String.UnicodeScalarView(scalars)), alias) }
        let behind = String(String.UnicodeScalarView(scalars[scalars.index(after: colon)...]))
        guard alias == nil || alias == behind else { return (String(String.UnicodeScalarView(scalars)), alias) }
        return (String(String.UnicodeScalarView(scalars[..<colon])), behind)
    }

    private mutating func readEntries(_ entries: [JSONNode], of name: String, _ owner: JSONNode?, _ place: SourcePosition) {
        var values: [(value: String, synonyms: [String])] = []
        for entry in entries {
            guard let value = entry["value"]?.text, !value.isEmpty else {
                rows.builder.say(.noted, at: entry.place, "an entry without a “value” is left out")
                continue
            }
            values.append((value, entry["synonyms"]?.texts.filter { !$0.isEmpty } ?? []))
        }
        if owner?["isRegexp"]?.flag == true {
            rows.define(name, .regex, values.flatMap { $0.synonyms.isEmpty ? [$0.value] : $0.synonyms }, at: place)
        } else {
            rows.define(name, values: values, at: place)
        }
    }
}

/// The name of a file that holds one language of an intent or entity: `intents/book table_usersays_en.json`.
private struct LanguageFile {
    enum Kind: String { case usersays, entries }

    var kind: Kind
    var name: String
    var language: String
    /// The file that describes the intent or entity.
    var owner: String

    init?(_ path: String) {
        for kind in [Kind.usersays, .entries] {
            guard let mark = path.range(of: "_\(kind.rawValue)_", options: .backwards), path.hasSuffix(".json") else { continue }
            self.kind = kind
            language = String(path[mark.upperBound...].dropLast(5))
            owner = path[..<mark.lowerBound] + ".json"
            name = path[..<mark.lowerBound].split(separator: "/").last.map(String.init) ?? ""
            return
        }
        return nil
    }
}
