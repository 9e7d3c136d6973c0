import Corpus

/// Spans as one tag a word, `O`, `B-city`, `I-city`, for the words of a text cut at each single space.
enum TagSequence {
    /// The spans that the tags mark; nil when there is not one tag a word.
    ///
    /// The markers `<SOS>` and `<EOS>` at the ends are passed over, an `I-` that continues nothing begins a span (as conlleval counts),
    /// and where the text has several spaces in a row there may be tags for the words alone.
    static func spans(_ tags: [String], of text: String, at place: SourcePosition) -> [StatedSpan]? {
        var tags = tags[...]
        if let first = tags.first, ["<SOS>", "<START>", "<s>"].contains(first) { tags = tags.dropFirst() }
        if let last = tags.last, ["<EOS>", "<STOP>", "</s>"].contains(last) { tags = tags.dropLast() }
        var words = words(text)
        if words.count != tags.count { words.removeAll(where: \.isEmpty) }
        guard words.count == tags.count else { return nil }
        var spans: [StatedSpan] = []
        var openType: String?
        for (word, tag) in zip(words, tags) {
            guard let (isInside, type) = parts(tag), !word.isEmpty else {
                openType = nil
                continue
            }
            if isInside, type == openType, !spans.isEmpty {
                spans[spans.count - 1].end = word.upperBound
            } else {
                spans.append(StatedSpan(start: word.lowerBound, end: word.upperBound, entity: type, place: place))
            }
            openType = type
        }
        return spans
    }

    /// A tag a word, and what was done to spans that do not begin and end with words.
    static func tags(_ text: String, _ spans: [EntityAnnotation]) -> (tags: [String], widened: Int, lost: Int) {
        let words = words(text)
        var tags = [String](repeating: "O", count: words.count)
        var widened = 0
        var lost = 0
        var first = 0
        for span in spans {
            while first < words.count, words[first].upperBound <= span.start { first += 1 }
            var covered: [Int] = []
            var index = first
            while index < words.count, words[index].lowerBound < span.end {
                if !words[index].isEmpty { covered.append(index) }
                index += 1
            }
            guard let start = covered.first, let end = covered.last, covered.allSatisfy({ tags[$0] == "O" }) else {
                lost += 1
                continue
            }
            if words[start].lowerBound != span.start || words[end].upperBound != span.end { widened += 1 }
            for word in start...end { tags[word] = (word == start ? "B-" : "I-") + span.entity }
        }
        return (tags, widened, lost)
    }

    /// The ranges, in code points, of what lies between single spaces; empty where two follow one another.
    static func words(_ text: String) -> [Range<Int>] {
        var words: [Range<Int>] = []
        var start = 0
        var position = 0
        for scalar in text.unicodeScalars {
            if scalar == " " {
                words.append(start..<position)
                start = position + 1
            }
            position += 1
        }
        words.append(start..<position)
        return words
    }

    /// Nil for `O` and what else marks nothing.
    private static func parts(_ tag: String) -> (isInside: Bool, type: String)? {
        let bytes = Array(tag.utf8)
        guard bytes.count > 2, bytes[1] == UInt8(ascii: "-") || bytes[1] == UInt8(ascii: "_") else { return nil }
        let mark = Unicode.Scalar(bytes[0])
        let type = String(decoding: bytes[2...], as: UTF8.self)
        switch mark {
        case "B", "U", "S": return (false, type)
        case "I", "L", "E", "M": return (true, type)
        default: return nil
        }
    }
}

extension ExportReport {
    /// The tags of an example whose entity types are words, with what they cannot hold said.
    mutating func tags(of example: Example, row: Int, _ title: String) -> [String] {
        let spans = spans(of: example, line: 1, row: row)
        noteLost(spans, row: row, title)
        let usable = spans.filter { !$0.entity.contains(where: \.isWhitespace) }
        let (tags, widened, lost) = TagSequence.tags(example.text, usable)
        if widened > 0 { say(.noted, line: 1, row: row, "\(title) tags whole words: \(counted(widened, "span")) made longer") }
        let dropped = lost + spans.count - usable.count
        if dropped > 0 { say(.noted, line: 1, row: row, "\(title) cannot tag \(counted(dropped, "span")): left out") }
        return tags
    }
}
