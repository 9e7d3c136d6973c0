import CNcurses

/// How a grapheme cluster is shown: what is drawn, in how many columns, and whether every terminal agrees with that number.
///
/// The number follows glibc's `wcwidth` for every code point, because that is what ncurses and most terminals count with.
/// A cluster of several spacing code points (an Indic syllable) takes the sum of theirs; an emoji sequence takes two columns,
/// as new terminals draw it. Both are `isDisputed`: the display puts the cursor back in its place after one.
package struct CharacterWidth: Hashable, Sendable {
    package let columns: Int
    /// True where terminals differ about the width.
    package let isDisputed: Bool
    /// True for control and format characters, lone marks and unassigned code points, which are drawn as `·`.
    package let isControl: Bool

    package init(of character: Character) {
        if let ascii = character.asciiValue {
            self.init(columns: 1, isDisputed: false, isControl: ascii < 0x20 || ascii == 0x7f)
            return
        }
        let scalars = character.unicodeScalars
        guard let base = scalars.first else {
            self.init(columns: 1, isDisputed: false, isControl: true)
            return
        }
        let baseWidth = Self.columns(of: base)
        guard baseWidth > 0, !Self.isInvisible(base) else {
            self.init(columns: 1, isDisputed: false, isControl: true)
            return
        }
        var sum = baseWidth
        var isDisputed = false
        var isEmoji = false
        var rest = scalars.dropFirst()
        while let scalar = rest.popFirst() {
            sum += max(0, Self.columns(of: scalar))
            switch scalar.value {
            case 0x200D, 0xFE0F, 0x20E3, 0x1F3FB...0x1F3FF, 0xE0020...0xE007F:
                // A joiner also stands inside Indic syllables, which are no emoji.
                isEmoji = isEmoji || base.properties.isEmoji
                isDisputed = true
            case 0x1100...0x11FF:
                break  // Hangul jamo compose everywhere.
            default:
                isDisputed = isDisputed || scalar.properties.canonicalCombiningClass == .notReordered
            }
        }
        let isFlag = (0x1F1E6...0x1F1FF).contains(base.value)
        self.init(columns: isEmoji ? 2 : sum, isDisputed: isDisputed || isFlag, isControl: false)
    }

    private init(columns: Int, isDisputed: Bool, isControl: Bool) {
        self.columns = columns
        self.isDisputed = isDisputed
        self.isControl = isControl
    }

    /// Columns of one code point: 0 for marks, -1 for what is not printable.
    package static func columns(of scalar: Unicode.Scalar) -> Int {
        scalar.value >= 0x20 && scalar.value < 0x7f ? 1 : Int(cn_width(scalar.value))
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .unassigned, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }
}

extension Character {
    /// Columns on the screen; at least 1.
    package var columns: Int { isASCII ? 1 : CharacterWidth(of: self).columns }
}

extension StringProtocol {
    /// Columns on the screen.
    package var columns: Int { reduce(0) { $0 + $1.columns } }

    /// The longest start that fits into `width` columns, ending with `…` where something was left out.
    package func fitted(to width: Int) -> String {
        guard width > 0 else { return "" }
        var used = 0
        var cut = startIndex
        for index in indices {
            let next = used + self[index].columns
            if next > width { return self[..<cut] + "…" }
            used = next
            if next < width { cut = self.index(after: index) }
        }
        return String(self)
    }

    /// Both ends of the text within `width` columns, with `…` in the middle where something was left out: names that begin alike
    /// differ at their ends.
    package func fittedInMiddle(to width: Int) -> String {
        guard columns > width else { return String(self) }
        guard width >= 5 else { return fitted(to: width) }
        let tailRoom = (width - 1) / 2
        var tail: [Character] = []
        var used = 0
        for character in reversed() {
            guard used + character.columns <= tailRoom else { break }
            used += character.columns
            tail.append(character)
        }
        var head = ""
        var room = width - 1 - used
        for character in self {
            guard character.columns <= room else { break }
            room -= character.columns
            head.append(character)
        }
        return head + "…" + String(tail.reversed())
    }
}
