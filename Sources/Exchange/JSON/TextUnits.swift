import Corpus

/// A text's offsets in the unit that another tool counts in, turned into code points.
struct TextUnits {
    enum Unit { case codePoints, utf16, graphemes }

    /// The code point that begins at each offset, and the end; nil where the unit is the code point itself.
    private let starts: [Int?]?

    init(_ text: String, _ unit: Unit) {
        switch unit {
        case .codePoints: starts = nil
        case .utf16:
            guard text.unicodeScalars.contains(where: { $0.value > 0xFFFF }) else {
                starts = nil
                return
            }
            var starts: [Int?] = []
            for (index, scalar) in text.unicodeScalars.enumerated() {
                starts.append(index)
                if scalar.value > 0xFFFF { starts.append(nil) }
            }
            self.starts = starts + [text.codePointCount]
        case .graphemes:
            var starts: [Int?] = []
            var position = 0
            for character in text {
                starts.append(position)
                position += character.unicodeScalars.count
            }
            self.starts = starts + [position]
        }
    }

    /// Nil when no code point begins there; offsets outside the text stay what they are, for the span to be refused by.
    func codePoint(at offset: Int?) -> Int? {
        guard let offset, let starts, starts.indices.contains(offset) else { return offset }
        return starts[offset]
    }

    /// The offset in `unit` of each code point of a text, and of its end.
    static func offsets(of text: String, _ unit: Unit) -> [Int] {
        var offsets: [Int] = []
        var position = 0
        for scalar in text.unicodeScalars {
            offsets.append(position)
            position += unit == .utf16 && scalar.value > 0xFFFF ? 2 : 1
        }
        return offsets + [position]
    }
}
