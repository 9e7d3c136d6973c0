import Terminal

/// Rows of text in columns as wide as what stands in them.
struct TextTable {
    struct Column {
        var title: String
        var alignment: Alignment

        static func left(_ title: String) -> Column { Column(title: title, alignment: .left) }
        static func right(_ title: String) -> Column { Column(title: title, alignment: .right) }
    }

    enum Alignment { case left, right }

    var columns: [Column]
    var rows: [[String]] = []

    init(_ columns: Column...) { self.columns = columns }

    /// One line a row, the titles first; no trailing space.
    func lines(_ paint: Paint = .none) -> String {
        let clean = rows.map { $0.map(PlainText.visible) }
        let widths = columns.indices.map { column in
            ([columns[column].title] + clean.map { $0[column] }).map(\.columns).max() ?? 0
        }
        func line(_ cells: [String], _ look: (String) -> String) -> String {
            var text = ""
            for (column, cell) in cells.enumerated() {
                let space = String(repeating: " ", count: widths[column] - cell.columns)
                text += column == 0 ? "" : "  "
                text += columns[column].alignment == .left ? look(cell) + space : space + look(cell)
            }
            while text.last == " " { text.removeLast() }
            return text + "\n"
        }
        return line(columns.map(\.title), paint.bold) + clean.map { line($0, { $0 }) }.joined()
    }
}
