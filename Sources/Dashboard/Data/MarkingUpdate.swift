import Corpus
import Store
import Terminal

/// Marking an entity span by keyboard: arrows move by word, Shift-arrows stretch by character, a digit names the entity.
enum MarkingUpdate {
    static func begin(_ state: inout AppState) {
        guard let row = state.data.current, let first = words(row.example.text).first else { return }
        let types = Set(state.data.page.rows.flatMap { $0.example.entities.map(\.entity) }).union(state.data.entityTypes)
        state.data.marking = SpanMarking(row: row, start: first.lowerBound, end: first.upperBound, types: Array(types.sorted().prefix(9)))
    }

    static func key(_ event: KeyEvent, _ state: inout AppState) -> [Effect] {
        guard var marking = state.data.marking, let chord = KeyChord(event) else { return [] }
        switch (chord.key, chord.modifiers.contains(.shift)) {
        case (.left, false), (.character("h"), _): moveWord(-1, &marking)
        case (.right, false), (.character("l"), _): moveWord(1, &marking)
        case (.left, true): stretch(-1, &marking)
        case (.right, true): stretch(1, &marking)
        case (.up, _), (.character("-"), _): shrink(&marking)
        case (.down, _), (.character("+"), _), (.character(" "), _): grow(&marking)
        case (.character("d"), _), (.delete, _):
            state.data.marking = nil
            return [removeSpans(marking)]
        case (.enter, _), (.character("n"), _):
            state.ask(
                .newEntityType(marking), title: "What is “\(marking.text)”?",
                note: "The entity's name, such as city."
                    + (marking.types.isEmpty ? "" : " Known: " + marking.types.joined(separator: ", ") + "."))
            state.data.marking = nil
            return []
        case (.character(let c), _):
            guard let digit = c.wholeNumberValue, marking.types.indices.contains(digit - 1) else { break }
            state.data.marking = nil
            return [mark(marking, as: marking.types[digit - 1])]
        case (.escape, _):
            state.data.marking = nil
            return []
        default: break
        }
        state.data.marking = marking
        return []
    }

    /// Moves the right end by one letter as a reader sees it: a syllable sign stays with its letter.
    private static func stretch(_ step: Int, _ marking: inout SpanMarking) {
        var ends: [Int] = []
        var offset = 0
        for character in marking.row.example.text {
            offset += character.unicodeScalars.count
            ends.append(offset)
        }
        let next = step > 0 ? ends.first { $0 > marking.end } : ends.last { $0 < marking.end && $0 > marking.start }
        if let next { marking.end = next }
    }

    /// The edit that gives the chosen span to an entity; spans that it touches give way.
    static func mark(_ marking: SpanMarking, as entity: String) -> Effect {
        var row = marking.row
        let marking = marking.trimmed
        row.example.entities.removeAll { $0.start < marking.end && marking.start < $0.end }
        row.example.entities.append(EntityAnnotation(start: marking.start, end: marking.end, entity: entity))
        row.example.entities.sort { $0.start < $1.start }
        return .edit(.updateExamples([row], label: "mark \(entity)"))
    }

    private static func removeSpans(_ marking: SpanMarking) -> Effect {
        var row = marking.row
        row.example.entities.removeAll { $0.start < marking.end && marking.start < $0.end }
        return .edit(.updateExamples([row], label: "unmark a span"))
    }

    private static func moveWord(_ step: Int, _ marking: inout SpanMarking) {
        let words = words(marking.row.example.text)
        let next =
            step > 0
            ? words.first { $0.lowerBound >= marking.end } ?? words.last
            : words.last { $0.upperBound <= marking.start } ?? words.first
        guard let next else { return }
        marking.start = next.lowerBound
        marking.end = next.upperBound
    }

    private static func grow(_ marking: inout SpanMarking) {
        if let next = words(marking.row.example.text).first(where: { $0.lowerBound >= marking.end }) { marking.end = next.upperBound }
    }

    private static func shrink(_ marking: inout SpanMarking) {
        let inside = words(marking.row.example.text).filter { $0.lowerBound >= marking.start && $0.upperBound <= marking.end }
        if inside.count > 1 { marking.end = inside[inside.count - 2].upperBound }
    }

    /// Ranges of words in code points; in scripts without spaces each character is one.
    static func words(_ text: String) -> [Range<Int>] {
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

    private static func isEdgePunctuation(_ character: Character) -> Bool { ",.;:!?()[]{}\"“”„«»¿¡…".contains(character) }

    /// Thai, Lao, Han, kana, Hangul: scripts (or habits of writing) where a space does not end a word.
    private static func isOwnWord(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0E00...0x0EFF, 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7AF, 0x20000...0x2FFFF: true
        default: false
        }
    }
}

extension SpanMarking {
    /// Without blanks at its ends.
    var trimmed: SpanMarking {
        var marking = self
        let scalars = Array(row.example.text.unicodeScalars)
        while marking.end - 1 > marking.start, scalars[marking.end - 1].properties.isWhitespace { marking.end -= 1 }
        while marking.start < marking.end - 1, scalars[marking.start].properties.isWhitespace { marking.start += 1 }
        return marking
    }

    /// The words that the span covers.
    var text: String { row.example.text.slice(codePoints: start, end) ?? "" }
}
