import Terminal
import Testing

struct OutputStageTests {
    private func translate(
        _ text: String, _ abilities: OutputStage.Abilities = .init(repeats: true), _ prepare: (inout OutputStage) -> Void = { _ in }
    ) -> String {
        var stage = OutputStage(abilities)
        prepare(&stage)
        return String(decoding: stage.translate(Array(text.utf8)), as: UTF8.self).replacing("\u{1B}", with: "^")
    }

    @Test(
        "Of colours and attributes only what changes is sent, and nothing before spaces that look the same",
        arguments: [
            ("\u{1B}[38;5;73m\u{1B}[48;5;235ma", "^[38;5;73;48;5;235ma"), ("\u{1B}[38;5;73ma\u{1B}[38;5;73mb", "^[38;5;73mab"),
            ("\u{1B}[31;40ma\u{1B}(B\u{1B}[0;1m\u{1B}[31m\u{1B}[40mb", "^[31;40ma^[1mb"),
            ("\u{1B}[1;31ma\u{1B}[m \u{1B}[1;31mb", "^[1;31ma b"),
            ("\u{1B}[4ma\u{1B}[m b", "^[4ma^[m b"), ("\u{1B}[1;38;5;73ma\u{1B}[0;38;5;73mb", "^[1;38;5;73ma^[22mb"),
            ("\u{1B}[31ma\u{1B}[mb", "^[31ma^[mb"),
            ("\u{1B}[41m \u{1B}[m\u{1B}[K", "^[41m ^[m^[K"), ("\u{1B}[31m\u{1B}[5;5H", "^[5;5H"), ("a\u{1B}[99mb", "a^[99mb"),
            ("\u{1B}[92;103ma", "^[92;103ma"), ("\u{1B}[0;10;1ma\u{1B}[0;10mb", "^[1ma^[mb"),
            ("\u{1B}[1;24r\u{1B}]104\u{7}\u{0}a\u{1B}(B", "a"),
        ])
    func attributes(sent: String, expected: String) {
        #expect(translate(sent) == expected)
    }

    @Test("A terminal that takes attributes back only all together is told all anew")
    func noRemoval() {
        #expect(translate("\u{1B}[1;4ma\u{1B}[m\u{1B}[4mb", .init(removesAttributes: false)) == "^[1;4ma^[0;4mb")
        #expect(translate("\u{1B}[1;4ma\u{1B}[m\u{1B}[4mb") == "^[1;4ma^[22mb")
    }

    @Test(
        "Runs of line and block characters are sent as a repetition, where that is shorter and understood",
        arguments: [
            ("──────────", true, "─^[9b"), ("──────────", false, "──────────"), ("──", true, "──"), ("─────│", true, "─^[4b│"),
            ("││\u{1B}[18X", true, "││^[18X"), ("││\u{1B}[K", true, "││^[K"),
            ("漢漢漢漢漢漢", true, "漢漢漢漢漢漢"),
            ("─────\u{1B}[31m─────", true, "─^[4b^[31m─^[4b"), ("─────\u{1B}[2;2H─", true, "─^[4b^[2;2H─"),
        ])
    func runs(sent: String, repeats: Bool, expected: String) {
        #expect(translate(sent, .init(repeats: repeats)) == expected)
    }

    @Test("True colours stand in for their numbers")
    func trueColours() {
        let sent = "\u{1B}[38;5;16m\u{1B}[48;5;17ma\u{1B}[38;5;200mb"
        #expect(translate(sent) { $0.trueColours = [16: RGB(1, 2, 3), 17: RGB(40, 50, 60)] } == "^[38;2;1;2;3;48;2;40;50;60ma^[38;5;200mb")
    }

