import Terminal
import Testing

struct KeyDecoderTests {
    private static let escape = "\u{1B}"

    private func decode(_ text: String) -> [KeyEvent] {
        var decoder = KeyDecoder()
        return decoder.decode(Array(text.utf8)) + decoder.flush()
    }

    @Test(
        "Keys of xterm, rxvt, the Linux console and the keypad",
        arguments: [
            ("a", .character("a")), ("A", .character("A")), ("é", .character("é")), ("漢", .character("漢")), ("\r", .key(.enter, [])),
            ("\n", .key(.enter, [])),
            ("\t", .key(.tab, [])), ("\u{7F}", .key(.backspace, [])), ("\u{8}", .control("h")), ("\u{1}", .control("a")),
            ("\u{1A}", .control("z")),
            ("\u{0}", .control(" ")), ("\u{1C}", .control("\\")), ("\u{1F}", .control("_")), ("\u{1B}", .key(.escape, [])),
            ("\u{1B}[A", .key(.up, [])), ("\u{1B}OB", .key(.down, [])), ("\u{1B}[1;2C", .key(.right, .shift)),
            ("\u{1B}[1;5D", .key(.left, .control)),
            ("\u{1B}[1;3A", .key(.up, .alt)), ("\u{1B}[1;8B", .key(.down, [.shift, .alt, .control])), ("\u{1B}[a", .key(.up, .shift)),
            ("\u{1B}Od", .key(.left, .control)), ("\u{1B}OH", .key(.home, [])), ("\u{1B}[F", .key(.end, [])),
            ("\u{1B}[1~", .key(.home, [])),
            ("\u{1B}[8~", .key(.end, [])), ("\u{1B}[5~", .key(.pageUp, [])), ("\u{1B}[6;5~", .key(.pageDown, .control)),
            ("\u{1B}[3~", .key(.delete, [])),
            ("\u{1B}[3$", .key(.delete, .shift)), ("\u{1B}[3^", .key(.delete, .control)), ("\u{1B}[2~", .key(.insert, [])),
            ("\u{1B}[Z", .key(.backTab, [])),
            ("\u{1B}OP", .key(.function(1), [])), ("\u{1B}[1;2P", .key(.function(1), .shift)), ("\u{1B}[15~", .key(.function(5), [])),
            ("\u{1B}[24;5~", .key(.function(12), .control)), ("\u{1B}[[A", .key(.function(1), [])), ("\u{1B}[[E", .key(.function(5), [])),
            ("\u{1B}a", .key(.character("a"), .alt)), ("\u{1B}é", .key(.character("é"), .alt)), ("\u{1B}\r", .key(.enter, .alt)),
            ("\u{1B}\u{7F}", .key(.backspace, .alt)), ("\u{1B}\u{1}", .key(.character("a"), [.alt, .control])),
            ("\u{1B}\u{1B}[A", .key(.up, .alt)),
            ("\u{1B}[27;5;13~", .key(.enter, .control)), ("\u{1B}[97;5u", .key(.character("a"), .control)),
            ("\u{1B}[13;2u", .key(.enter, .shift)),
            ("\u{1B}[", .key(.character("["), .alt)), ("\u{1B}O", .key(.character("O"), .alt)), ("\u{1B}OM", .key(.enter, [])),
            ("\u{1B}Oq", .character("1")),
        ] as [(String, KeyEvent)])
    func keys(bytes: String, event: KeyEvent) {
        #expect(decode(bytes) == [event])
    }

    @Test(
        "What is no key of ours is passed over, and what follows it is not",
        arguments: [
            "\u{1B}[?62;22c", "\u{1B}[>41;354;0c", "\u{1B}]11;rgb:1b1b/2b2b/3434\u{7}", "\u{1B}]11;rgb:0/0/0\u{1B}\\",
            "\u{1B}P1$r0m\u{1B}\\", "\u{1B}[I",
            "\u{1B}[O", "\u{1B}[0n", "\u{1B}[99~", "\u{1B}[<0;0;0M", "\u{1B}[M !!", "\u{1B}[200;1;1;1;1X",
        ])
    func reports(bytes: String) {
        #expect(decode(bytes + "x") == [.character("x")])
    }

    @Test("Several keys in one read come in order")
    func several() {
        #expect(decode("j\u{1B}[B\r\u{1B}OAé") == [.character("j"), .key(.down, []), .key(.enter, []), .key(.up, []), .character("é")])
        #expect(decode("\u{1B}\u{1B}") == [.key(.escape, []), .key(.escape, [])])
        #expect(decode("\u{1B}\u{1B}x") == [.key(.escape, []), .key(.character("x"), .alt)])
    }

    @Test("Sequences and characters may be cut anywhere")
    func pieces() {
        let bytes = Array("é\u{1B}[1;5C漢\u{1B}OP\u{1B}[200~a\r\nb漢\u{1B}[201~👍🏽\u{1B}[<0;3;4M".utf8)
        let whole = decode(String(decoding: bytes, as: UTF8.self))
        for cut in 0...bytes.count {
            var decoder = KeyDecoder()
            let events = decoder.decode(bytes[..<cut]) + decoder.decode(bytes[cut...])
            // A cluster cut between two code points arrives in parts; the text is the same.
            #expect(text(events) == text(whole))
        }
        var decoder = KeyDecoder()
        #expect(text(bytes.flatMap { decoder.decode([$0]) }) == text(whole))
    }

