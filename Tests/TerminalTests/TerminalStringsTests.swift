import Terminal
import Testing

struct TerminalStringsTests {
    @Test(
        "Base 64 is that of RFC 4648",
        arguments: [
            ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
            ("é漢", "w6nmvKI="),
        ])
    func base64(text: String, encoded: String) {
        #expect(TerminalStrings.base64(Array(text.utf8)) == encoded)
    }

    @Test("Requests get through tmux and screen")
    func wrapped() {
        let request = TerminalStrings.copy("hi")
        #expect(request == "\u{1B}]52;c;aGk=\u{7}")
        #expect(TerminalStrings.wrapped(request, environment: ["TERM": "xterm-256color"]) == request)
        let tmux = TerminalStrings.wrapped(request, environment: ["TERM": "tmux-256color", "TMUX": "/tmp/tmux-0/default,1,0"])
        #expect(tmux == request + "\u{1B}Ptmux;\u{1B}\u{1B}]52;c;aGk=\u{7}\u{1B}\\")
        let long = TerminalStrings.wrapped(TerminalStrings.copy(String(repeating: "x", count: 900)), environment: ["TERM": "screen"])
        #expect(long.split(separator: "\u{1B}P").count == 3)
    }

    @Test("A notification cannot end itself or the request early")
    func notification() {
        #expect(TerminalStrings.notification(title: "a;b\u{7}", body: "done\u{1B}]") == "\u{1B}]777;notify;a b ;done ]\u{7}")
    }
}
