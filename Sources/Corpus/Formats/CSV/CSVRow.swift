/// A cell of a table.
struct CSVField: Sendable {
    /// Without quotes; unquoted cells also without the blanks at their ends.
    var text: String
    var isQuoted: Bool
    var place: SourcePosition
    /// The offset behind the cell's last byte.
    var end: Int
}

/// A row of a table: one line, or several where quoted cells hold line breaks.
struct CSVRow: Sendable {
    var fields: [CSVField] = []
    var place: SourcePosition
    /// The offset behind the row's last byte.
    var end: Int
    /// What keeps the row from being read, and where.
    var fault: (place: SourcePosition, reason: String)?
}