    private func text(_ events: [KeyEvent]) -> String {
        events.map { event in
            if case .key(.character(let character), []) = event { String(character) } else { "⟨\(event)⟩" }
        }.joined()
    }

    @Test(
        "Bytes that are no UTF-8 are dropped", arguments: [[0xFF, 0x61], [0xC3, 0x61], [0xE2, 0x82, 0x61], [0x80, 0x61]] as [[UInt8]])
    func notUTF8(bytes: [UInt8]) {
        var decoder = KeyDecoder()
        let events = decoder.decode(bytes) + decoder.flush()
        #expect(events == [.character("a")])
    }

    @Test("Pasted text is one event, whatever is in it")
    func paste() {
        #expect(decode("\u{1B}[200~rm -rf\r\nq\r\u{3}\u{1B}[A\u{1B}[201~q") == [.paste("rm -rf\nq\n\u{3}\u{1B}[A"), .character("q")])
        #expect(decode("\u{1B}[200~\u{1B}[201~") == [.paste("")])
    }

    @Test("A paste whose end is missing waits for it, and can be ended")
    func endlessPaste() {
        var decoder = KeyDecoder()
        #expect(decoder.decode(Array("\u{1B}[200~one".utf8)).isEmpty)
        #expect(decoder.isInPaste && !decoder.isAmbiguous)
        #expect(decoder.flush().isEmpty)
        #expect(decoder.decode(Array(" two\u{1B}[20".utf8)).isEmpty)
        #expect(decoder.endPaste() == [.paste("one two")])
        #expect(!decoder.isInPaste)
    }

    @Test("What is too much of a paste is dropped and counted")
    func hugePaste() {
        var decoder = KeyDecoder()
        let tooMuch = Array(repeating: UInt8(ascii: "x"), count: KeyDecoder.maximumPaste + 5)
        let events = decoder.decode(Array("\u{1B}[200~".utf8) + tooMuch + Array("\u{1B}[201~".utf8))
        guard case .paste(let text)? = events.first else {
            Issue.record("no paste")
            return
        }
        #expect(text.utf8.count == KeyDecoder.maximumPaste)
        #expect(decoder.takeDroppedPasteBytes() == 5)
        #expect(decoder.takeDroppedPasteBytes() == 0)
    }

    @Test(
        "The mouse in SGR form",
        arguments: [
            ("\u{1B}[<0;3;4M", MouseEvent(.press, x: 2, y: 3)), ("\u{1B}[<0;3;4m", MouseEvent(.release, x: 2, y: 3)),
            ("\u{1B}[<64;1;1M", MouseEvent(.wheelUp, x: 0, y: 0)), ("\u{1B}[<65;200;60M", MouseEvent(.wheelDown, x: 199, y: 59)),
            ("\u{1B}[<16;3;4M", MouseEvent(.press, x: 2, y: 3)),
        ])
    func mouse(bytes: String, event: MouseEvent) {
        #expect(decode(bytes) == [.mouse(event)])
    }

    @Test(
        "Two presses at one place within 0.4 s are a double click",
        arguments: [(300, 3, true), (500, 3, false), (300, 4, false)] as [(Int64, Int, Bool)])
    func doubleClick(time: Int64, x: Int, isDouble: Bool) {
        var decoder = KeyDecoder()
        _ = decoder.decode(Array("\u{1B}[<0;3;4M".utf8), at: 1_000)
        let second = decoder.decode(Array("\u{1B}[<0;\(x);4M".utf8), at: 1_000 + time)
        #expect(second == [.mouse(MouseEvent(isDouble ? .doubleClick : .press, x: x - 1, y: 3))])
    }

    @Test("The terminal's own sequences go before the usual ones")
    func terminalKeys() {
        var decoder = KeyDecoder(terminalKeys: [Array("\u{1B}[A".utf8): .init(.pageUp), Array("\u{1B}Tx".utf8): .init(.function(7))])
        #expect(decoder.decode(Array("\u{1B}[A".utf8)) == [.key(.pageUp, [])])
        #expect(decoder.decode(Array("\u{1B}T".utf8)).isEmpty)
        #expect(decoder.decode(Array("x".utf8)) == [.key(.function(7), [])])
    }

    @Test("After any bytes the next key is a key", arguments: 0..<64)
    func noise(seed: UInt64) {
        var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
        func next() -> UInt8 {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return UInt8(truncatingIfNeeded: state >> 24)
        }
        var decoder = KeyDecoder()
        let alphabet = Array("\u{1B}\u{1B}\u{1B}[[[O]P;<200~Mm1;2Aa\r".utf8)
        for _ in 0..<2_000 {
            let byte = next()
            _ = decoder.decode([byte < 200 ? alphabet[Int(byte) % alphabet.count] : next()])
        }
        for _ in 0..<256 where decoder.isInPaste || decoder.isAmbiguous {
            _ = decoder.endPaste()
            _ = decoder.flush()
        }
        let last = decoder.decode(Array("z".utf8))
        #expect(last == [.character("z")])
    }
}
