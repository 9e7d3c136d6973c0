/// What a table's columns mean.
struct CSVLayout {
    enum Content {
        case examples(text: Int, intent: Int?, type: Int?, language: Int?)
        /// A row a phrase.
        case phrases(entity: Int, kind: Int?, language: Int?, phrase: Int)
        /// A column an entity; `isGuess` when only the shape says so.
        case columns(EntityKind, isGuess: Bool)
    }

    enum Finding {
        case found(CSVLayout)
        /// A table, but what its columns mean cannot be told; the message says what to do.
        case unclear(String)
        case noTable
    }

    var content: Content
    var delimiter: UInt8
    /// The first row, when it names the columns.
    var header: CSVRow?
    var columnCount: Int

    /// True when the file says itself what the columns mean.
    var isStated: Bool {
        if case .columns = content { return false }
        return header != nil
    }

    /// Looks at the first rows, with each delimiter.
    /// - Parameter mayBeOneColumn: whether a file without columns is a list of unlabelled utterances.
    static func find(in source: SourceText, mayBeOneColumn: Bool = false) -> Finding {
        let samples = [ASCII.comma, ASCII.semicolon, ASCII.tab].map { CSVSample(source, delimiter: $0) }
        for sample in samples {
            if let layout = stated(sample) { return .found(layout) }
        }
        if let kind = EntityKind(hintedBy: source.name), let widest = samples.max(by: { $0.width < $1.width }), widest.width > 0 {
            return .found(columns(widest, kind, isGuess: false))
        }
        if let table = samples.filter({ $0.width >= 2 && $0.regularity >= 0.8 }).max(by: { $0.regularity < $1.regularity }) {
            return guessed(table)
        }
        if mayBeOneColumn, samples.allSatisfy({ $0.width == 1 && $0.regularity >= 0.5 }) {
            return .found(CSVLayout(content: .examples(text: 0, intent: nil, type: nil, language: nil), delimiter: 0, columnCount: 1))
        }
        return .noTable
    }

    /// The layout that the first row names.
    private static func stated(_ sample: CSVSample) -> CSVLayout? {
        guard let header = sample.rows.first, header.fault == nil else { return nil }
        let names = header.fields.map { $0.text.lowercased() }
        func column(_ known: Set<String>) -> Int? { names.firstIndex(where: known.contains) }
        let intent = column(["intent", "label", "category", "class", "intent_name", "intentname", "intent name"])
        let type = column(["type", "split"])
        let language = column(["language", "lang"])
        if let entity = column(["entity"]), let phrase = column(["example", "examples", "phrase", "value"]) {
            let kind = column(["entitytype", "entity_type", "kind"])
            let content = Content.phrases(entity: entity, kind: kind, language: language, phrase: phrase)
            return CSVLayout(content: content, delimiter: sample.delimiter, header: header, columnCount: names.count)
        }
        guard let text = column(["text", "utterance", "sentence", "query", "message", "phrase", "question", "example"]) else { return nil }
        let known = [text, intent, type, language].compactMap(\.self).count
        guard intent != nil || known == names.count else { return nil }
        let content = Content.examples(text: text, intent: intent, type: type, language: language)
        return CSVLayout(content: content, delimiter: sample.delimiter, header: header, columnCount: names.count)
    }

    private static func columns(_ sample: CSVSample, _ kind: EntityKind, isGuess: Bool) -> CSVLayout {
        CSVLayout(
            content: .columns(kind, isGuess: isGuess), delimiter: sample.delimiter, header: sample.rows.first { $0.fault == nil },
            columnCount: sample.width)
    }

    /// The layout of a table whose first row does not name its columns.
    private static func guessed(_ sample: CSVSample) -> Finding {
        if sample.looksLikeColumnsOfPhrases { return .found(columns(sample, .lookup, isGuess: true)) }
        let type = sample.columns.firstIndex { column in column.allSatisfy { ExampleType(rawValue: $0.lowercased()) != nil } }
        let others = sample.columns.indices.filter { $0 != type }
        guard others.count == 2 else {
            return .unclear(
                "what the \(sample.width) columns mean cannot be told: write a first line such as “text,intent,type”, or name the file "
                    + "lookup, regex or synonym when it holds an entity a column")
        }
        guard let intent = sample.intentColumn(among: others), let text = others.first(where: { $0 != intent }) else {
            return .unclear("which column holds the text and which the intent cannot be told: write a first line “text,intent”")
        }
        let content = Content.examples(text: text, intent: intent, type: type, language: nil)
        return .found(CSVLayout(content: content, delimiter: sample.delimiter, columnCount: sample.width))
    }
}

/// The first rows of a table, cut with one delimiter.
private struct CSVSample {
    let delimiter: UInt8
    let rows: [CSVRow]
    /// The most frequent number of columns.
    let width: Int
    /// The share of rows that have it.
    let regularity: Double
    /// The cells of the rows of that width, column by column.
    let columns: [[String]]

    init(_ source: SourceText, delimiter: UInt8) {
        var scanner = CSVScanner(source, delimiter: delimiter, limit: CorpusLimits.sampleBytes)
        var rows: [CSVRow] = []
        while rows.count < CorpusLimits.sampleRows, let row = scanner.next() { rows.append(row) }
        // The last row may be cut off by the limit.
        if rows.count > 1, source.count > CorpusLimits.sampleBytes, rows.count < CorpusLimits.sampleRows { rows.removeLast() }
        self.delimiter = delimiter
        self.rows = rows
        var counts: [Int: Int] = [:]
        for row in rows where row.fault == nil { counts[row.fields.count, default: 0] += 1 }
        let mode = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }
        let width = mode?.key ?? 0
        self.width = width
        regularity = mode.map { Double($0.value) / Double(rows.count) } ?? 0
        let regular = rows.filter { $0.fault == nil && $0.fields.count == width }
        columns = (0..<width).map { column in regular.map { $0.fields[column].text } }
    }

    /// True when cells are empty at the bottom of columns alone and no cell repeats in its column, as lists of phrases side by side are.
    var looksLikeColumnsOfPhrases: Bool {
        var hasEmpty = false
        for column in columns {
            guard let last = column.lastIndex(where: { !$0.isEmpty }), !column[...last].contains("") else { return false }
            if last < column.count - 1 { hasEmpty = true }
            guard Set(column[...last]).count == last + 1 else { return false }
        }
        return hasEmpty
    }

    /// The one of two columns that holds names: it repeats itself more, or else is the one without blanks in its cells.
    func intentColumn(among candidates: [Int]) -> Int? {
        let facts = candidates.map { column in
            let cells = columns[column].filter { !$0.isEmpty }
            return (column: column, distinct: Set(cells).count, spaced: cells.count { $0.contains(" ") })
        }
        let (a, b) = (facts[0], facts[1])
        if Double(min(a.distinct, b.distinct)) < 0.8 * Double(max(a.distinct, b.distinct)) {
            return a.distinct < b.distinct ? a.column : b.column
        }
        guard a.spaced != b.spaced, min(a.spaced, b.spaced) == 0 else { return nil }
        return a.spaced < b.spaced ? a.column : b.column
    }
}
