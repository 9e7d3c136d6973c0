/// Reads one table whose layout is known.
struct CSVReader {
    private var scanner: CSVScanner
    private var builder: ImportBuilder
    private let layout: CSVLayout

    init(_ source: SourceText, _ layout: CSVLayout, _ language: LanguageTag, _ delivery: ImportDelivery?) {
        scanner = CSVScanner(source, delimiter: layout.delimiter)
        builder = ImportBuilder(source, format: CSVFormat.title, language: language, delivery: delivery)
        self.layout = layout
    }

    mutating func read() -> ImportedData {
        if layout.header != nil { passHeader() }
        var phrases = Array(repeating: [String](), count: layout.header?.fields.count ?? 0)
        while !builder.isStopped, let scanned = scanner.next() {
            if scanned.fault == nil, scanned.fields.allSatisfy({ $0.text.isEmpty }) { continue }
            let number = builder.beginRow()
            if let fault = scanned.fault {
                builder.say(.refused, at: fault.place, row: number, fault.reason)
                continue
            }
            switch layout.content {
            case .examples: readExample(scanned, number)
            case .phrases: readPhrase(scanned, number)
            case .columns: readColumns(scanned, number, &phrases)
            }
        }
        if case .columns(let kind, let isGuess) = layout.content { define(phrases, kind, isGuess) }
        return builder.finished
    }

    /// Names the columns that mean nothing, and passes the header.
    private mutating func passHeader() {
        var row = scanner.next()
        while let scanned = row, scanned.fault != nil {
            builder.say(.refused, at: scanned.place, row: builder.beginRow(), scanned.fault?.reason ?? "")
            row = scanner.next()
        }
        let known: [Int?]
        switch layout.content {
        case .examples(let text, let intent, let type, let language): known = [text, intent, type, language]
        case .phrases(let entity, let kind, let language, let phrase): known = [entity, kind, language, phrase]
        case .columns: return
        }
        for (index, field) in (row?.fields ?? []).enumerated() where !known.contains(index) && !field.text.isEmpty {
            builder.ignore("column", field.text, at: field.place)
        }
    }

    private mutating func readExample(_ scanned: CSVRow, _ number: Int) {
        guard case .examples(let text, let intent, let type, let language) = layout.content else { return }
        guard let row = fitted(scanned, textColumn: text, number) else { return }
        func cell(_ column: Int?) -> String? { column.flatMap { $0 < row.fields.count ? row.fields[$0].text : nil } }
        guard text < row.fields.count else {
            builder.say(
                .refused, at: row.place, row: number, wholeRow: true, "the row has no cell for the text: write it, or delete the row")
            return
        }
        let field = row.fields[text]
        let marked = InlineAnnotations.parse(field.text, at: field.place)
        if marked.looksBroken {
            builder.say(
                .noted, at: field.place, row: number,
                "the brackets in \(field.text.excerpt) are no annotation: write [text](entity) for one, \\[ and \\] for brackets")
        }
        builder.take(
            StatedExample(
                text: marked.text, intent: cell(intent), type: cell(type), language: cell(language), spans: marked.spans, place: row.place,
                row: number))
    }

    /// The row with as many cells as the table has columns; nil, and said, when it has too many to know what belongs together.
    private mutating func fitted(_ row: CSVRow, textColumn: Int, _ number: Int) -> CSVRow? {
        var row = row
        while row.fields.count > layout.columnCount, let last = row.fields.last, last.text.isEmpty, !last.isQuoted {
            row.fields.removeLast()
        }
        let extra = row.fields.count - layout.columnCount
        guard extra > 0 else { return row }
        let pieces = row.fields[textColumn...(textColumn + extra)]
        guard pieces.allSatisfy({ !$0.isQuoted }) else {
            builder.say(
                .refused, at: row.place, row: number, wholeRow: true,
                "the row has \(row.fields.count) cells, and the table \(layout.columnCount) columns: put quotes around the text")
            return nil
        }
        let (start, end) = (pieces[textColumn].place, pieces[textColumn + extra].end)
        let joined = CSVField(text: builder.text(start.offset..<end), isQuoted: false, place: start, end: end)
        row.fields.replaceSubrange(pieces.indices, with: [joined])
        builder.say(
            .mended, at: start, row: number,
            "the row has \(extra) cell\(extra == 1 ? "" : "s") too many: taken as part of the text, which has no quotes around it")
        return row
    }

    private mutating func readPhrase(_ row: CSVRow, _ number: Int) {
        guard case .phrases(let entity, let kind, let language, let phrase) = layout.content else { return }
        func cell(_ column: Int?) -> String? {
            column.flatMap { $0 < row.fields.count && !row.fields[$0].text.isEmpty ? row.fields[$0].text : nil }
        }
        guard row.fields.count <= layout.columnCount else {
            builder.say(
                .refused, at: row.place, row: number, wholeRow: true,
                "the row has \(row.fields.count) cells, and the table \(layout.columnCount) columns: put quotes around cells with delimiters"
            )
            return
        }
        guard let kind = cell(kind).map({ EntityKind(rawValue: $0) }) ?? EntityKind(hintedBy: builder.source.name) else {
            let kinds = EntityKind.allCases.map(\.rawValue).joined(separator: ", ")
            builder.say(.refused, at: row.place, row: number, wholeRow: true, "the entityType is unknown or missing: write one of \(kinds)")
            return
        }
        guard let tag = cell(language).map({ LanguageTag($0) }) ?? builder.language else {
            builder.say(.refused, at: row.place, row: number, wholeRow: true, "the language is no code such as en or zh-hans")
            return
        }
        let definition = EntityDefinition(entity: cell(entity) ?? "", kind: kind, examples: [], language: tag)
        builder.take(phrase: cell(phrase) ?? "", of: definition, at: row.place, row: number)
    }

    private mutating func readColumns(_ row: CSVRow, _ number: Int, _ phrases: inout [[String]]) {
        guard row.fields.dropFirst(phrases.count).allSatisfy({ $0.text.isEmpty }) else {
            builder.say(
                .refused, at: row.place, row: number, wholeRow: true,
                "the row has \(row.fields.count) cells, and the first line names \(phrases.count): name the column, or put quotes around cells"
            )
            return
        }
        for (column, field) in row.fields.prefix(phrases.count).enumerated() where !field.text.isEmpty {
            // One more than are taken is enough to refuse them.
            if phrases[column].count <= CorpusLimits.phrases { phrases[column].append(field.text) }
        }
        builder.takeRowOfColumns()
    }

    private mutating func define(_ phrases: [[String]], _ kind: EntityKind, _ isGuess: Bool) {
        guard let header = layout.header else { return }
        if isGuess {
            builder.say(
                .noted, at: header.place, wholeRow: true,
                "the columns look like lists of phrases: taken as lookup entities; name the file regex or synonym if they are those")
        }
        for (field, phrases) in zip(header.fields, phrases) where !field.text.isEmpty || !phrases.isEmpty {
            let definition = EntityDefinition(entity: field.text, kind: kind, examples: phrases, language: builder.language)
            builder.define(definition, at: field.place, row: nil)
        }
    }
}
