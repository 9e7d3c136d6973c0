/// Breaks `text` into lines of at most `width` columns: at spaces, after a hyphen or a slash, on either side of a
/// two-column character (Chinese and Japanese have no spaces), and inside a word only when it is longer than a line.
/// Newlines in `text` are kept; the spaces at a break are dropped.
package func wrap(_ text: String, _ width: Int) -> [String] {
    guard width > 0 else { return [] }
    return text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { wrapParagraph($0, width) }
}

private func wrapParagraph(_ paragraph: Substring, _ width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var lineColumns = 0
    /// Where the line may be broken: the part before, and the columns of the part after.
    var breakIndex: String.Index?
    for character in paragraph {
        let columns = character.columns
        if lineColumns + columns > width, !line.isEmpty {
            if character == " " {
                lines.append(trimmedEnd(line))
                line = ""
                lineColumns = 0
                breakIndex = nil
                continue
            }
            let cut = columns == 2 ? line.endIndex : breakIndex ?? line.endIndex
            lines.append(trimmedEnd(line[..<cut]))
            line = String(line[cut...].drop { $0 == " " })
            lineColumns = line.columns
            breakIndex = nil
        }
        if character == " ", line.isEmpty, !lines.isEmpty { continue }
        line.append(character)
        lineColumns += columns
        if character == " " || character == "-" || character == "/" || columns == 2 { breakIndex = line.endIndex }
    }
    lines.append(trimmedEnd(line))
    return lines
}

private func trimmedEnd(_ line: some StringProtocol) -> String {
    var end = line.endIndex
    while end > line.startIndex, line[line.index(before: end)] == " " { end = line.index(before: end) }
    return String(line[..<end])
}
