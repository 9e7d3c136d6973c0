import Terminal
import Testing

struct CanvasTests {
    private func canvas(_ width: Int, _ height: Int = 1, ascii: Bool = false) -> Canvas {
        Canvas(size: Size(width: width, height: height), ascii: ascii)
    }

    @Test(
        "Text is cut with an ellipsis and never in the middle of a wide character",
        arguments: [
            ("hello", 5, "hello", 5), ("hello!", 5, "hell…", 5), ("hello", 1, "…", 1), ("hello", 0, "", 0), ("hello", -3, "", 0),
            ("カード", 6, "カード", 6), ("カード", 5, "カー…", 5), ("カード", 4, "カ …", 4), ("カード", 3, "カ…", 3), ("カ", 1, "…", 1),
            ("ab   ", 3, "ab", 3), ("ab  c", 3, "ab…", 3), ("", 4, "", 0),
        ])
    func cut(text: String, width: Int, shown: String, columns: Int) {
        var canvas = canvas(10)
        let used = canvas.put(text, x: 0, y: 0, width: width)
        #expect(used == columns)
        #expect(canvas.text() == shown)
    }

    @Test(
        "A grapheme cluster stands in one cell, with the columns a terminal gives it",
        arguments: [
            ("e\u{301}a", [1, 1]), ("漢字", [2, 2]), ("👨‍👩‍👧x", [2, 1]), ("🇩🇪x", [2, 1]), ("❤️x", [2, 1]), ("👍🏽x", [2, 1]), ("कि", [2]),
            ("บัตร", [1, 1, 1]), ("شاي", [1, 1, 1]), ("\u{1112}\u{1161}\u{11AB}", [2]), ("ﬁ", [1]),
        ])
    func widths(text: String, columns: [Int]) {
        #expect(text.map(\.columns) == columns)
        var canvas = canvas(20)
        let used = canvas.put(text, x: 0, y: 0)
        #expect(used == columns.reduce(0, +))
        #expect(canvas.row(0).filter { !$0.isContinuation }.map(\.character).prefix(columns.count) == Array(text)[...])
    }

    @Test(
        "Widths of single code points are those of the C library",
        arguments: ["a", "é", "ß", "▏", "⠿", "漢", "ｱ", "😀", "─", "€", "א", "ก"] as [Character])
    func agreesWithTheCLibrary(character: Character) throws {
        let scalar = try #require(character.unicodeScalars.first)
        #expect(character.columns == CharacterWidth.columns(of: scalar))
    }

    @Test(
        "Control and invisible characters are drawn as dots",
        arguments: ["a\u{1B}[31mb", "a\tb", "a\nb", "a\r\nb", "a\u{202E}b", "a\u{200B}b", "a\u{7F}b", "a\u{9B}b", "a\u{FEFF}b", "a\u{0}b"])
    func controls(text: String) {
        var canvas = canvas(20)
        canvas.put(text, x: 0, y: 0)
        let shown = canvas.text()
        #expect(shown.hasPrefix("a·") && shown.hasSuffix("b"))
        let invisible = shown.unicodeScalars.filter { $0.value < 0x20 || $0.value == 0x7F || $0 == "\u{202E}" }
        #expect(invisible.isEmpty)
    }

    @Test("Overwriting half of a wide character leaves a space in place of the other half")
    func halves() {
        var canvas = canvas(6)
        canvas.put("漢字漢", x: 0, y: 0)
        canvas.put("a", x: 1, y: 0)
        canvas.put("b", x: 4, y: 0)
        #expect(canvas.text() == " a字b")
        canvas.put("語", x: 3, y: 0)
        #expect(canvas.text() == " a 語")
        #expect(canvas[5, 0].character == " " && !canvas[5, 0].isContinuation)
    }

    @Test("What lies outside the grid or the clip is dropped")
    func outside() {
        var canvas = canvas(6, 2)
        canvas.put("abcdef", x: -2, y: 0)
        canvas.put("x", x: 0, y: 7)
        canvas.put("x", x: 99, y: 0)
        canvas.put("漢", x: -1, y: 1)
        canvas.fill(Rect(x: -5, y: -5, width: 3, height: 3), "#", style: .text)
        #expect(canvas.text() == "cdef\n")
        canvas.clipped(to: Rect(x: 2, y: 1, width: 2, height: 1)) { $0.put("123456", x: 0, y: 1) }
        #expect(canvas.text() == "cdef\n  3…")
        canvas.clipped(to: Rect(x: 1, y: 1, width: 3, height: 9)) { $0.fill(Rect(x: 0, y: 0, width: 9, height: 9), "=", style: .muted) }
        #expect(canvas.text() == "cdef\n ===")
        #expect(Canvas(size: Size(width: -1, height: 5)).text() == "\n\n\n\n")
    }

