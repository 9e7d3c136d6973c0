/// Finds the part of a text that a stated span means.
///
/// Offsets are code points, `end` exclusive. Where the stated text is not the text between them, the offsets are read as other tools
/// write them (UTF-16 units, UTF-8 bytes, `end` inclusive), and at last the stated text is looked for: a span is mended only when what
/// is found has one possible meaning.
struct SpanResolver {
    enum Resolution: Equatable {
        case exact(Int, Int)
        /// `how` says what was wrong.
        case mended(Int, Int, how: String)
        case dropped(String)
    }

    private let utf8: [UInt8]
    /// The offset in `utf8` of each code point and of the end; nil where every code point is one byte.
    private let starts: [Int]?
    private var attempts = 0

    init(_ text: String) {
        let bytes = Array(text.utf8)
        utf8 = bytes
        starts = bytes.allSatisfy { $0 < 0x80 } ? nil : bytes.indices.filter { bytes[$0] & 0xC0 != 0x80 } + [bytes.count]
    }

    private var count: Int { starts.map { $0.count - 1 } ?? utf8.count }

    mutating func resolve(start: Int?, end: Int?, text: String?) -> Resolution {
        if let start, let end, let part = bytes(start, end) {
            guard let text, !part.elementsEqual(text.utf8) else { return .exact(start, end) }
        }
        attempts += 1
        guard attempts <= CorpusLimits.mendedSpansPerExample else {
            return .dropped("more than \(CorpusLimits.mendedSpansPerExample) spans of the example are faulty")
        }
        return mend(start, end, text)
    }

    private func mend(_ start: Int?, _ end: Int?, _ stated: String?) -> Resolution {
        let text = stated.flatMap { $0.isBlank ? nil : $0 }
        let fault = fault(start, end, text)
        guard let text else { return .dropped(fault) }
        let wanted = Array(text.utf8)
        if let start, let end {
            let readings = readings(start, end).filter { reading in
                bytes(reading.start, reading.end).map { $0.elementsEqual(wanted) } ?? false
            }
            let meanings = Set(readings.map { [$0.start, $0.end] })
            if meanings.count == 1, let reading = readings.first {
                return .mended(reading.start, reading.end, how: "\(fault); \(reading.name)")
            }
            if meanings.count > 1 { return .dropped("\(fault), and the offsets can be read in \(meanings.count) ways") }
            if let part = bytes(start, end), Self.folded(String(decoding: part, as: UTF8.self)) == Self.folded(text) {
                return .mended(start, end, how: "the value \(text.excerpt) differs from the text in case or spacing")
            }
        }
        let found = occurrences(of: wanted)
        switch found.count {
        case 1:
            let range = (found[0], found[0] + text.unicodeScalars.count)
            if let start, let end, encloses(start, end, range) {
                return .mended(start, end, how: "the value \(text.excerpt) is cut short of \(excerpt(start, end))")
            }
            return .mended(range.0, range.1, how: "\(fault); it occurs once in the text")
        case 0: return .dropped("\(fault), and does not occur in the text")
        default: return .dropped("\(fault), and occurs more than once in the text")
        }
    }

    private func fault(_ start: Int?, _ end: Int?, _ text: String?) -> String {
        guard let start, let end else { return "the span\(text.map { " \($0.excerpt)" } ?? "") has no usable start and end" }
        let value = text.map { "the value \($0.excerpt)" } ?? "the span"
        if bytes(start, end) != nil {
            return "\(value) is not the text from \(start) to \(end), \(excerpt(start, end))"
        }
        return start >= end
            ? "\(value) has no length (\(start) to \(end))" : "\(value) lies outside the text (\(start) to \(end) of \(count))"
    }

    /// The bytes of the code points from `start` up to `end`; nil when that is no span of the text.
    private func bytes(_ start: Int, _ end: Int) -> ArraySlice<UInt8>? {
        guard start >= 0, start < end, end <= count else { return nil }
        guard let starts else { return utf8[start..<end] }
        return utf8[starts[start]..<starts[end]]
    }

    private func excerpt(_ start: Int, _ end: Int) -> String {
        bytes(start, end).map { String(decoding: $0, as: UTF8.self).excerpt } ?? ""
    }

    /// True when the offsets mark whole words around a value that cuts one.
    private func encloses(_ start: Int, _ end: Int, _ value: (Int, Int)) -> Bool {
        guard bytes(start, end) != nil, start <= value.0, value.1 <= end else { return false }
        let scalars = Array(String(decoding: utf8, as: UTF8.self).unicodeScalars)
        return WordKind.isCut(scalars, value.0, value.1) && !WordKind.isCut(scalars, start, end)
    }

    private func readings(_ start: Int, _ end: Int) -> [(start: Int, end: Int, name: String)] {
        guard start >= 0, start <= end, end < Int.max else { return [] }
        var readings = [(start, end + 1, "its end is inclusive")]
        guard starts != nil else { return readings }
        let units = utf16Offsets()
        for (name, offsets) in [("its offsets count UTF-16 units", units), ("its offsets count bytes", byteOffsets())] {
            guard let from = offsets[start] else { continue }
            if let to = offsets[end] { readings.append((from, to, name)) }
            if let to = offsets[end + 1] { readings.append((from, to, "\(name), and its end is inclusive")) }
        }
        return readings
    }

    /// The code point that starts at each UTF-16 offset.
    private func utf16Offsets() -> [Int: Int] {
        var offsets: [Int: Int] = [:]
        var unit = 0
        for (index, scalar) in String(decoding: utf8, as: UTF8.self).unicodeScalars.enumerated() {
            offsets[unit] = index
            unit += scalar.value > 0xFFFF ? 2 : 1
        }
        offsets[unit] = count
        return offsets
    }

    /// The code point that starts at each UTF-8 offset.
    private func byteOffsets() -> [Int: Int] {
        Dictionary(uniqueKeysWithValues: (starts ?? []).enumerated().map { ($0.element, $0.offset) })
    }

    /// The first two places (code points) where `part` occurs, found in linear time (Knuth, Morris and Pratt 1977).
    private func occurrences(of part: [UInt8]) -> [Int] {
        guard !part.isEmpty, part.count <= utf8.count else { return [] }
        var borders = [0]
        var length = 0
        for index in 1..<max(part.count, 1) {
            while length > 0, part[index] != part[length] { length = borders[length - 1] }
            if part[index] == part[length] { length += 1 }
            borders.append(length)
        }
        var found: [Int] = []
        length = 0
        for index in utf8.indices {
            while length > 0, utf8[index] != part[length] { length = borders[length - 1] }
            if utf8[index] == part[length] { length += 1 }
            guard length == part.count else { continue }
            found.append(utf8[..<(index + 1 - part.count)].count { $0 & 0xC0 != 0x80 })
            if found.count == 2 { break }
            length = borders[length - 1]
        }
        return found
    }

    /// Without case, and without blank space at the ends.
    private static func folded(_ text: String) -> String {
        let scalars = text.unicodeScalars.drop { $0.properties.isWhitespace }
        let kept = scalars.reversed().drop { $0.properties.isWhitespace }.reversed()
        return String(String.UnicodeScalarView(kept)).lowercased()
    }
}
