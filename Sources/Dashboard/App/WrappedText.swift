import Terminal

/// `text` in at most `rows` lines; the last one holds all the rest, so that drawing it marks what does not fit with `…`.
func wrap(_ text: String, _ width: Int, rows: Int) -> [String] {
    let lines = wrap(text, width)
    guard lines.count > rows, rows > 0 else { return lines }
    return lines.prefix(rows - 1) + [lines.dropFirst(rows - 1).joined(separator: " ")]
}
