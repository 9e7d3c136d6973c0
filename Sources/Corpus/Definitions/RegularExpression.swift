import CPCRE

/// A person's regular expression, in Perl's syntax (PCRE2), ready to be searched for. It ends whatever it is given: each search has a
/// limit of steps and memory.
package struct RegularExpression: Sendable {
    /// Why a text is no regular expression.
    package struct Fault: Error, Sendable, Equatable {
        /// In PCRE2's words, such as “missing closing parenthesis”.
        package var reason: String
        /// 1-based, in code points.
        package var column: Int
    }

    /// What a search gave.
    package struct Matches: Sendable, Equatable {
        /// Code points; from left to right, none empty, none overlapping another.
        package var ranges: [Range<Int>]
        /// True when the search was given up before the end of the text.
        package var gaveUp: Bool
    }

    /// A search looks at no more code points than these: no utterance is that long.
    package static let longestText = 10_000
    /// Matches taken from one text.
    package static let mostMatches = 100
    /// Steps of backtracking from one start, and from all starts of a text together.
    private static let mostSteps = 50_000
    private static let mostStepsOfText = 10_000_000

    /// As the person wrote it.
    package let pattern: String
    private let code: Code

    /// - Throws: `Fault` where `pattern` is no regular expression.
    package init(_ pattern: String) throws(Fault) {
        self.pattern = pattern
        code = try Code(pattern)
    }

    /// All matches in the text.
    package func matches(in text: String) -> Matches {
        var text = text
        return text.withUTF8 { bytes in
            var found = Matches(ranges: [], gaveUp: false)
            let end = Self.end(of: bytes)
            let steps = max(1_000, min(Self.mostSteps, Self.mostStepsOfText / max(end, 1)))
            var (start, counted, points) = (0, 0, 0)
            while start < end, found.ranges.count < Self.mostMatches {
                var (from, to) = (0, 0)
                let outcome = tp_find(code.pointer, bytes.baseAddress, end, start, UInt32(steps), &from, &to)
                found.gaveUp = outcome == TP_GAVE_UP
                guard outcome == TP_FOUND, from >= counted, to > from else { break }
                let first = points + Self.points(bytes[counted..<from])
                points = first + Self.points(bytes[from..<to])
                found.ranges.append(first..<points)
                (start, counted) = (to, to)
            }
            return found
        }
    }

    private static func points(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
        bytes.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
    }

    /// The number of bytes that are searched, whole code points.
    private static func end(of bytes: UnsafeBufferPointer<UInt8>) -> Int {
        guard bytes.count > longestText else { return bytes.count }
        var points = 0
        for (place, byte) in bytes.enumerated() where byte & 0xC0 != 0x80 {
            if points == longestText { return place }
            points += 1
        }
        return bytes.count
    }

    /// PCRE2's compiled form. Unchecked: it is never written after `init`, and PCRE2 lets threads share what is only read.
    private final class Code: @unchecked Sendable {
        let pointer: OpaquePointer

        init(_ pattern: String) throws(Fault) {
            var text = pattern
            var error: Int32 = 0
            var offset = 0
            let compiled = text.withUTF8 { tp_compile($0.baseAddress, $0.count, &error, &offset) }
            guard let compiled else {
                let before = pattern.utf8.prefix(offset).reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
                throw Fault(reason: Self.words(error), column: before + 1)
            }
            pointer = compiled
        }

        deinit { tp_free(pointer) }

        private static func words(_ error: Int32) -> String {
            var room = [CChar](repeating: 0, count: 256)
            tp_message(error, &room, room.count)
            return String(decoding: room.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        }
    }
}
