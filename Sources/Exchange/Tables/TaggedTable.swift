import Corpus
import Foundation

/// A table of any column names, as Ludwig takes it: CSV, TSV, a JSON list or JSON lines, with a column of tags for spans.
enum TaggedTable: ExchangeFormat {
    static let title = "table with tags"
    static let fileExtension: String? = "csv"

    static func likeness(of tree: SourceTree, _ columns: TableColumns) -> Likeness {
        guard let source = tree.only, source.firstByte != ASCII.openBrace, let rows = try? TableRows(source),
            let roles = TableRoles(rows.columns, columns)
        else { return .none }
        if !columns.isEmpty || roles.tags != nil { return .certain }
        // A list under other names than the project's own.
        return source.firstByte == ASCII.openBracket && roles.text != "text" ? .certain : .none
    }

    static func read(
        _ tree: SourceTree, _ language: LanguageTag, _ columns: TableColumns, _ delivery: ImportDelivery?
    ) throws(UnreadableFile) -> ImportedData {
        guard let source = tree.only else { throw UnreadableFile("a table is one file: give that", file: tree.name) }
        return try TableReader.read(source, title, language, columns, delivery)
    }

    static func write(_ dataset: Dataset) -> WrittenData {
        var report = ExportReport(title, rows: dataset.examples.count + dataset.definitions.count)
        var table = "text,intent,slots,split\n"
        for (index, example) in dataset.examples.enumerated() {
            guard report.accepts(example.text, what: "text", line: 1, row: index + 1) else { continue }
            let tags = report.tags(of: example, row: index + 1, title).joined(separator: " ")
            table += [example.text, example.intent, tags, example.type == .test ? "2" : "0"].map(cell).joined(separator: ",") + "\n"
            report.wrote()
        }
        for definition in dataset.definitions { report.leaveOut(definition, title) }
        return WrittenData(files: [.init(path: "data.csv", bytes: Data(table.utf8))], report: report.finished)
    }

    /// In quotes where it has to be.
    static func cell(_ text: String) -> String {
        let edges = [text.unicodeScalars.first, text.unicodeScalars.last]
        let needsQuotes =
            edges.contains { $0 == " " || $0 == "\t" } || text.unicodeScalars.contains { ",\"\n\r".unicodeScalars.contains($0) }
        guard needsQuotes else { return text }
        var quoted: [UInt8] = [ASCII.quote]
        for byte in text.utf8 { quoted += byte == ASCII.quote ? [byte, byte] : [byte] }
        return String(decoding: quoted + [ASCII.quote], as: UTF8.self)
    }
}

/// Hexabot's data in JSON: a list of objects with `text`, `language`, a value for each trait (such as `intent`), and `slots`.
enum HexabotJSON: ExchangeFormat {
    static let title = "Hexabot JSON"
    static let fileExtension: String? = "json"

    static func likeness(of tree: SourceTree, _ columns: TableColumns) -> Likeness {
        guard let source = tree.only, source.firstByte == ASCII.openBracket, columns.isEmpty, let rows = try? TableRows(source) else {
            return .none
        }
        return rows.columns.contains("text") && rows.columns.contains("slots") ? .certain : .none
    }

    static func read(
        _ tree: SourceTree, _ language: LanguageTag, _ columns: TableColumns, _ delivery: ImportDelivery?
    ) throws(UnreadableFile) -> ImportedData {
        guard let source = tree.only else { throw UnreadableFile("Hexabot's data is one JSON file: give that", file: tree.name) }
        return try TableReader.read(source, title, language, columns, delivery)
    }

    static func write(_ dataset: Dataset) -> WrittenData {
        var report = ExportReport(title, rows: dataset.examples.count + dataset.definitions.count)
        let hasTest = dataset.examples.contains { $0.type == .test }
        var rows: [JSONText.Value] = []
        for (index, example) in dataset.examples.enumerated() {
            guard report.accepts(example.text, what: "text", line: 1, row: index + 1) else { continue }
            var members: [(String, JSONText.Value)] = [
                ("text", .string(example.text)), ("language", .string(dataset.language.code)), ("intent", .string(example.intent)),
                ("slots", .string(report.tags(of: example, row: index + 1, title).joined(separator: " "))),
            ]
            if hasTest { members.append(("split", .number(example.type == .test ? 2 : 0))) }
            rows.append(.object(members))
            report.wrote()
        }
        for definition in dataset.definitions { report.leaveOut(definition, title) }
        return WrittenData(files: [.init(path: "hexabot.json", bytes: JSONText.data(.list(rows)))], report: report.finished)
    }
}

/// One JSON object a line, with a text, an intent, and spans as a list or as tags.
enum JSONLines: ExchangeFormat {
    static let title = "JSON lines"
    static let fileExtension: String? = "jsonl"

    static func likeness(of tree: SourceTree, _ columns: TableColumns) -> Likeness {
        guard let source = tree.only, source.firstByte == ASCII.openBrace, let rows = try? TableRows(source) else { return .none }
        return TableRoles(rows.columns, columns) == nil ? .none : .certain
    }

    static func read(
        _ tree: SourceTree, _ language: LanguageTag, _ columns: TableColumns, _ delivery: ImportDelivery?
    ) throws(UnreadableFile) -> ImportedData {
        guard let source = tree.only else { throw UnreadableFile("JSON lines are one file: give that", file: tree.name) }
        return try TableReader.read(source, title, language, columns, delivery)
    }

    static func write(_ dataset: Dataset) -> WrittenData {
        var report = ExportReport(title, rows: dataset.examples.count + dataset.definitions.count)
        var text = ""
        for (index, example) in dataset.examples.enumerated() {
            guard report.accepts(example.text, what: "text", line: 1, row: index + 1) else { continue }
            let spans = report.spans(of: example, line: 1, row: index + 1).map { span -> JSONText.Value in
                let own = example.text.slice(codePoints: span.start, span.end) ?? ""
                let more = [("canonical", span.value), ("role", span.role), ("group", span.group)]
                return .object(
                    [("start", .number(span.start)), ("end", .number(span.end)), ("value", .string(own)), ("entity", .string(span.entity))]
                        + more.compactMap { key, value in value.map { (key, JSONText.Value.string($0)) } })
            }
            text +=
                JSONText.line(
                    .object([
                        ("text", .string(example.text)), ("intent", .string(example.intent)), ("entities", .list(spans)),
                        ("type", .string(example.type.rawValue)),
                    ])) + "\n"
            report.wrote()
        }
        for definition in dataset.definitions { report.leaveOut(definition, title) }
        return WrittenData(files: [.init(path: "data.jsonl", bytes: Data(text.utf8))], report: report.finished)
    }
}
