import Corpus

/// Reads utterances from a table in any of its forms.
enum TableReader {
    static func read(
        _ source: SourceText, _ title: String, _ language: LanguageTag, _ columns: TableColumns,
        _ delivery: ImportDelivery? = nil
    ) throws(UnreadableFile) -> ImportedData {
        var rows = try TableRows(source)
        guard let roles = TableRoles(rows.columns, columns) else {
            let found = rows.columns.prefix(20).map(\.excerpt).joined(separator: ", ")
            throw UnreadableFile(
                "which column holds the text cannot be told among \(found.isEmpty ? "none" : found): name it, as --columns text=NAME,intent=NAME",
                file: source.name, line: 1)
        }
        var builder = ImportBuilder(source, format: title, language: language, delivery: delivery)
        let start = SourcePosition(offset: source.start, line: 1, lineStart: source.start)
        for name in rows.columns where !roles.known.contains(name) && name != "entities" { builder.ignore("column", name, at: start) }
        let wanted = [roles.text, roles.intent ?? "", roles.tags ?? "", roles.split ?? "", roles.language ?? ""]
        while !builder.isStopped, let row = try rows.next(wanted) {
            let number = builder.beginRow()
            if let fault = row.fault {
                builder.say(.refused, at: row.place, row: number, fault)
                continue
            }
            guard let text = row.cells[0] else {
                builder.say(.refused, at: row.place, row: number, "the row has no “\(roles.text)”: write the utterance there")
                continue
            }
            var stated = StatedExample(
                text: text, intent: row.cells[1], type: row.cells[3], language: row.cells[4], place: row.place, row: number)
            stated.spans = spans(row, text, &builder, number)
            builder.take(stated)
        }
        return builder.finished
    }

    /// From the tags, or from a list of spans in JSON.
    private static func spans(_ row: TableRows.Row, _ text: String, _ builder: inout ImportBuilder, _ number: Int) -> [StatedSpan] {
        if let list = row.node?["entities"]?.list {
            return list.map { span in
                StatedSpan(
                    start: span["start"]?.integer, end: span["end"]?.integer, entity: span["entity"]?.text ?? span["label"]?.text,
                    text: span["value"]?.text, value: span["canonical"]?.text, role: span["role"]?.text, group: span["group"]?.text,
                    place: row.place)
            }
        }
        guard let cell = row.cells[2], !cell.isEmpty else { return [] }
        let tags = cell.split(separator: " ").map(String.init)
        guard let spans = TagSequence.spans(tags, of: text, at: row.place) else {
            builder.say(
                .noted, at: row.place, row: number, wholeRow: true,
                "there are \(counted(tags.count, "tag")) for \(counted(TagSequence.words(text).count, "word")): the tags are left out")
            return []
        }
        return spans
    }
}
