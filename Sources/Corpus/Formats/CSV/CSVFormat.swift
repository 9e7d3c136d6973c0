import FoundationEssentials

/// Tables of utterances, and of entity definitions, with `,`, `;` or tab between the cells.
///
/// Read: a column with the text and one with the intent, under any of their usual names or without a header, and optionally `type` and
/// `language`; entity spans stand inline in the text (`InlineAnnotations`). Definitions: NeuralSpace's table with a column an entity, or
/// one with a row a phrase under `entity,entityType,language,example`.
/// Written: `text,intent,type`, and a row a phrase.
enum CSVFormat: TextFormat {
    static let title = "CSV"
    static let fileExtension = "csv"

    static func likeness(of source: SourceText) -> Likeness {
        switch CSVLayout.find(in: source) {
        case .found(let layout): layout.isStated ? .certain : .possible
        case .unclear: .possible
        case .noTable: .none
        }
    }

    static func read(_ source: SourceText, language: LanguageTag, delivery: ImportDelivery?) throws(UnreadableFile) -> ImportedData {
        switch CSVLayout.find(in: source, mayBeOneColumn: true) {
        case .found(let layout):
            var reader = CSVReader(source, layout, language, delivery)
            return reader.read()
        case .unclear(let message): throw UnreadableFile(message, file: source.name, line: 1)
        case .noTable:
            throw UnreadableFile(
                "the lines have no columns in common: write a first line such as “text,intent”", file: source.name, line: 1)
        }
    }

    static func write(_ examples: [Example]) -> (Data, ImportReport) {
        var report = ExportReport(title, rows: examples.count)
        var table = CSVTable(header: ["text", "intent", "type"])
        for (index, example) in examples.enumerated() {
            let (line, row) = (table.line, index + 1)
            guard report.accepts(example.text, what: "text", line: line, row: row) else { continue }
            let spans = report.spans(of: example, line: line, row: row)
            if spans.contains(where: { $0.value != nil || $0.role != nil || $0.group != nil }) {
                report.say(.noted, line: line, row: row, "a CSV cannot hold what a span stands for, its role or its group: left out")
            }
            table.append([InlineAnnotations.write(example.text, spans), example.intent, example.type.rawValue])
            report.wrote()
        }
        return (Data(table.bytes), report.finished)
    }

    static func write(_ definitions: [EntityDefinition]) -> (Data, ImportReport) {
        var report = ExportReport(title, rows: definitions.count)
        var table = CSVTable(header: ["entity", "entityType", "language", "example"])
        for (index, definition) in definitions.enumerated() {
            guard report.accepts(definition.entity, what: "entity's name", line: table.line, row: index + 1) else { continue }
            for phrase in definition.examples.isEmpty ? [""] : definition.examples {
                table.append([definition.entity, definition.kind.rawValue, definition.language.code, phrase])
            }
            report.wrote()
        }
        return (Data(table.bytes), report.finished)
    }
}

/// Puts a table together byte by byte.
private struct CSVTable {
    private(set) var bytes: [UInt8] = []
    /// The 1-based line that the next row starts in.
    private(set) var line = 1

    init(header: [String]) { append(header) }

    mutating func append(_ cells: [String]) {
        for (index, cell) in cells.enumerated() {
            if index > 0 { bytes.append(ASCII.comma) }
            append(cell)
        }
        bytes.append(ASCII.newline)
        line += 1
    }

    private mutating func append(_ cell: String) {
        let utf8 = cell.utf8
        let edges = [utf8.first, utf8.last]
        let needsQuotes =
            edges.contains { $0 == ASCII.space || $0 == ASCII.tab }
            || utf8.contains { $0 == ASCII.comma || $0 == ASCII.quote || ASCII.isLineBreak($0) }
        guard needsQuotes else { return bytes.append(contentsOf: utf8) }
        bytes.append(ASCII.quote)
        var previous: UInt8 = 0
        for byte in utf8 {
            if byte == ASCII.quote { bytes.append(ASCII.quote) }
            if byte == ASCII.carriageReturn || (byte == ASCII.newline && previous != ASCII.carriageReturn) { line += 1 }
            bytes.append(byte)
            previous = byte
        }
        bytes.append(ASCII.quote)
    }
}
