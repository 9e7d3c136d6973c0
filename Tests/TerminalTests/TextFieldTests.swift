import Terminal
import Testing

struct TextFieldTests {
    /// The text with `|` where the caret stands.
    private func state(_ field: TextField) -> String {
        let cut = field.text.index(field.text.startIndex, offsetBy: field.caret)
        return field.text[..<cut] + "|" + String(field.text[cut...])
    }

    private func field(_ state: String) -> TextField {
        var field = TextField(state.filter { $0 != "|" })
        field.caret = state.prefix { $0 != "|" }.count
        return field
    }

    @Test(
        "Each key edits around the caret",
        arguments: [
            ("ab|", .character("c"), "abc|"), ("a|b", .key(.character("X"), .shift), "aX|b"), ("a|b", .key(.left, []), "|ab"),
            ("|ab", .key(.left, []), "|ab"), ("a|b", .key(.right, []), "ab|"), ("ab|", .key(.right, []), "ab|"),
            ("a|b", .key(.backspace, []), "|b"), ("|ab", .key(.backspace, []), "|ab"), ("a|b", .key(.delete, []), "a|"),
            ("ab|", .key(.delete, []), "ab|"), ("a|b", .key(.home, []), "|ab"), ("a|b", .key(.end, []), "ab|"),
            ("a|b", .control("a"), "|ab"), ("a|b", .control("e"), "ab|"), ("one two|", .control("w"), "one |"),
            ("one two  |x", .control("w"), "one |x"), ("one two|three", .control("u"), "|three"), ("one| two", .control("k"), "one|"),
            ("one two|", .key(.left, .control), "one |two"), ("|one two", .key(.right, .alt), "one| two"),
            ("one |two", .key(.character("b"), .alt), "|one two"), ("one| two three", .key(.character("d"), .alt), "one| three"),
            ("one two|", .key(.backspace, .alt), "one |"), ("a|b", .control("h"), "|b"), ("a|b", .control("d"), "a|"),
            ("a|d", .paste("b\r\nc\n\n\td"), "ab c d|d"), ("|", .paste("x\u{1B}[31my"), "x[31my|"),
        ] as [(String, KeyEvent, String)])
    func edit(before: String, key: KeyEvent, after: String) {
        var field = field(before)
        let isTaken = field.handle(key)
        #expect(isTaken)
        #expect(state(field) == after)
    }

    @Test(
        "Clusters are edited whole, and marks join the character before the caret",
        arguments: [
            ("👨‍👩‍👧|", .key(.backspace, []), "|"), ("e\u{301}|x", .key(.left, []), "|e\u{301}x"),
            ("e|x", .character("\u{301}"), "e\u{301}|x"),
            ("บ|", .character("\u{E31}"), "บั|"), ("ک|", .character("\u{200C}"), "ک\u{200C}|"), ("漢|字", .key(.delete, []), "漢|"),
        ] as [(String, KeyEvent, String)])
    func clusters(before: String, key: KeyEvent, after: String) {
        var field = field(before)
        let isTaken = field.handle(key)
        #expect(isTaken)
        #expect(state(field) == after)
    }

    @Test(
        "Keys that are not its business are left to others",
        arguments: [
            .key(.enter, []), .key(.escape, []), .key(.tab, []), .key(.up, []), .key(.down, []), .key(.pageUp, []), .key(.function(1), []),
            .control("p"), .control("r"), .key(.character("x"), .alt), .key(.left, .shift), .resize(Size(width: 1, height: 1)),
            .mouse(MouseEvent(.press, x: 0, y: 0)),
        ] as [KeyEvent])
    func others(key: KeyEvent) {
        var field = field("a|b")
        let isTaken = field.handle(key)
        #expect(!isTaken)
        #expect(state(field) == "a|b")
    }

    @Test("What is too long is not taken")
    func limit() {
        var field = TextField()
        _ = field.handle(.paste(String(repeating: "x", count: TextField.maximumLength + 10)))
        #expect(field.text.count == TextField.maximumLength)
        _ = field.handle(.character("y"))
        #expect(field.text.count == TextField.maximumLength && !field.text.contains("y"))
    }

    @Test(
        "The caret stays in sight, and hidden text is marked",
        arguments: [
            ("abc|", 8, "abc", 3), ("abcdefgh|", 8, "…cdefgh", 7), ("|abcdefghij", 8, "abcdefg…", 0), ("abcde|fghijklmn", 8, "abcdefg…", 5),
            ("漢字漢字|", 6, "…漢字", 5), ("|", 8, "say something"[...].prefix(7) + "…", 0),
        ] as [(String, Int, String, Int)])
    func drawing(before: String, width: Int, shown: String, caret: Int) {
        var field = field(before)
        field.scroll = 0
        var canvas = Canvas(size: Size(width: width, height: 1))
        field.draw(on: &canvas, in: canvas.bounds, focused: true, placeholder: "say something")
        #expect(canvas.text() == shown)
        #expect(canvas.caret?.x == caret)
    }

    @Test("Wherever the caret goes, it stands on its character")
    func caretFollows() {
        var field = TextField("where is my カード 👨‍👩‍👧 gone, block it now please")
        for key in Array(repeating: KeyEvent.Key.left, count: 45) + Array(repeating: .right, count: 45) {
            _ = field.handle(.key(key, []))
            var canvas = Canvas(size: Size(width: 12, height: 1))
            field.draw(on: &canvas, in: canvas.bounds, focused: true)
            let x = canvas.caret?.x ?? -1
            #expect((0..<12).contains(x))
            if field.caret < field.text.count {
                let index = field.text.index(field.text.startIndex, offsetBy: field.caret)
                #expect(canvas[x, 0].character == field.text[index])
            }
        }
    }

    @Test("Without focus there is no caret")
    func unfocused() {
        var field = TextField("abc")
        var canvas = Canvas(size: Size(width: 8, height: 1))
        field.draw(on: &canvas, in: canvas.bounds, focused: false)
        #expect(canvas.caret == nil)
    }
}
