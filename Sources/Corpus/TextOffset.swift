/// Text measured in Unicode code points, the unit of every offset inside the program.
extension String {
    package var codePointCount: Int { unicodeScalars.count }

    /// The code points from `start` up to `end` (exclusive), or nil when the range does not lie inside the text.
    package func slice(codePoints start: Int, _ end: Int) -> String? {
        let scalars = unicodeScalars
        guard start >= 0, end >= start,
            let from = scalars.index(scalars.startIndex, offsetBy: start, limitedBy: scalars.endIndex),
            let to = scalars.index(from, offsetBy: end - start, limitedBy: scalars.endIndex)
        else { return nil }
        return String(scalars[from..<to])
    }
}
