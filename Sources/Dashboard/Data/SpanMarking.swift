import Corpus
import Store
import Terminal

/// Marking entity spans by keyboard: a run of words, chosen before its entity is.
package struct SpanMarking: Sendable, Equatable {
    /// The example with the spans marked so far.
    package var row: StoredExample
    /// Code points, `end` exclusive.
    package var start: Int
    package var end: Int
    /// Entity types on offer: the first nine by the keys 1–9.
    package var types: [String]

    /// The words that are chosen.
    package var text: String { row.example.text.slice(codePoints: start, end) ?? "" }

    /// The marked span that what is chosen touches; the one it covers most of.
    package var touched: EntityAnnotation? {
        row.example.entities.filter { $0.start < end && start < $0.end }
            .max { overlap($0) < overlap($1) }
    }

    private func overlap(_ span: EntityAnnotation) -> Int { min(span.end, end) - max(span.start, start) }

    // MARK: Moving

    mutating func choose(_ range: Range<Int>?) {
        guard let range else { return }
        (start, end) = (range.lowerBound, range.upperBound)
    }

    mutating func moveWord(_ step: Int) {
        let words = Words.ranges(row.example.text)
        choose(
            step > 0
                ? words.first { $0.lowerBound >= end } ?? words.last : words.last { $0.upperBound <= start } ?? words.first)
    }

    /// Goes to the next marked span, or the one before, round the ends.
    mutating func moveSpan(_ step: Int) {
        let spans = row.example.entities.map { $0.start..<$0.end }.sorted { $0.lowerBound < $1.lowerBound }
        guard !spans.isEmpty else { return moveWord(step) }
        choose(
            step > 0
                ? spans.first { $0.lowerBound > start } ?? spans.first : spans.last { $0.lowerBound < start } ?? spans.last)
    }

    /// After a span is marked: the next word that no span covers.
    mutating func moveOn() {
        let free = Words.ranges(row.example.text).filter { word in
            word.lowerBound >= end && !row.example.entities.contains { $0.start < word.upperBound && word.lowerBound < $0.end }
        }
        choose(free.first)
    }

    mutating func growWord() {
        if let next = Words.ranges(row.example.text).first(where: { $0.lowerBound >= end }) { end = next.upperBound }
    }

    mutating func shrinkWord() {
        let inside = Words.ranges(row.example.text).filter { $0.lowerBound >= start && $0.upperBound <= end }
        if inside.count > 1 { end = inside[inside.count - 2].upperBound }
    }

    /// Moves an end by one letter as a reader sees it: a syllable sign stays with its letter.
    mutating func stretch(_ step: Int, left: Bool) {
        var borders = [0]
        for character in row.example.text { borders.append((borders.last ?? 0) + character.unicodeScalars.count) }
        if left {
            let next = step > 0 ? borders.first { $0 > start && $0 < end } : borders.last { $0 < start }
            if let next { start = next }
        } else {
            let next = step > 0 ? borders.first { $0 > end } : borders.last { $0 < end && $0 > start }
            if let next { end = next }
        }
    }

    /// Chooses the words from those chosen now to the one at a column of the text.
    mutating func extend(toColumn column: Int, of row: StoredExample) {
        guard row.id == self.row.id, let word = Words.at(column: column, in: row.example.text) else { return }
        choose(min(start, word.lowerBound)..<max(end, word.upperBound))
    }

    // MARK: Changing the example

    /// Gives what is chosen to an entity; spans that it touches give way. A canonical value stays with the same words.
    func marked(as entity: String) -> StoredExample {
        var changed = row
        let chosen = trimmed
        let same = row.example.entities.first { $0.start == chosen.start && $0.end == chosen.end }
        changed.example.entities.removeAll { $0.start < chosen.end && chosen.start < $0.end }
        changed.example.entities.append(EntityAnnotation(start: chosen.start, end: chosen.end, entity: entity, value: same?.value))
        changed.example.entities.sort { $0.start < $1.start }
        return changed
    }

    /// Without the spans that are touched.
    func unmarked() -> StoredExample {
        var changed = row
        changed.example.entities.removeAll { $0.start < end && start < $0.end }
        return changed
    }

    /// Without blanks at its ends.
    private var trimmed: SpanMarking {
        var marking = self
        let scalars = Array(row.example.text.unicodeScalars)
        while marking.end - 1 > marking.start, scalars[marking.end - 1].properties.isWhitespace { marking.end -= 1 }
        while marking.start < marking.end - 1, scalars[marking.start].properties.isWhitespace { marking.start += 1 }
        return marking
    }
}

/// A text cut into what a person would step over as a word.
enum Words {
    /// Ranges in code points; in scripts without spaces each character is one.
    static func ranges(_ text: String) -> [Range<Int>] {
        var words: [Range<Int>] = []
        var start: Int?
        var offset = 0
        for character in text {
            let count = character.unicodeScalars.count
            let single = character.unicodeScalars.first.map(isOwnWord) ?? false
            if character.isWhitespace || isEdgePunctuation(character) || single {
                if let from = start { words.append(from..<offset) }
                start = nil
                if single { words.append(offset..<offset + count) }
            } else if start == nil {
                start = offset
            }
            offset += count
        }
        if let from = start { words.append(from..<offset) }
        return words
    }

    /// The word that covers a column of the text, or the last one before it; the first one where there is none.
    static func at(column: Int, in text: String) -> Range<Int>? {
        var right = 0
        var offset = 0
        for character in text {
            right += character.columns
            if column < right { break }
            offset += character.unicodeScalars.count
        }
        let words = ranges(text)
        return words.last { $0.lowerBound <= offset } ?? words.first
    }

    private static func isEdgePunctuation(_ character: Character) -> Bool { ",.;:!?()[]{}\"“”„«»¿¡…、。！？".contains(character) }

    /// Thai, Lao, Han, kana, Hangul: scripts (or habits of writing) where a space does not end a word.
    private static func isOwnWord(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0E00...0x0EFF, 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7AF, 0x20000...0x2FFFF: true
        default: false
        }
    }
}