    @Test("Text is placed from the right and in the middle")
    func placement() {
        var canvas = canvas(12, 3)
        canvas.putRight("3 of 9", maxX: 12, y: 0)
        canvas.putRight("123456789", maxX: 12, y: 1, width: 4)
        canvas.putCentred("漢字", in: canvas.bounds, y: 2)
        #expect(canvas.text() == "      3 of 9\n        123…\n    漢字")
    }

    @Test("A tint changes the ground and keeps what is shown")
    func tint() {
        var canvas = canvas(6)
        canvas.put("ab漢", x: 0, y: 0, style: Style(.ok))
        canvas.tint(Rect(x: 0, y: 0, width: 3, height: 1), ground: .selection, adding: .bold)
        #expect(canvas.text() == "ab漢")
        #expect(canvas[0, 0].style == Style(.ok, on: .selection, .bold))
        #expect(canvas[3, 0].style == Style(.ok))
    }

    @Test("A frame has a title, a footer, round corners and a cleared inside; focus changes its colour")
    func frame() {
        var canvas = canvas(24, 4)
        canvas.put("to be covered by the frame", x: 0, y: 1)
        let inside = canvas.frame(canvas.bounds, title: "Intents", focused: true, footer: "1 of 9")
        #expect(inside == Rect(x: 1, y: 1, width: 22, height: 2))
        #expect(
            canvas.text() == """
                ╭─ Intents ────────────╮
                │                      │
                │                      │
                ╰───────────── 1 of 9 ─╯
                """)
        #expect(canvas[0, 0].style.role == .borderFocus)
        #expect(canvas[3, 0].style == Style(.title, on: nil, .bold))
        canvas.frame(canvas.bounds, title: "Intents")
        #expect(canvas[0, 0].style.role == .border)
    }

    @Test("A long title is cut inside its frame", arguments: [(10, "╭─ Int… ─╮"), (8, "╭─ I… ─╮"), (7, "╭─────╮"), (2, "╭╮"), (1, "")])
    func longTitle(width: Int, top: String) {
        var canvas = canvas(12, 3)
        canvas.frame(Rect(x: 0, y: 0, width: width, height: 3), title: "Intents of the project")
        #expect(canvas.text().split(separator: "\n", omittingEmptySubsequences: false).first.map(String.init) == top)
    }

    @Test(
        "Right-to-left, wide and combining text leaves borders where they are",
        arguments: ["فقدت بطاقتي", "שלום עולם", "カードをなくした", "मेरा कार्ड", "👨‍👩‍👧 🇩🇪 ❤️", "Z͑ͫ̓a̴l"])
    func borders(text: String) {
        var canvas = canvas(16, 3)
        let inside = canvas.frame(canvas.bounds, title: "")
        canvas.put(text, x: inside.x, y: 1, width: inside.width)
        #expect(canvas[0, 1].character == "│" && canvas[15, 1].character == "│")
        #expect(canvas.row(1).filter { !$0.isContinuation }.map(\.character.columns).reduce(0, +) == 16)
    }

    @Test("In ASCII mode everything is ASCII, in the same columns")
    func ascii() {
        var canvas = canvas(30, 3, ascii: true)
        canvas.frame(canvas.bounds, title: "Café › Größe", footer: "▸ 3…")
        canvas.put("✓ ●○ ±½ “x” 漢 ⣿⠁⢀ █▌▏ é\u{301}", x: 1, y: 1)
        let text = canvas.text()
        let others = text.filter { !$0.isASCII }
        #expect(others.isEmpty)
        #expect(text == "+- Cafe > Grose -------------+\n|+ *o +? \"x\" ?? #'. #>| e    |\n+--------------------- > 3~ -+")
    }

    @Test("A dump names the styles")
    func dump() {
        var canvas = canvas(9)
        canvas.put([("a", .text), ("bc", Style(.key, on: .selection, .bold))], x: 0, y: 0)
        #expect(canvas.styledText() == "a⟨key/selection+b bc⟩")
        let display = MemoryDisplay(size: Size(width: 9, height: 1))
        display.present(canvas, theme: .builtIn(.dark))
        #expect(display.text() == "abc" && display.presented == 1)
    }
}
