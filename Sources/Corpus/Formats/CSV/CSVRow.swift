/// A cell of a table.
package struct CSVField: Sendable {
    /// Without quotes; unquoted cells also without the blanks at their ends.
    package var text: String
    package var isQuoted: Bool
    package var place: SourcePosition
    /// The offset behind the cell's last byte.
    package var end: Int
}

/// A row of a table: one line, or several where quoted cells hold line breaks.
package struct CSVRow: Sendable {
    package var fields: [CSVField] = []
    package var place: SourcePosition
    /// The offset behind the row's last byte.
    package var end: Int
    /// What keeps the row from being read, and where.
    package var fault: (place: SourcePosition, reason: String)?
}
