import Terminal
import Testing

struct TextWrapTests {
    @Test(
        "Text is broken at spaces, after hyphens, between wide characters, and inside words that are too long",
        arguments: [
            ("the quick brown fox", 10, ["the quick", "brown fox"]), ("the quick", 9, ["the quick"]),
            ("abcdefgh", 3, ["abc", "def", "gh"]),
            ("a well-known fact", 9, ["a well-", "known", "fact"]), ("one\n\ntwo", 9, ["one", "", "two"]), ("", 5, [""]), ("any", 0, []),
            ("カードをなくしました", 6, ["カード", "をなく", "しまし", "た"]), ("ab カード", 6, ["ab カ", "ード"]), ("a  b", 2, ["a", "b"]),
            ("e\u{301}e\u{301}e\u{301}", 2, ["e\u{301}e\u{301}", "e\u{301}"]),
        ])
    func lines(text: String, width: Int, lines: [String]) {
        #expect(wrap(text, width) == lines)
    }

    @Test("No line is wider than asked, whatever the text", arguments: 2...12)
    func neverTooWide(width: Int) {
        let text = "Would help: 10 more examples/entities — मेरा कार्ड, カード, 👨‍👩‍👧 and supercalifragilistic words"
        let lines = wrap(text, width)
        let widest = lines.map(\.columns).max() ?? 0
        #expect(widest <= width)
        let letters = lines.joined().filter { $0 != " " }
        #expect(letters == text.filter { $0 != " " })
    }

    @Test(
        "The longest start that fits ends with an ellipsis",
        arguments: [("hello", 5, "hello"), ("hello", 4, "hel…"), ("漢字", 3, "漢…"), ("漢字", 2, "…"), ("a", 0, "")])
    func fitted(text: String, width: Int, fitted: String) {
        #expect(text.fitted(to: width) == fitted)
    }
}
