/// What stands between ncurses and the terminal. ncurses knows what to draw where, but it names all colours and attributes at
/// every change, has no colours but its description's, and believes what it believes about widths. This stage
///
/// - sends of colours and attributes only what differs from what the terminal has, and nothing for spaces that look the same;
/// - puts a theme's true colours in the place of the numbers that stand for them;
/// - puts whole grapheme clusters in the place of the tokens that stand for them, and the cursor in its place after each.
package struct OutputStage: Sendable {
    /// Colours and attributes as SGR (ECMA-48) has them.
    private struct State: Hashable {
        static let terminalDefault: UInt32 = 1 << 31
        static let direct: UInt32 = 1 << 30
        var foreground = State.terminalDefault
        var background = State.terminalDefault
        /// Bit n is SGR n: 1 bold, 2 dim, 3 italic, 4 underline, 5 blink, 7 reverse, 8 hidden.
        var attributes: UInt16 = 0
        /// The attributes that show on a space.
        static let visibleOnSpace: UInt16 = 1 << 4 | 1 << 5 | 1 << 7
    }

    /// Scalars from here on in what ncurses sends are tokens. Of this plane nothing else is ever drawn.
    package static let firstToken: UInt32 = 0x10_0000
    static let tokenLimit = 0xFFF0

    /// True colours by ncurses's colour number; empty where the numbers are the terminal's own.
    package var trueColours: [UInt8: RGB] = [:]
    /// What each token stands for.
    package var tokens: [[UInt8]] = []
    /// What the terminal understands beside moving its cursor.
    package struct Abilities: Hashable, Sendable {
        /// False where attributes are taken back all together or not at all.
        package var removesAttributes: Bool
        /// `CSI n b` draws the last character n times more.
        package var repeats: Bool

        package init(removesAttributes: Bool = true, repeats: Bool = false) {
            self.removesAttributes = removesAttributes
            self.repeats = repeats
        }
    }

    package let abilities: Abilities

    /// What the terminal has, and what ncurses wants it to have.
    private var actual = State()
    private var wanted = State()
    /// An escape sequence or a character that goes on in the next piece.
    private var rest: [UInt8] = []

    /// The line or block character sent last, and how often it is to be sent again.
    private var repeated: [UInt8] = []
    private var repeats = 0

    package init(_ abilities: Abilities) {
        self.abilities = abilities
    }

    package mutating func translate(_ bytes: some Collection<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        rest += bytes
        var at = 0
        while at < rest.count {
            let byte = rest[at]
            let length = byte == 0x1B ? sequenceLength(at) : Self.characterLength(byte)
            guard length > 0, at + length <= rest.count else { break }
            switch byte {
            case 0x1B: escape(rest[at..<at + length], &out)
            case 0xF4: token(rest[at..<at + length], &out)
            case 0x20...: character(rest[at..<at + length], &out)
            // Padding, which nobody needs today.
            case 0: break
            default:
                endRun(&out)
                out.append(byte)
            }
            at += length
        }
        rest.removeFirst(at)
        endRun(&out)
        return out
    }

    /// What is still owed: to be called before others write to the terminal.
    package mutating func finish() -> [UInt8] {
        var out: [UInt8] = []
        synchronise(onSpace: false, &out)
        return out
    }

    static func cursor(row: Int, column: Int) -> [UInt8] { Array("\u{1B}[\(row + 1);\(column + 1)H".utf8) }

    // MARK: Reading

    /// The length of the escape sequence at `start`; 0 when its end is not there yet.
    private func sequenceLength(_ start: Int) -> Int {
        guard start + 1 < rest.count else { return 0 }
        switch rest[start + 1] {
        case UInt8(ascii: "["):
            guard let end = rest[(start + 2)...].firstIndex(where: { $0 >= 0x40 && $0 <= 0x7E }) else { return 0 }
            return end - start + 1
        case UInt8(ascii: "("), UInt8(ascii: ")"): return 3
        case UInt8(ascii: "]") where rest[start...].starts(with: Self.paletteReset): return Self.paletteReset.count
        default: return 2
        }
    }

    private static let paletteReset = Array("\u{1B}]104\u{07}".utf8)

    private static func characterLength(_ lead: UInt8) -> Int {
        switch lead {
        case 0xC2...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF4: 4
        default: 1
        }
    }

    private mutating func escape(_ sequence: ArraySlice<UInt8>, _ out: inout [UInt8]) {
        let isControl = sequence.count > 2 && sequence[sequence.startIndex + 1] == UInt8(ascii: "[")
        switch sequence.last {
        case UInt8(ascii: "m") where isControl:
            if read(sequence.dropFirst(2).dropLast()) { return }
        case UInt8(ascii: "B") where !isControl && sequence.count == 3:
            // The usual character set, which is never left.
            return
        case 0x07:
            // The palette is the person's, and was not touched.
            return
        case UInt8(ascii: "r") where isControl:
            // Nothing is scrolled; a region left behind by a crash would trouble the shell.
            return
        case UInt8(ascii: "X") where isControl, UInt8(ascii: "K") where isControl, UInt8(ascii: "J") where isControl:
            endRun(&out)
            synchronise(onSpace: true, &out)
        default: endRun(&out)
        }
        out += sequence
    }

    private mutating func character(_ bytes: ArraySlice<UInt8>, _ out: inout [UInt8]) {
        synchronise(onSpace: bytes.first == 0x20, &out)
        if bytes.elementsEqual(repeated) {
            repeats += 1
            return
        }
        endRun(&out)
        out += bytes
        // U+2500 to U+25FF: what frames and bars are made of. Nothing joins these.
        let isRunner = abilities.repeats && bytes.count == 3 && bytes.first == 0xE2 && (0x94...0x97).contains(bytes[bytes.startIndex + 1])
        if isRunner { repeated = Array(bytes) }
    }

    private mutating func endRun(_ out: inout [UInt8]) {
        guard repeats > 0 else {
            if !repeated.isEmpty { repeated = [] }
            return
        }
        let run = Array("\u{1B}[\(repeats)b".utf8)
        if repeats * repeated.count > run.count {
            out += run
        } else {
            for _ in 0..<repeats { out += repeated }
        }
        repeats = 0
        repeated = []
    }

    /// Takes a list of attributes; false when it holds one that is not known here.
    private mutating func read(_ parameters: ArraySlice<UInt8>) -> Bool {
        var pen = wanted
        var numbers = parameters.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map { part in
            part.reduce(0) { $0 * 10 + Int($1) - 0x30 }
        }[...]
        while let number = numbers.popFirst() {
            switch number {
            case 0: pen = State()
            // The usual font, which is never left; the Linux console names it with every attribute.
            case 10: break
            case 1, 2, 3, 4, 5, 7, 8: pen.attributes |= 1 << UInt16(number)
            case 22: pen.attributes &= ~0b110
            case 23, 24, 25, 27, 28: pen.attributes &= ~(1 << UInt16(number - 20))
            case 30...37: pen.foreground = code(number - 30)
            case 40...47: pen.background = code(number - 40)
            case 90...97: pen.foreground = code(number - 82)
            case 100...107: pen.background = code(number - 92)
            case 39: pen.foreground = State.terminalDefault
            case 49: pen.background = State.terminalDefault
            case 38, 48:
                guard numbers.popFirst() == 5, let index = numbers.popFirst() else { return false }
                if number == 38 { pen.foreground = code(index) } else { pen.background = code(index) }
            default: return false
            }
        }
        wanted = pen
        return true
    }

    private func code(_ index: Int) -> UInt32 {
        trueColours[UInt8(truncatingIfNeeded: index)].map(code) ?? UInt32(index)
    }

    /// A colour that has a number on every terminal goes by it: that is half as long.
    private func code(_ rgb: RGB) -> UInt32 {
        if let index = TerminalPalette.fixedIndex(of: rgb) { return UInt32(index) }
        return State.direct | UInt32(rgb.red) << 16 | UInt32(rgb.green) << 8 | UInt32(rgb.blue)
    }

    private mutating func token(_ bytes: ArraySlice<UInt8>, _ out: inout [UInt8]) {
        let scalar = bytes.dropFirst().reduce(UInt32(bytes.first ?? 0) & 0x07) { $0 << 6 | UInt32($1 & 0x3F) }
        let number = Int(scalar) - Int(Self.firstToken)
        guard tokens.indices.contains(number) else { return }
        synchronise(onSpace: false, &out)
        endRun(&out)
        out += tokens[number]
    }

    // MARK: Sending

    private mutating func synchronise(onSpace: Bool, _ out: inout [UInt8]) {
        guard actual != wanted else { return }
        if onSpace, actual.background == wanted.background {
            // Spaces show neither colour nor weight of what is not there.
            if (actual.attributes | wanted.attributes) & State.visibleOnSpace == 0 { return }
        }
        endRun(&out)
        let anew = codes(from: State(), startingWith: [0])
        let changed =
            abilities.removesAttributes || actual.attributes & ~wanted.attributes == 0 ? codes(from: actual, startingWith: []) : nil
        let shorter = changed.flatMap { Self.size($0) <= Self.size(anew) ? $0 : nil } ?? anew
        out += Array("\u{1B}[".utf8)
        for (index, number) in shorter.enumerated() {
            if index > 0 { out.append(UInt8(ascii: ";")) }
            if number != 0 || shorter.count > 1 { out += Array(String(number).utf8) }
        }
        out.append(UInt8(ascii: "m"))
        actual = wanted
    }

    /// The numbers that make the wanted pen of another one.
    private func codes(from pen: State, startingWith numbers: [Int]) -> [Int] {
        var numbers = numbers
        var have = pen.attributes
        let gone = have & ~wanted.attributes
        if gone & 0b110 != 0 {
            numbers.append(22)
            have &= ~0b110
        }
        for bit in [3, 4, 5, 7, 8] where gone & 1 << UInt16(bit) != 0 { numbers.append(20 + bit) }
        for bit in [1, 2, 3, 4, 5, 7, 8] where wanted.attributes & ~have & 1 << UInt16(bit) != 0 { numbers.append(bit) }
        if wanted.foreground != pen.foreground { numbers += Self.colour(wanted.foreground, base: 30) }
        if wanted.background != pen.background { numbers += Self.colour(wanted.background, base: 40) }
        return numbers
    }

    private static func colour(_ code: UInt32, base: Int) -> [Int] {
        if code == State.terminalDefault { return [base + 9] }
        if code & State.direct != 0 { return [base + 8, 2, Int(code >> 16 & 0xFF), Int(code >> 8 & 0xFF), Int(code & 0xFF)] }
        switch code {
        case 0..<8: return [base + Int(code)]
        case 8..<16: return [base + 52 + Int(code)]
        default: return [base + 8, 5, Int(code)]
        }
    }

    private static func size(_ numbers: [Int]) -> Int { numbers.reduce(0) { $0 + 1 + ($1 > 99 ? 3 : $1 > 9 ? 2 : 1) } }
}