    @Test("Tokens are replaced by what they stand for, in the pen of their place")
    func tokens() throws {
        let token = Character(try #require(Unicode.Scalar(OutputStage.firstToken + 1)))
        let unknown = Character(try #require(Unicode.Scalar(OutputStage.firstToken + 9)))
        let sent = "a\u{1B}[31m\(token)b\(unknown)c"
        #expect(translate(sent) { $0.tokens = [[], Array("<👍🏽>".utf8)] } == "a^[31m<👍🏽>bc")
    }

    @Test("What is owed before others write is paid")
    func finish() {
        var stage = OutputStage(.init())
        _ = stage.translate(Array("\u{1B}[31ma\u{1B}[m".utf8))
        #expect(String(decoding: stage.finish(), as: UTF8.self) == "\u{1B}[m")
        #expect(stage.finish().isEmpty)
    }

    @Test("Whatever is sent, the screen looks as it would without the stage, from fewer bytes", arguments: 0..<40)
    func looksTheSame(seed: UInt64) {
        var random = SplitMix(seed: seed)
        var sent = ""
        for _ in 0..<400 { sent += Self.piece(&random) }
        var stage = OutputStage(.init(removesAttributes: seed % 2 == 0, repeats: seed % 3 == 0))
        let bytes = Array(sent.utf8)
        var translated: [UInt8] = []
        var at = 0
        while at < bytes.count {
            let end = min(bytes.count, at + Int(random.next() % 40))
            translated += stage.translate(bytes[at..<end])
            at = end
        }
        let with = TinyTerminal(String(decoding: translated, as: UTF8.self))
        let without = TinyTerminal(sent)
        #expect(with.looks == without.looks)
        #expect(translated.count < bytes.count)
    }

    private static func piece(_ random: inout SplitMix) -> String {
        switch random.next() % 12 {
        case 0, 1: "\u{1B}[38;5;\(random.next() % 4 + 20)m"
        case 2: "\u{1B}[48;5;\(random.next() % 3 + 30)m"
        case 3: "\u{1B}(B\u{1B}[0;\(random.next() % 8 == 6 ? 4 : random.next() % 5)m"
        case 4: "\u{1B}[\(random.next() % 6 + 1);\(random.next() % 20 + 1)H"
        case 5: ["\u{1B}[K", "\u{1B}[J", "\u{1B}[3X", "\u{1B}[m", "\u{1B}[7m", "\u{1B}[22;24m"][Int(random.next() % 6)]
        case 6: String(repeating: "─", count: Int(random.next() % 9))
        case 7, 8: String(repeating: " ", count: Int(random.next() % 5))
        default: ["x", "ab", "é"][Int(random.next() % 3)]
        }
    }
}

private struct SplitMix {
    var state: UInt64
    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
        return z ^ z >> 31
    }
}

/// Six rows of twenty columns, and as much of a terminal as the test needs.
private struct TinyTerminal {
    struct Look: Hashable {
        var character: Character = " "
        var foreground = "", background = ""
        var attributes: Set<Int> = []

        /// A space shows neither colour nor weight.
        var seen: Look {
            guard character == " ", attributes.isDisjoint(with: [4, 7]) else { return self }
            return Look(character: " ", foreground: "", background: background, attributes: [])
        }
    }

    private var cells = Array(repeating: Look(), count: 120)
    private var pen = Look()
    private var x = 0
    private var y = 0
    private var last: Character = " "

    var looks: [Look] { cells.map(\.seen) }

    init(_ text: String) {
        var rest = text[...]
        while let character = rest.popFirst() {
            guard character == "\u{1B}" else {
                draw(character)
                continue
            }
            if rest.popFirst() == "(" {
                rest.removeFirst()
                continue
            }
            let numbers = rest.prefix { $0.isNumber || $0 == ";" }
            rest = rest.dropFirst(numbers.count)
            control(rest.popFirst() ?? "m", numbers.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) ?? 0 })
        }
    }

    private mutating func draw(_ character: Character) {
        last = character
        cells[y * 20 + x] = Look(character: character, foreground: pen.foreground, background: pen.background, attributes: pen.attributes)
        x = min(19, x + 1)
    }

    private mutating func erase(_ range: Range<Int>) {
        for index in range { cells[index] = Look(background: pen.background) }
    }

    private mutating func control(_ final: Character, _ numbers: [Int]) {
        let here = y * 20 + x
        switch final {
        case "H": (y, x) = (numbers[0] - 1, numbers[1] - 1)
        case "K": erase(here..<(y + 1) * 20)
        case "J": erase(here..<120)
        case "X": erase(here..<min((y + 1) * 20, here + numbers[0]))
        case "b": for _ in 0..<numbers[0] { draw(last) }
        case "m": attributes(numbers)
        default: break
        }
    }

    private mutating func attributes(_ numbers: [Int]) {
        var numbers = numbers[...]
        while let number = numbers.popFirst() {
            switch number {
            case 0: pen = Look()
            case 1, 2, 3, 4, 5, 7: pen.attributes.insert(number)
            case 22: pen.attributes.subtract([1, 2])
            case 23...27: pen.attributes.remove(number - 20)
            case 38: pen.foreground = numbers.prefix(2).map(String.init).joined(separator: ";")
            case 48: pen.background = numbers.prefix(2).map(String.init).joined(separator: ";")
            case 39: pen.foreground = ""
            case 49: pen.background = ""
            default: break
            }
            if number == 38 || number == 48 { numbers = numbers.dropFirst(2) }
        }
    }
}
