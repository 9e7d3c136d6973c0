import Corpus

/// The rows of a table in CSV (any delimiter), in a JSON list of objects, or in JSON lines, by the names of its columns.
struct TableRows {
    struct Row {
        var place: SourcePosition
        /// In the order of the columns asked for; nil where the row has no such cell.
        var cells: [String?] = []
        /// The whole row, in JSON.
        var node: JSONNode?
        /// Why the row cannot be used.
        var fault: String?
    }

    private enum Form {
        case csv(CSVScanner)
        case list(JSONScanner, JSONScanner.Container)
        case lines(LineScanner)
    }

    /// The header of a CSV, the keys of the first objects in JSON.
    let columns: [String]
    let title: String
    private var form: Form
    private let source: SourceText

    /// - Throws: when the text is no table, or no JSON.
    init(_ source: SourceText) throws(UnreadableFile) {
        self.source = source
        switch source.firstByte {
        case ASCII.openBracket:
            title = "JSON"
            var scanner = JSONScanner(source)
            columns = try Self.keys(scanner)
            let list = try scanner.open(try scanner.kind())
            form = .list(scanner, list)
        case ASCII.openBrace:
            title = "JSON lines"
            let lines = LineScanner(source)
            form = .lines(lines)
            columns = Self.keys(lines)
        default:
            title = "table"
            var scanner = CSVScanner(source, delimiter: Self.delimiter(source))
            columns = scanner.next()?.fields.map(\.text) ?? []
            form = .csv(scanner)
        }
    }

    /// The next row, with the cells of these columns. An error ends the table.
    mutating func next(_ wanted: [String]) throws(UnreadableFile) -> Row? {
        switch form {
        case .csv(var scanner):
            defer { form = .csv(scanner) }
            guard let row = scanner.next() else { return nil }
            if let fault = row.fault { return Row(place: fault.place, fault: fault.reason) }
            guard row.fields.count <= columns.count || row.fields[columns.count...].allSatisfy({ $0.text.isEmpty }) else {
                return Row(
                    place: row.place,
                    fault: "the row has \(row.fields.count) cells, and the table \(columns.count) columns: put quotes around the text")
            }
            let cells = wanted.map { name -> String? in
                guard let index = columns.firstIndex(of: name), index < row.fields.count else { return nil }
                return row.fields[index].text
            }
            return Row(place: row.place, cells: cells)
        case .list(var scanner, var list):
            defer { form = .list(scanner, list) }
            guard try scanner.hasElement(in: &list) else {
                try scanner.finish()
                return nil
            }
            var left = ExchangeLimits.treeValues
            let node = try JSONNode.node(&scanner, &left)
            return Self.row(node, node.place, wanted)
        case .lines(var scanner):
            defer { form = .lines(scanner) }
            while let line = scanner.next() {
                if line.isTooLong { return Row(place: line.place, fault: "the line is longer than \(CorpusLimits.lineBytes >> 20) MB") }
                guard !line.text.isBlank else { continue }
                let (node, fault) = Self.object(line.text, line.place.line)
                guard let node else { return Row(place: line.place, fault: fault) }
                return Self.row(node, line.place, wanted)
            }
            return nil
        }
    }

    private static func row(_ node: JSONNode, _ place: SourcePosition, _ wanted: [String]) -> Row {
        guard node.members != nil else { return Row(place: place, fault: "the row has to be an object {…}") }
        var row = Row(place: place, node: node)
        for name in wanted {
            let cell = node[name]
            if let fault = cell?.fault { row.fault = "“\(name)” \(fault)" }
            if let cell, cell.members != nil { row.fault = "“\(name)” is an object, and has to be a text" }
            row.cells.append(cell?.cell)
        }
        return row
    }

    private static func object(_ line: String, _ number: Int) -> (node: JSONNode?, fault: String) {
        var scanner = JSONScanner(Array(line.utf8), name: "", line: number)
        var left = ExchangeLimits.treeValues
        do {
            let node = try JSONNode.node(&scanner, &left)
            try scanner.finish()
            return (node, "")
        } catch {
            return (nil, "the line is no JSON object: \(error.message)")
        }
    }

    /// The keys of the first rows of a list, each once; what is wrong further down is found when the rows are read.
    private static func keys(_ start: JSONScanner) throws(UnreadableFile) -> [String] {
        var scanner = start
        var list = try scanner.open(try scanner.kind())
        var keys: [String] = []
        var left = ExchangeLimits.sampleValues
        do {
            while left > 0, try scanner.hasElement(in: &list) { add(try JSONNode.node(&scanner, &left), to: &keys) }
        } catch  where !keys.isEmpty {
            return keys
        }
        return keys
    }

    private static func keys(_ lines: LineScanner) -> [String] {
        var lines = lines
        var keys: [String] = []
        var count = 0
        while count < ExchangeLimits.sampleRows, let line = lines.next() {
            if let node = line.text.isBlank ? nil : object(line.text, line.place.line).node { add(node, to: &keys) }
            count += 1
        }
        return keys
    }

    private static func add(_ node: JSONNode, to keys: inout [String]) {
        for (key, _) in node.members ?? [] where keys.count < CorpusLimits.columns && !keys.contains(key) { keys.append(key) }
    }

    /// The one that cuts the first line into the most cells.
    private static func delimiter(_ source: SourceText) -> UInt8 {
        let widths = [ASCII.comma, ASCII.tab, ASCII.semicolon].map { delimiter in
            var scanner = CSVScanner(source, delimiter: delimiter, limit: ExchangeLimits.sampleBytes)
            return (delimiter, scanner.next()?.fields.count ?? 0)
        }
        return widths.max { $0.1 < $1.1 }?.0 ?? ASCII.comma
    }
}

extension JSONNode {
    /// The value as a table's cell: a list becomes its texts with spaces between them.
    fileprivate var cell: String? {
        switch value {
        case .string(let text, _): text
        case .number(let number): number
        case .boolean(let flag): flag ? "true" : "false"
        case .list(let elements): elements.compactMap(\.cell).joined(separator: " ")
        case .null, .object: nil
        }
    }
}
